/** Where a passage that has lost its place may stand. */
import { describeSpan, type Anchor } from './anchor/describe.ts';
import { Finder } from './anchor/find.ts';
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

/** The passages of an article that have lost their place, each with the place that comes nearest to it. */
export function unplacedIn({ article, document }: ReadArticle): readonly UnplacedPassage[] {
  const unplaced = article.passages.filter((passage) => isUnplaced(article, passage));
  if (unplaced.length === 0) return [];
  const finder = new Finder(document.text);
  return unplaced.map((passage) => {
    const found = finder.find(passage, { mostErrors: MOST_ERRORS });
    if (found === null) return { passage, candidate: null };
    return {
      passage,
      candidate: { ...describeSpan(document.text, found), confidence: found.confidence },
    };
  });
}
