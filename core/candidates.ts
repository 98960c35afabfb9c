/** Where a passage that has lost its place may stand. */
import { Finder } from './anchor/find.ts';
import type { Span } from './document/tree.ts';
import type { Passage } from './model.ts';
import type { ReadArticle } from './text-versions.ts';
import { isUnplaced } from './passages.ts';

/** The place in the present text that comes nearest to a passage. */
export interface Candidate extends Span {
  /** The words that stand there. */
  readonly words: string;
  /** From 0 to 1. */
  readonly confidence: number;
}

/** The passages of an article that have lost their place, each with the place that comes nearest to it, or null. */
export function unplacedIn({
  article,
  document,
}: ReadArticle): readonly { readonly passage: Passage; readonly candidate: Candidate | null }[] {
  const unplaced = article.passages.filter((passage) => isUnplaced(article, passage));
  if (unplaced.length === 0) return [];
  const finder = new Finder(document.text);
  return unplaced.map((passage) => {
    const found = finder.find(passage);
    if (found === null) return { passage, candidate: null };
    const { start, end, confidence } = found;
    return { passage, candidate: { start, end, confidence, words: document.text.slice(start, end) } };
  });
}
