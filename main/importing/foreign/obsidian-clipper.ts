/** Highlights from Obsidian Web Clipper, as JSON. */
import { parseHTML } from 'linkedom';
import type { Extracted, ForeignHighlight } from '../../../core/importing.ts';
import { nonEmpty, object, record, type Parser } from '../../../core/parse.ts';
import { fieldsOf, listIn, readEach, words } from './records.ts';
import { keyOf, noteOf, textOf, timeOf, wordsOf } from './values.ts';
import { articlesOf, detailsOf, highlightOf, said, saysSomething, type WorkRecord } from './works.ts';

interface Page {
  readonly url: string;
  readonly title: string;
  readonly highlights: readonly unknown[];
  /** The same highlights as the Clipper keeps them, where the file has them. */
  readonly data: readonly unknown[];
}

const page: Parser<Page> = (value, at) =>
  object<Page>({ url: nonEmpty, title: words, highlights: listIn, data: listIn })(record(value, at), at);

export const isObsidianClipper = (value: unknown): boolean => {
  const [first] = listIn(value);
  const fields = fieldsOf(first);
  if (!Array.isArray(value) || typeof fields?.['url'] !== 'string' || !Array.isArray(fields['highlights']))
    return false;
  const [highlight] = fields['highlights'] as readonly unknown[];
  const within = fieldsOf(highlight);
  return highlight === undefined || (within !== null && 'text' in within && 'timestamp' in within);
};

/** Reads the highlights of each page; what was selected at one go is one highlight. */
export function readObsidianClipper(value: unknown): Extracted {
  const { items, left } = readEach(listIn(value), page);
  const records = items.map(({ item, record: own }): WorkRecord => ({
    details: detailsOf(item.title, { url: item.url }),
    highlights: item.data.length > 0 ? fromData(item) : item.highlights.map((one) => fromExport(item, one)),
    record: own,
  }));
  const wordless = records.flatMap(({ highlights }) =>
    highlights.filter((one) => !saysSomething(one)),
  ).length;
  const kept = records.map((one) => ({ ...one, highlights: one.highlights.filter(saysSomething) }));
  return {
    articles: articlesOf('Obsidian Web Clipper', kept),
    issues: [],
    left: [
      ...left,
      ...said(wordless, 'highlight', 'highlights', (highlights, isOne) =>
        isOne
          ? `${highlights} of a picture has no place in Briefmark.`
          : `${highlights} of pictures have no place in Briefmark.`,
      ),
    ],
  };
}

function fromExport({ url }: Page, value: unknown): ForeignHighlight {
  const fields = fieldsOf(value) ?? {};
  const quote = quoteOf(fields['text']);
  const time = words(fields['timestamp'], '');
  return highlightOf({
    key: keyOf('obsidian', url, time, quote),
    quote,
    note: notesOf([fields]),
    created: timeOf(time),
  });
}

type Fields = Readonly<Record<string, unknown>>;

function fromData({ data }: Page): readonly ForeignHighlight[] {
  const groups = new Map<string, [Fields, ...Fields[]]>();
  for (const fields of data.map(fieldsOf).filter((one) => one !== null)) {
    const key = words(fields['groupId'] ?? fields['id'], '');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fields]);
    else group.push(fields);
  }
  return [...groups].map(([key, parts]) => {
    const quote = parts
      .map((part) => quoteOf(part['content']))
      .filter((words) => words !== '')
      .join('\n\n');
    return highlightOf({
      key: `obsidian:${key}`,
      quote,
      prefix: sideOf(parts[0], 'prefix'),
      suffix: sideOf(parts.at(-1), 'suffix'),
      note: notesOf(parts),
      created: timeOf(parts[0]['id']),
    });
  });
}

function sideOf(part: Fields | undefined, side: 'prefix' | 'suffix'): string {
  const words = fieldsOf(part?.['textQuote'])?.[side];
  return typeof words === 'string' ? textOf(words) : '';
}

const notesOf = (parts: readonly Fields[]): string =>
  parts
    .flatMap((part) => listIn(part['notes']))
    .map((note) => noteOf(words(note, '')))
    .filter((note) => note !== '')
    .join('\n\n');

/** The Clipper keeps what was selected as HTML, or as the text that it is. */
function quoteOf(value: unknown): string {
  const content = words(value, '');
  if (!/<[a-z][^<>]*>|&[#\w]+;/i.test(content)) return content;
  const { document } = parseHTML(`<html><body>${content.replace(/<br\b[^<>]*>/gi, '\n')}</body></html>`);
  return wordsOf(document.body.textContent);
}
