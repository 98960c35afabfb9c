/** The check that every quotation says what its source says. */
import type { Article, Passage } from '../model.ts';
import type { Brief, BriefSection, Mismatch, PassageKey } from './model.ts';

/**
 * Compares a passage's words with the stored text at its place, code unit for code unit: nothing is normalised,
 * so that nothing can hide.
 * @param text the article's canonical text
 * @returns null when they are the same
 */
export function checkQuotation(
  article: Pick<Article, 'id' | 'title'>,
  passage: Passage,
  text: string,
): Mismatch | null {
  const { start, end, quote } = passage;
  const inside = start >= 0 && start < end && end <= text.length;
  const stored = inside ? text.slice(start, end) : '';
  if (inside && stored === quote) return null;
  return { article: article.id, title: article.title, passage: passage.id, quote, stored };
}

/** The mismatch of a quotation, or null when it is as stored. */
export const mismatchOf = (brief: Brief, key: PassageKey): Mismatch | null =>
  brief.mismatches.find((one) => one.article === key.article && one.passage === key.passage) ?? null;

/**
 * The brief without the quotations that failed the check. Sections left empty and sources no longer cited go as
 * well, and the rest of the sources are numbered anew.
 */
export function withoutMismatches(brief: Brief): Brief {
  if (brief.mismatches.length === 0) return brief;
  const kept = brief.sections
    .map((section) => ({
      ...section,
      quotations: section.quotations.filter((quotation) => mismatchOf(brief, quotation) === null),
    }))
    .filter(({ quotations }) => quotations.length > 0);
  const numbers = numbersOf(kept);
  const renumbered = <T>(items: readonly T[], number: (item: T) => number, set: (item: T, to: number) => T) =>
    items
      .flatMap((item) => {
        const to = numbers.get(number(item));
        return to === undefined ? [] : [{ to, item: set(item, to) }];
      })
      .sort((a, b) => a.to - b.to)
      .map(({ item }) => item);
  return {
    ...brief,
    sections: kept.map((section) => ({
      ...section,
      quotations: section.quotations.map((one) => ({
        ...one,
        source: numbers.get(one.source) ?? one.source,
      })),
    })),
    sources: renumbered(
      brief.sources,
      ({ number }) => number,
      (source, number) => ({ ...source, number }),
    ),
    appendix: renumbered(
      brief.appendix,
      ({ source }) => source,
      (appendix, source) => ({ ...appendix, source }),
    ),
    passages: passagesIn(kept),
    mismatches: [],
  };
}

/** New numbers by old ones, in order of first citation. */
function numbersOf(sections: readonly BriefSection[]): ReadonlyMap<number, number> {
  const cited = new Set(sections.flatMap(({ quotations }) => quotations.map(({ source }) => source)));
  return new Map([...cited].map((old, index) => [old, index + 1]));
}

/** How many distinct passages the sections quote. */
export const passagesIn = (sections: readonly BriefSection[]): number =>
  new Set(
    sections.flatMap(({ quotations }) => quotations.map(({ article, passage }) => `${article} ${passage}`)),
  ).size;
