/** Annotations from Hypothesis, as its client exports them: JSON, or CSV. */
import { markdownOfParagraph } from '../../../core/document/escape.ts';
import type { Span } from '../../../core/document/tree.ts';
import type { Extracted, ForeignHighlight } from '../../../core/importing.ts';
import { nonEmpty, object, record, type Parser } from '../../../core/parse.ts';
import { fieldsOf, listIn, names, readEach, words } from './records.ts';
import { webAddress } from '../reading.ts';
import type { Row, Table } from './tables.ts';
import { keyOf, namesOf, textOf, timeOf } from './values.ts';
import {
  articlesOf,
  detailsOf,
  highlightOf,
  noPlace,
  said,
  saysSomething,
  type WorkRecord,
} from './works.ts';

const TOOL = 'Hypothesis';

interface Annotation {
  readonly id: string;
  readonly created: string | null;
  /** A name without its server. */
  readonly user: string;
  /** Markdown, as Hypothesis has it. */
  readonly text: string;
  readonly tags: readonly string[];
  /** Ids of what it answers, from the first of the thread on. */
  readonly references: readonly string[];
  readonly uri: string;
  readonly document: string;
  readonly target: Quoted;
}

interface Quoted {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  /** In UTF-16 code units of the page's text. */
  readonly position: Span | null;
}

const user: Parser<string> = (value) =>
  words(value, '')
    .replace(/^acct:/, '')
    .replace(/@[^@]*$/, '');
const title: Parser<string> = (value) => words(listIn(fieldsOf(value)?.['title'])[0], '');
const time: Parser<string | null> = (value) => timeOf(value);
const ids: Parser<readonly string[]> = (value) => listIn(value).map((id) => words(id, ''));

const target: Parser<Quoted> = (value) => {
  const selectors = listIn(fieldsOf(listIn(value)[0])?.['selector']).map(fieldsOf);
  const quote = selectors.find((selector) => selector?.['type'] === 'TextQuoteSelector');
  const position = selectors.find((selector) => selector?.['type'] === 'TextPositionSelector');
  return {
    quote: words(quote?.['exact'], ''),
    prefix: side(quote?.['prefix']),
    suffix: side(quote?.['suffix']),
    position: spanOf(position?.['start'], position?.['end']),
  };
};

/** What stands beside a quote keeps the space between them. */
const side = (value: unknown): string => (typeof value === 'string' ? textOf(value) : '');

const spanOf = (start: unknown, end: unknown): Span | null =>
  isOffset(start) && isOffset(end) && start < end ? { start, end } : null;

const isOffset = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const annotation: Parser<Annotation> = (value, at) =>
  object<Annotation>({
    id: nonEmpty,
    created: time,
    user,
    text: words,
    tags: names,
    references: ids,
    uri: words,
    document: title,
    target,
  })(record(value, at), at);

export const isHypothesis = (value: unknown): boolean => {
  const fields = fieldsOf(value);
  if (fields === null || !Array.isArray(fields['annotations'])) return false;
  return 'export_userid' in fields || 'export_date' in fields || 'client_version' in fields;
};

/** Reads what Hypothesis exports as JSON; a reply joins the note that it answers. */
export function readHypothesis(value: unknown): Extracted {
  const { items, left } = readEach(listIn(fieldsOf(value)?.['annotations']), annotation);
  const { replies, lone } = threadsOf(items.map(({ item }) => item));
  const records = items.map(({ item, record: own }): WorkRecord => {
    const stands = item.references.length === 0 || lone.has(item.id);
    return {
      ...workOf(item.uri),
      details: detailsOf(item.document, { url: item.uri }),
      highlights: stands ? [highlightFrom(item, replies.get(item.id) ?? [])].filter(saysSomething) : [],
      record: own,
    };
  });
  return {
    articles: articlesOf(TOOL, records),
    issues: [],
    left: [...left, ...ofPeople(items.map(({ item }) => item.user)), ...ofLoneReplies(lone.size)],
  };
}

