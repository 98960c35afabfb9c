/** The versions of an article's text: a changed text takes the place of the present one, which is kept beside it. */
import type { Anchor } from './anchor/describe.ts';
import { documentOf } from './document/document.ts';
import type { ArticleDocument } from './document/tree.ts';
import type { Article, ArticleId, Passage, PassageId, TextVersion } from './model.ts';
import { fail, ok, type Result } from './result.ts';

/** An article with what the present version of its text reads as. */
export interface ReadArticle {
  readonly article: Article;
  readonly document: ArticleDocument;
}

/** Where a passage stands: an anchor, and the version of the text that it is in. */
export type Place = Anchor & Pick<Passage, 'textVersion'>;

export interface CarriedPassage {
  readonly passage: PassageId;
  readonly from: Place;
  readonly to: Place;
}

interface TextChange {
  readonly article: ArticleId;
  /** The newer version. */
  readonly text: TextVersion;
  /** SHA-256 of the canonical text before it: version numbers are given again after an undo. */
  readonly base: string;
  /** The passages that have a place in it; the others stay in theirs. */
  readonly carried: readonly CarriedPassage[];
}
/** A newer version of the text takes the present one's place. */
export interface TextUpdate extends TextChange {
  readonly type: 'text.update';
}
/** And its inverse: the version before is the present one again. */
export interface TextRevert extends TextChange {
  readonly type: 'text.revert';
}

type Texts = TextVersion & Pick<Article, 'earlier' | 'passages'>;

export const placeOf = ({ start, end, quote, prefix, suffix, textVersion }: Passage): Place => ({
  start,
  end,
  quote,
  prefix,
  suffix,
  textVersion,
});

const textOf = ({
  textVersion,
  received,
  original,
  markdown,
  textSha256,
  words,
  pages,
}: TextVersion): TextVersion => ({
  textVersion,
  received,
  original,
  markdown,
  textSha256,
  words,
  pages,
});

/** The versions of an article's text, the present one last. */
export const versionsOf = (article: Article): readonly TextVersion[] => [...article.earlier, textOf(article)];

/** What a version of an article reads as; null where the article has no such version. */
export function documentIn({ article, document }: ReadArticle, textVersion: number): ArticleDocument | null {
  if (textVersion === article.textVersion) return document;
  const text = article.earlier.find((each) => each.textVersion === textVersion);
  return text === undefined ? null : documentOf(text.markdown);
}

/** What text.update does. Refused, in words, where it was made for another state of the text or of a passage. */
export function updateText(article: Article, { text, base, carried }: TextUpdate): Result<Texts> {
  if (text.textVersion !== article.textVersion + 1 || base !== article.textSha256)
    return fail('The text has been updated in the meantime; nothing was overwritten.');
  return moved(article, carried, ({ from, to }) => [from, to], {
    ...text,
    earlier: versionsOf(article),
  });
}

/** What text.revert does. Refused, in words, where passages have been marked in the newer text since. */
export function revertText(article: Article, { text, carried }: TextRevert): Result<Texts> {
  const before = article.earlier.at(-1);
  const present = text.textVersion === article.textVersion && text.textSha256 === article.textSha256;
  if (before === undefined || !present)
    return fail('The text has been updated again in the meantime; nothing was overwritten.');
  const known = new Set(carried.map(({ passage }) => passage));
  if (article.passages.some(({ id, textVersion }) => textVersion === article.textVersion && !known.has(id)))
    return fail('Passages have been marked in the newer text since. Remove them first.');
  return moved(article, carried, ({ from, to }) => [to, from], {
    ...before,
    earlier: article.earlier.slice(0, -1),
  });
}

/** The passages at their other places. One that was removed is passed over: when that is undone, it is unplaced. */
function moved(
  article: Article,
  carried: readonly CarriedPassage[],
  ends: (each: CarriedPassage) => readonly [from: Place, to: Place],
  texts: Omit<Texts, 'passages'>,
): Result<Texts> {
  const byId = new Map(carried.map((each) => [each.passage, ends(each)]));
  const passages: Passage[] = [];
  for (const passage of article.passages) {
    const [from, to] = byId.get(passage.id) ?? [];
    if (from !== undefined && !isAt(passage, from))
      return fail('A passage has been given another place in the meantime; nothing was overwritten.');
    passages.push({ ...passage, ...to });
  }
  return ok({ ...texts, passages });
}

const isAt = (passage: Passage, place: Place): boolean =>
  passage.textVersion === place.textVersion && passage.start === place.start && passage.end === place.end;
