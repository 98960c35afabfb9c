/** Where a passage that has lost its place may stand. */
import { describeSpan, type Anchor } from './anchor/describe.ts';
import { Finder } from './anchor/find.ts';
import type { ArticleDocument } from './document/tree.ts';
import type { Passage } from './model.ts';
import { isUnplaced } from './passages.ts';
import { inSlices } from './slices.ts';
import type { ReadArticle } from './text-versions.ts';

/** The place in the present text that comes nearest to a passage. */
export interface Candidate extends Anchor {
  /** From 0 to 1. */
  readonly confidence: number;
}

/** More may differ than where a place is believed: the person judges. */
const MOST_ERRORS = 0.5;
/** What is less like a passage than this is like anything. */
const LEAST_LIKE = 0.15;

export interface UnplacedPassage {
  readonly passage: Passage;
  /** Null where nothing is like its words. */
  readonly candidate: Candidate | null;
}

/** What was found in a text: it never changes, and the passages are asked for again at every edit. */
const found = new WeakMap<ArticleDocument, Map<string, Candidate | null>>();

/**
 * The passages of an article that have lost their place, each with the place that comes nearest to it.
 * @param goOn as of `inSlices`
 */
export const unplacedIn = (
  read: ReadArticle,
  goOn: () => Promise<boolean>,
): Promise<readonly UnplacedPassage[] | null> => inSlices(unplacedOneByOne(read), goOn);

function* unplacedOneByOne({ article, document }: ReadArticle): Generator<UnplacedPassage> {
  const finder = finderOnce(document);
  for (const passage of article.passages)
    if (isUnplaced(article, passage)) yield { passage, candidate: candidateFor(document, passage, finder) };
}

/** The place in a text that comes nearest to a passage; null where nothing is like its words. */
export function candidateFor(
  document: ArticleDocument,
  passage: Passage,
  finder = finderOnce(document),
): Candidate | null {
  const known = found.get(document) ?? new Map<string, Candidate | null>();
  found.set(document, known);
  const key = `${passage.textVersion} ${passage.start} ${passage.end} ${passage.quote}`;
  let candidate = known.get(key);
  if (candidate === undefined) {
    candidate = nearestPlace(finder(), passage);
    known.set(key, candidate);
  }
  return candidate;
}

/** A finder is made only where something is not known yet. */
function finderOnce({ text }: ArticleDocument): () => Finder {
  let finder: Finder | null = null;
  return () => (finder ??= new Finder(text));
}

function nearestPlace(finder: Finder, passage: Passage): Candidate | null {
  const place = finder.find(passage, { mostErrors: MOST_ERRORS });
  return place === null || place.confidence < LEAST_LIKE
    ? null
    : { ...describeSpan(finder.text, place), confidence: place.confidence };
}
