/** The last thing before an article leaves the worker: nothing that is not words, however it got there. */
import type { ExtractedArticle } from '../../core/importing.ts';
import { documentOf } from '../../core/document/document.ts';
import { cleaned } from './decode.ts';

/** Character references that stand for controls; Markdown resolves them as it is read. */
const CONTROL_REFERENCE =
  /&#(?:x0*(?:[0-8bcef]|1[0-9a-f]|[789][0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]|12[7-9]|1[3-5]\d));/gi;
/** Half pairs are no characters. */
const HALF = /\p{Cs}/gu;
const STORED = /\bimage:([\da-f]{64}\.(?:png|jpg|gif|webp))/gi;

/** Without controls and half pairs in text and details, and without addresses of pictures that did not come with it. */
export function tame(article: ExtractedArticle): ExtractedArticle {
  const { title, byline, source, section, published, publishedTime, language, url } = article.details;
  const details = {
    title: plain(title) ?? '',
    byline: plain(byline),
    source: plain(source),
    section: plain(section),
    published,
    publishedTime,
    language,
    url,
  };
  const names = new Set(article.images.map(({ name }) => name));
  const markdown = article.markdown
    .replace(CONTROL_REFERENCE, '')
    .replace(STORED, (whole, name: string) => (names.has(name) ? whole : 'image:'));
  const text = plainLines(markdown);
  // Offsets of pages count in the text as it was.
  const pages = text === article.markdown ? article.pages : pagesIn(article, text);
  return { ...article, details, markdown: text, pages };
}

const plainLines = (words: string): string => cleaned(words).replace(HALF, '\uFFFD');

const plain = (words: string | null): string | null => {
  const text = plainLines(words ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? null : text;
};

/** They are kept where the canonical text has not changed its length. */
function pagesIn({ markdown, pages }: ExtractedArticle, text: string): ExtractedArticle['pages'] {
  if (pages.length === 0) return pages;
  return documentOf(markdown).text.length === documentOf(text).text.length ? pages : [];
}
