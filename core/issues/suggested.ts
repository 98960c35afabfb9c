/** What is suggested for an issue, as its page shows it. */
import type { Span } from '../document/tree.ts';
import type { Article, Passage } from '../model.ts';
import type { Precision } from '../suggesting/precision.ts';

/** A passage, or an article as a whole, that probably belongs to an issue, with the words that say so. */
export interface SuggestedFor {
  readonly article: Pick<Article, 'id' | 'title' | 'source' | 'published'>;
  /** Null where it is the article as a whole. */
  readonly passage: Pick<Passage, 'id' | 'issues' | 'modified'> | null;
  /** The issues that the article bears on as a whole, as they are stored. */
  readonly articleIssues: readonly string[];
  readonly text: string;
  /** The words that caused it, where they stand in the text. */
  readonly marks: readonly Span[];
  readonly because: readonly string[];
  /** From 0 to 1. */
  readonly score: number;
}

export interface SuggestionPage {
  readonly suggestions: readonly SuggestedFor[];
  /** How often such suggestions are right, the figure that tells most first; none where there is nothing to measure by. */
  readonly precisions: readonly Precision[];
}
