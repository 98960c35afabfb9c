import type { SourceArticle, SourcePassage } from '../../core/issues/bearing.ts';
import type { IssueId, Passage } from '../../core/model.ts';

/** Reads an article's passages, all that is known of them. */
export type ReadPassages = () => readonly SourcePassage[];

/**
 * A passage of which what decides its place on an issue's page, and all that charts count, is at hand. The rest, most of
 * it words, is read from its article when it is asked for: tens of thousands are counted where a few are shown.
 */
class OutlinedPassage implements SourcePassage {
  constructor(
    readonly issues: readonly IssueId[],
    readonly speaker: SourcePassage['speaker'],
    readonly stance: SourcePassage['stance'],
    readonly eventDate: SourcePassage['eventDate'],
    readonly paragraph: number,
    readonly lastParagraph: number,
    readonly at: number,
    readonly read: ReadPassages,
  ) {}

  get id(): SourcePassage['id'] {
    return wholeOf(this).id;
  }

  get quote(): string {
    return wholeOf(this).quote;
  }

  get prefix(): string {
    return wholeOf(this).prefix;
  }

  get note(): string {
    return wholeOf(this).note;
  }

  get certainty(): SourcePassage['certainty'] {
    return wholeOf(this).certainty;
  }

  get context(): string {
    return wholeOf(this).context;
  }
}

function wholeOf({ read, at }: OutlinedPassage): SourcePassage {
  const whole = read()[at];
  if (whole === undefined) throw new RangeError('The article has fewer passages than its outline.');
  return whole;
}

/** Makes outlines of articles. What many passages have in common is kept once. */
export class Outliner {
  readonly #issues = new Map<string, Passage['issues']>();
  readonly #words = new Map<string, string>();

  /** @param read as long as the outline is in use it must give the passages that it was made from */
  outline(
    { id, title, source, published, issues, passages }: SourceArticle,
    read: ReadPassages,
  ): SourceArticle {
    return {
      id,
      title,
      source,
      published,
      issues,
      passages: passages.map(
        (passage, at) =>
          new OutlinedPassage(
            once(this.#issues, passage.issues.join(' '), passage.issues),
            passage.speaker === null ? null : once(this.#words, passage.speaker, passage.speaker),
            passage.stance,
            passage.eventDate === null ? null : once(this.#words, passage.eventDate, passage.eventDate),
            passage.paragraph,
            passage.lastParagraph,
            at,
            read,
          ),
      ),
    };
  }
}

function once<T>(known: Map<string, T>, key: string, value: T): T {
  const first = known.get(key);
  if (first !== undefined) return first;
  known.set(key, value);
  return value;
}
