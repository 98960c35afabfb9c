/** What the articles and passages of an index have besides words. */
import type { LivePart } from './part.ts';

/** A value, and of how many articles or passages. */
export interface Held {
  readonly value: string;
  readonly count: number;
}

/** The most frequent first. */
export interface HeldValues {
  readonly sources: readonly Held[];
  /** Of passages. */
  readonly speakers: readonly Held[];
  readonly languages: readonly Held[];
}

/** The sources, speakers and languages of all that is not in the trash. */
export function valuesIn(parts: readonly LivePart[]): HeldValues {
  const [sources, speakers, languages] = [new Counts(), new Counts(), new Counts()];
  for (const part of parts) {
    const { tables } = part.segment;
    const values = part.values();
    part.shown.forEach((shown, article) => {
      if (shown === 0) return;
      sources.add(values[tables.sources[article] ?? 0]);
      languages.add(values[tables.languages[article] ?? 0]);
    });
    tables.articleOf.forEach((article, passage) => {
      if (part.shown[article] === 1) speakers.add(values[tables.speakers[passage] ?? 0]);
    });
  }
  return { sources: sources.all(), speakers: speakers.all(), languages: languages.all() };
}

class Counts {
  readonly #counts = new Map<string, number>();

  /** @param value empty where it is not known */
  add(value = ''): void {
    if (value !== '') this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1);
  }

  all(): readonly Held[] {
    return [...this.#counts]
      .map(([value, count]) => ({ value, count }))
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  }
}
