/** Where a passage that has lost its place may stand. */
import { describeSpan, type Anchor } from './anchor/describe.ts';
import { Finder } from './anchor/find.ts';
import type { ArticleDocument } from './document/tree.ts';
import type { Passage } from './model.ts';
import { isUnplaced } from './passages.ts';
import type { ReadArticle } from './text-versions.ts';

/** The place in the present text that comes nearest to a passage. */
export interface Candidate extends Anchor {
  /** From 0 to 1. */
  readonly confidence: number;
}

/** More may differ than where a place is believed: the person judges. */
const MOST_ERRORS = 0.5;

export interface UnplacedPassage {
  readonly passage: Passage;
  /** Null where nothing is like its words. */
  readonly candidate: Candidate | null;
}

/** What was found in a text: it never changes, and the passages are asked for again at every edit. */
const found = new WeakMap<ArticleDocument, Map<string, Candidate | null>>();

/** The passages of an article that have lost their place, each with the place that comes nearest to it. */
export const unplacedIn = (read: ReadArticle): readonly UnplacedPassage[] => [...unplacedOneByOne(read)];

/** As `unplacedIn`, for whoever has other things to do between two of them: each may take some milliseconds. */
export function* unplacedOneByOne({ article, document }: ReadArticle): Generator<UnplacedPassage> {
  const known = found.get(document) ?? new Map<string, Candidate | null>();
  found.set(document, known);
  let finder: Finder | null = null;
  for (const passage of article.passages) {
    if (!isUnplaced(article, passage)) continue;
    const key = `${passage.textVersion} ${passage.start} ${passage.end} ${passage.quote}`;
    let candidate = known.get(key);
    if (candidate === undefined) {
      finder ??= new Finder(document.text);
      candidate = nearestPlace(finder, passage);
      known.set(key, candidate);
    }
    yield { passage, candidate };
  }
}

function nearestPlace(finder: Finder, passage: Passage): Candidate | null {
  const place = finder.find(passage, { mostErrors: MOST_ERRORS });
  return place === null ? null : { ...describeSpan(finder.text, place), confidence: place.confidence };
}