/** What is no page of the web, such as a PDF on someone's disk, is told from others by what Hypothesis calls it. */
const workOf = (uri: string): Pick<WorkRecord, 'work'> =>
  uri === '' || webAddress(uri) !== null ? {} : { work: uri };

interface Threads {
  /** The replies to each annotation, oldest first, by its id. */
  readonly replies: ReadonlyMap<string, readonly Annotation[]>;
  /** Ids of the replies to what is not there. */
  readonly lone: ReadonlySet<string>;
}

function threadsOf(annotations: readonly Annotation[]): Threads {
  const replies = new Map<string, Annotation[]>();
  const lone = new Set<string>();
  for (const { id, references } of annotations) if (references.length === 0) replies.set(id, []);
  for (const item of annotations.toSorted(byTime)) {
    if (item.references.length === 0) continue;
    const thread = item.references.map((id) => replies.get(id)).find((found) => found !== undefined);
    if (thread === undefined) lone.add(item.id);
    else thread.push(item);
  }
  return { replies, lone };
}

const byTime = (a: Annotation, b: Annotation): number =>
  (a.created ?? '') < (b.created ?? '') ? -1 : (a.created ?? '') > (b.created ?? '') ? 1 : 0;

const highlightFrom = (item: Annotation, replies: readonly Annotation[]): ForeignHighlight =>
  highlightOf({
    key: `hypothesis:${item.id}`,
    ...item.target,
    note: [item.references.length === 0 ? item.text : signed(item), ...replies.map(signed)]
      .filter((note) => note !== '')
      .join('\n\n'),
    issues: namesOf([item, ...replies].flatMap(({ tags }) => tags)),
    created: item.created,
  });

/** The name stands on a line of its own, so that the note may begin with anything. */
const signed = ({ user, text }: Pick<Annotation, 'user' | 'text'>): string =>
  text === '' || user === '' ? text : `${markdownOfParagraph(user)}:\n\n${text}`;

const ofPeople = (users: readonly string[]): readonly string[] => {
  const people = new Set(users.filter((name) => name !== '')).size;
  return people < 2 ? [] : noPlace('names', people, 'writer');
};

const ofLoneReplies = (count: number): readonly string[] =>
  said(count, 'reply', 'replies', (replies, isOne) =>
    isOne
      ? `${replies} has become a note of its own, because what it answers is not in the file.`
      : `${replies} have become notes of their own, because what they answer is not in the file.`,
  );

/** Whether a table has the columns that Hypothesis exports. */
export const isHypothesisTable = (columns: readonly string[]): boolean =>
  ['created at', 'author', 'url', 'type', 'comment', 'tags'].every((name) => columns.includes(name));

/** Reads what Hypothesis exports as CSV. It does not say what a reply answers, so each is a note of its own. */
export function readHypothesisTable({ columns, rows }: Table): Extracted {
  const quoteColumn = columns.find((name) => name.startsWith('quote')) ?? 'quote';
  const all = rows();
  const isReply = (row: Row): boolean => row.cell('type').toLowerCase() === 'reply';
  const records = all.map((row): WorkRecord => {
    const url = row.cell('url');
    const quote = row.cell(quoteColumn);
    const note = { user: row.cell('author'), text: row.cell('comment') };
    const highlight = highlightOf({
      key: keyOf('hypothesis', url, row.cell('created at'), note.user, quote),
      quote,
      note: isReply(row) ? signed(note) : note.text,
      issues: namesOf(row.cell('tags').split(',')),
      created: timeOf(row.cell('created at')),
    });
    return {
      ...workOf(url),
      details: detailsOf(null, { url }),
      highlights: [highlight].filter(saysSomething),
      record: row.record,
    };
  });
  return {
    articles: articlesOf(TOOL, records),
    issues: [],
    left: [...ofPeople(all.map((row) => row.cell('author'))), ...ofLoneReplies(all.filter(isReply).length)],
  };
}
