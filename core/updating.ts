/** Giving an article a newer text: what becomes of its passages. */
import { carriedOneByOne, type Carried, type CarryStatus } from './anchor/carry.ts';
import { describeSpan } from './anchor/describe.ts';
import { Finder } from './anchor/find.ts';
import { PLACED } from './anchor/likeness.ts';
import type { Passage, PassageId, TextVersion } from './model.ts';
import { inSlices } from './slices.ts';
import {
  documentIn,
  placeOf,
  type CarriedPassage,
  type ReadArticle,
  type TextUpdate,
} from './text-versions.ts';

/** What became of one passage when its article was updated. */
export interface CarriedReport {
  readonly id: PassageId;
  readonly status: CarryStatus;
  /** Its words as they are now. */
  readonly quote: string;
  /** What its words were, where they changed. */
  readonly was?: string;
  /** Where it stands in the newer text, in UTF-16 code units; none when it is unplaced. */
  readonly start?: number;
  readonly end?: number;
  /** From 0 to 1. */
  readonly confidence: number;
}

/** What became of an article's passages when it was updated: how many, and which. */
export interface UpdateReport extends Readonly<Record<CarryStatus, number>> {
  /** The version that is now the present one. */
  readonly textVersion: number;
  readonly passages: readonly CarriedReport[];
}

/** The change that gives an article a newer text, and what it does to its passages. */
export interface Update {
  readonly change: TextUpdate;
  readonly report: UpdateReport;
}

/**
 * Makes the change that gives an article a newer text, and the report of what it does to its passages.
 * @param newer the canonical text of the newer version
 * @param pause lets other things be done: passages by the thousand take seconds
 */
export async function updateOf(
  read: ReadArticle,
  text: TextVersion,
  newer: string,
  pause: () => Promise<void>,
): Promise<Update> {
  const { article } = read;
  const carried: CarriedPassage[] = [];
  const reports = new Map<PassageId, CarriedReport>();
  for (const [textVersion, passages] of byVersion(article.passages)) {
    const older = documentIn(read, textVersion);
    const all = older === null ? found(newer, passages) : carriedOneByOne(older.text, newer, passages);
    const results = (await inSlices(all, () => pause().then(() => true))) ?? [];
    for (const [index, passage] of passages.entries()) {
      const { status, anchor, confidence } = results[index] ?? LOST;
      if (anchor !== null)
        carried.push({
          passage: passage.id,
          from: placeOf(passage),
          to: { ...anchor, textVersion: text.textVersion },
        });
      reports.set(passage.id, {
        id: passage.id,
        status,
        quote: anchor?.quote ?? passage.quote,
        ...(status === 'changed' ? { was: passage.quote } : {}),
        ...(anchor === null ? {} : { start: anchor.start, end: anchor.end }),
        confidence: Math.round(confidence * 1000) / 1000,
      });
    }
  }
  const passages = article.passages.flatMap(({ id }) => reports.get(id) ?? []);
  return {
    change: { type: 'text.update', article: article.id, text, base: article.textSha256, carried },
    report: reportOf(text.textVersion, passages),
  };
}

/** Passages of a text that never came, such as another tool marked them: their words are all there is to go by. */
function* found(text: string, passages: readonly Passage[]): Generator<Carried> {
  const finder = new Finder(text);
  for (const passage of passages) {
    const place = finder.find(passage);
    if (place === null) yield LOST;
    else if (place.confidence < PLACED) yield { ...LOST, confidence: place.confidence };
    else {
      const status = place.exact ? 'moved' : 'changed';
      yield { status, anchor: describeSpan(text, place), confidence: place.confidence };
    }
  }
}

const LOST = { status: 'unplaced', anchor: null, confidence: 0 } as const;

/** The report of what became of passages. */
export function reportOf(textVersion: number, passages: readonly CarriedReport[]): UpdateReport {
  const count = (status: CarryStatus) => passages.filter((each) => each.status === status).length;
  return {
    textVersion,
    kept: count('kept'),
    moved: count('moved'),
    changed: count('changed'),
    unplaced: count('unplaced'),
    passages,
  };
}

function byVersion(passages: readonly Passage[]): ReadonlyMap<number, readonly Passage[]> {
  const groups = new Map<number, Passage[]>();
  for (const passage of passages) {
    const group = groups.get(passage.textVersion) ?? [];
    group.push(passage);
    groups.set(passage.textVersion, group);
  }
  return groups;
}
