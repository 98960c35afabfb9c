import { PlainError } from '../../core/result.ts';
import { decode, isBinary } from './decode.ts';
import { hasFrontMatter } from './markdown.ts';
import { foreignKind } from './refusals.ts';

/** The kinds of text that articles are read from. */
export type Kind = 'text' | 'markdown' | 'html';

const READS =
  'Briefmark reads web pages, PDF, Word, EPUB, mail, feeds, text, Markdown and the exports of other tools';
const SAMPLE = 64 * 1024;
const MARKDOWN_NAME = /\.(md|markdown|mdown|mkd|mdx)$/i;
const TEXT_NAME = /\.(txt|text)$/i;
const HTML_NAME = /\.(html?|xhtml|shtml)$/i;
/** What a page may have before its first tag. */
const LEADING = /^(?:\s|<!--[\s\S]*?-->|<\?xml[^>]*\?>)*/;

/**
 * The text in bytes that no other reader knows.
 * @throws PlainError for what is no text, with the name of what it is, and for a text without words
 */
export function textIn(bytes: Uint8Array): string {
  const foreign = foreignKind(bytes);
  if (foreign !== null) throw refusal(foreign);
  if (isBinary(bytes)) throw new PlainError(`This is not a text file; ${READS}.`);
  const text = decode(bytes);
  if (!/[^\s\p{Cf}]/u.test(text)) throw new PlainError('The file holds nothing but white space.');
  return text;
}

/** What is said of a kind of file that nobody reads. */
export function refusal(kind: string): PlainError {
  const advice = ADVICE.find(([of]) => kind.includes(of))?.[1] ?? '';
  return new PlainError(`This is ${kind}; ${READS}.${advice}`);
}

const ADVICE: readonly (readonly [kind: string, advice: string])[] = [
  ['older Word', ' Save the document as .docx or as text, and import that.'],
  ['RTF', ' Save the document as .docx or as text, and import that.'],
  ['OpenDocument', ' Save the document as .docx or as text, and import that.'],
];

/**
 * Tells what a text is, by its content first and by the file's name only where the content leaves it open.
 * @throws PlainError for one that is none
 */
export function kindOf(text: string, name: string): Kind {
  const start = text.slice(LEADING.exec(text)?.[0].length ?? 0);
  if (/^<svg\b/i.test(start)) throw refusal('an SVG image');
  if (/^<(!doctype\s+html|html|head|body)\b/i.test(start)) return 'html';
  if (MARKDOWN_NAME.test(name)) return 'markdown';
  const isNamedHtml = HTML_NAME.test(name);
  if (isNamedHtml && start.startsWith('<')) return 'html';
  if (looksLikeFragment(start)) return 'html';
  if (hasFrontMatter(text)) return 'markdown';
  const enough = TEXT_NAME.test(name) ? SURE : LIKELY;
  if (weightAsMarkdown(text) >= enough) return 'markdown';
  return isNamedHtml && /<[a-z][^<>]*>/i.test(text) ? 'html' : 'text';
}

/**
 * Refuses data, which is no article: JSON, and what is called a table and is one.
 * @throws PlainError that says what it is
 */
export function refuseData(text: string, name: string): void {
  if (/^\s*[[{]/.test(text) && isJson(text))
    throw new PlainError(`This is JSON, and no export that Briefmark knows; ${READS}.`);
  if (/^\s*[[{]\s*["[{]/.test(text) && /\.json$/i.test(name))
    throw new PlainError('This is JSON that is damaged or breaks off. Export it again.');
  if (TABLE_NAME.test(name) && isTable(text))
    throw new PlainError(`This is a table, and no export that Briefmark knows; ${READS}.`);
}

const TABLE_NAME = /\.(?:csv|tsv)$/i;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether the first lines have as many cells each, and more than one. */
function isTable(text: string): boolean {
  const lines = text.slice(0, SAMPLE).split('\n', 6).slice(0, 5);
  const rows = lines.filter((line) => line.trim() !== '');
  return [',', ';', '\t'].some((delimiter) => {
    const counts = rows.map((line) => line.replace(/"[^"]*"/g, '').split(delimiter).length);
    return rows.length > 0 && (counts[0] ?? 0) > 1 && counts.every((count) => count === counts[0]);
  });
}

const looksLikeFragment = (text: string): boolean =>
  /^<(article|div|main|section|meta|title|p|h1|table|ul|ol)\b[^<>]*>/i.test(text) &&
  /<\/(article|div|main|section|title|p|h1|table|ul|ol)\s*>/i.test(text);

/** Signs of Markdown, each with what it is worth, and how often it has to be there. */
const MARKDOWN_SIGNS: readonly (readonly [sign: RegExp, worth: number, times: number])[] = [
  [/(?:^|\n\n)#{1,6} (?=\S)[^\n]*(?=\n\n|\n?$)/g, 1, 1],
  [/(?:^|\n\n)#{1,6} (?=\p{L})[^\n]*(?=\n\n|\n?$)/gu, 1, 2],
  [/\[[^[\]\n]+\]\(https?:\/\/[^)\s]+\)/g, 1, 1],
  [/^(?:```|~~~)\w*$/gm, 1, 2],
  [/\*\*[^\s*][^*\n]*\*\*/g, 1, 1],
  [/^\|? *:?-{3,}:? *\|[ :|-]*$/gm, 1, 1],
];
/** One sign alone is often something else: a "#" before a number, a "**" for a footnote. */
const LIKELY = 2;
/** Where the name says that it is plain text. */
const SURE = 3;

function weightAsMarkdown(text: string): number {
  const sample = text.slice(0, SAMPLE);
  return MARKDOWN_SIGNS.filter(([sign, , times]) => (sample.match(sign)?.length ?? 0) >= times).reduce(
    (sum, [, worth]) => sum + worth,
    0,
  );
}
