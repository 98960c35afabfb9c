/** Telling whether what is imported is of an article that the library has. */
import { shareInCommon } from '../../core/anchor/compare.ts';
import { Finder, isPlaced } from '../../core/anchor/find.ts';
import { canonicalText } from '../../core/document/document.ts';
import type { ExtractedArticle } from '../../core/importing.ts';
import type { ArticleRow } from '../../core/model.ts';
import type { OpenArticle } from './articles.ts';
import type { Library } from './library.ts';

/** Pages from one address that have less than this of their text in common are different articles, not versions of one. */
const IN_COMMON = 0.2;
/** Of so many quotes one at least stands in a text that they are from. */
const MOST_TRIED = 8;

/** The article that something without a text is about: from the same address, else of the same name and authors. */
export async function sameWork(
  library: Library,
  { details, highlights }: ExtractedArticle,
): Promise<ArticleRow | null> {
  if (details.url !== null) return (await library.findByAddress(details.url))[0] ?? null;
  const quotes = highlights.map(({ quote }) => quote);
  return namesake(library, details, ({ article, document }) =>
    article.words === 0 ? true : holdsOne(document.text, quotes),
  );
}

/** The article of which this is another version: of several from one address the one that has most in common with it. */
export async function earlierVersion(
  library: Library,
  { details, markdown }: ExtractedArticle,
): Promise<ArticleRow | null> {
  const text = canonicalText(markdown);
  let best: { readonly row: ArticleRow; readonly share: number } | null = null;
  for (const row of await library.findByAddress(details.url)) {
    const share = await shareWith(library, row, text);
    if (share >= IN_COMMON && share > (best?.share ?? 0)) best = { row, share };
  }
  if (best !== null) return best.row;
  return namesake(
    library,
    details,
    ({ article }) =>
      article.words === 0 &&
      (article.url === null || details.url === null) &&
      holdsOne(
        text,
        article.passages.map(({ quote }) => quote).filter((quote) => quote !== article.title),
      ),
  );
}

/** From 0 to 1. An article without a text waits for any. */
async function shareWith(library: Library, row: ArticleRow, text: string): Promise<number> {
  if (row.words === 0) return IN_COMMON;
  const open = await library.readable(row.id);
  return open === null ? 0 : shareInCommon(open.document.text, text);
}

/** The article of a name whose authors may be the same: one with a text first, as that proves it; one in the trash last. */
async function namesake(
  library: Library,
  { title, byline }: ExtractedArticle['details'],
  isIt: (open: OpenArticle) => boolean,
): Promise<ArticleRow | null> {
  // Nearly all titles are met once, which is told at no cost.
  if ((await library.findByTitle(title)) === null) return null;
  const wanted = title.toLocaleLowerCase();
  const rank = (row: ArticleRow) => Number(row.removed !== null) * 2 + Number(row.words === 0);
  const named = library.rows().filter((row) => row.title.toLocaleLowerCase() === wanted);
  for (const row of named.toSorted((a, b) => rank(a) - rank(b))) {
    const open = await library.readable(row.id);
    if (open !== null && mayBeSame(open.article.byline, byline) && isIt(open)) return row;
  }
  return null;
}

/** Whether two bylines may be of one work: one is not known, or all names of one are in the other, in any order. */
function mayBeSame(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return true;
  const [a, b] = [namesIn(one), namesIn(other)];
  return [...a].every((name) => b.has(name)) || [...b].every((name) => a.has(name));
}

const namesIn = (byline: string): ReadonlySet<string> =>
  new Set(byline.toLocaleLowerCase().match(/[\p{L}\p{M}]{2,}/gu) ?? []);

/** Whether a text has words that were marked in it; notes alone tell nothing, and are believed. */
function holdsOne(text: string, quotes: readonly string[]): boolean {
  const tried = quotes.filter((quote) => quote.trim() !== '').slice(0, MOST_TRIED);
  if (tried.length === 0) return true;
  const finder = new Finder(text);
  return tried.some((quote) => {
    const anchor = { start: 0, end: quote.length, quote, prefix: '', suffix: '' };
    return isPlaced(finder.find(anchor));
  });
}
