/**
 * The versions of each stored document. A document says its `format` and `version`; an older one is brought up
 * step by step, a newer one is refused, never guessed at.
 */
import { canonicalText } from './document/document.ts';
import type { JournalRecord } from './journal.ts';
import { journalRecord } from './journal-parser.ts';
import type { Article, Codebook, Settings } from './model.ts';
import { article, codebook, settings } from './parsers.ts';
import { count, listOf, ParseError, record, string, type Parser } from './parse.ts';
import { wordsIn } from './words.ts';

type Step = (older: Record<string, unknown>) => Record<string, unknown>;

/** How one kind of document is stored. */
export interface DocumentFormat<T> {
  readonly name: string;
  /** steps[n] leads from version n + 1 to n + 2; the current version is steps.length + 1. */
  readonly steps: readonly Step[];
  readonly parse: Parser<T>;
}

/** The document was written by a newer Briefmark and must not be touched by this one. */
export class NewerVersionError extends Error {
  override name = 'NewerVersionError';
}

/** From version 2 on a document's file begins with a checksum; see main/store. Nothing in the document changed. */
const checksum: Step = (older) => older;

/** Counting words takes the reading of the whole text, so that articles know how many they have. */
const articleWords: Step = (older) => ({
  ...older,
  words: wordsIn(canonicalText(string(older['markdown'], 'markdown'))),
});

const FIRST = 1;

/** Articles have one version of their text until they are updated. */
const textVersions: Step = (older) => ({
  ...older,
  textVersion: FIRST,
  received: older['imported'],
  earlier: [],
  passages: items(older['passages']).map((passage) => ({ ...passage, textVersion: FIRST })),
});

const items = (list: unknown): readonly Record<string, unknown>[] =>
  listOf((item) => record(item, 'an item of the list'))(list, 'passages');

/** The same for what records tell of. */
const recordedVersions: Step = (older) => ({ ...older, what: withTextVersions(older['what']) });

/** A change, or an import, as versions of Briefmark made it that knew one version of each text. */
export function withTextVersions(older: unknown): Record<string, unknown> {
  const what = record(older, 'what');
  if (what['type'] === 'article.import')
    return { ...what, imported: textVersions(record(what['imported'], 'imported')) };
  if (what['type'] !== 'passage.add' && what['type'] !== 'passage.remove') return what;
  return { ...what, passage: { textVersion: FIRST, ...record(what['passage'], 'passage') } };
}

/** A source may have pages. */
const pages: Step = (older) => ({
  ...older,
  pages: [],
  earlier: items(older['earlier']).map((text) => ({ ...text, pages: [] })),
});

/** The same for what records tell of. */
const recordedPages: Step = (older) => {
  const what = record(older['what'], 'what');
  if (what['type'] === 'article.import')
    return { ...older, what: { ...what, imported: pages(record(what['imported'], 'imported')) } };
  if (what['type'] !== 'text.update' && what['type'] !== 'text.revert') return older;
  return { ...older, what: { ...what, text: { ...record(what['text'], 'text'), pages: [] } } };
};

/** Who does what in a passage, and when. */
const NO_CODING = { speaker: null, stance: null, certainty: null, eventDate: null };
const coding = (passage: Record<string, unknown>) => ({ ...passage, ...NO_CODING });

const marks: Step = (older) => ({
  ...older,
  passages: items(older['passages']).map(coding),
  issues: [],
  starred: false,
  archived: null,
});

/** Issues are parts of others, and say more of themselves. */
const fullIssue = (issue: Record<string, unknown>) => ({
  ...issue,
  parent: null,
  memo: '',
  aliases: [],
  keyTerms: [],
  closed: null,
  accepted: [],
  dismissed: [],
});

const fullIssues: Step = (older) => ({
  ...older,
  issues: items(older['issues']).map(fullIssue),
  merged: [],
});

/** The same for what records tell of. */
const recordedMarks: Step = (older) => {
  const what = record(older['what'], 'what');
  switch (what['type']) {
    case 'article.import':
      return { ...older, what: { ...what, imported: marks(record(what['imported'], 'imported')) } };
    case 'passage.add':
    case 'passage.remove':
      return { ...older, what: { ...what, passage: coding(record(what['passage'], 'passage')) } };
    case 'issue.add':
    case 'issue.remove':
      return { ...older, what: { ...what, issue: fullIssue(record(what['issue'], 'issue')) } };
    default:
      return older;
  }
};

/** The time of day beside the date of publication. */
const publishedTime: Step = (older) => ({ ...older, publishedTime: null });

/** The same for what records tell of. */
const recordedTime: Step = (older) => {
  const what = record(older['what'], 'what');
  return what['type'] === 'article.import'
    ? { ...older, what: { ...what, imported: publishedTime(record(what['imported'], 'imported')) } }
    : older;
};

const person: Step = (older) => ({ ...older, person: null });

const review: Step = (older) => ({ ...older, review: true });

const searches: Step = (older) => ({ ...older, searches: [] });

export const FORMATS = {
  article: {
    name: 'briefmark/article',
    steps: [articleWords, textVersions, pages, marks, publishedTime],
    parse: article,
  } satisfies DocumentFormat<Article>,
  codebook: {
    name: 'briefmark/issues',
    steps: [checksum, fullIssues],
    parse: codebook,
  } satisfies DocumentFormat<Codebook>,
  settings: {
    name: 'briefmark/settings',
    steps: [person, review, searches],
    parse: settings,
  } satisfies DocumentFormat<Settings>,
  /** Each file of the journal says its version in its first line; its records are read as documents of it. */
  journal: {
    name: 'briefmark/journal',
    steps: [recordedVersions, recordedPages, recordedMarks, recordedTime],
    parse: journalRecord,
  } satisfies DocumentFormat<JournalRecord>,
};

/** The version that this program writes. */
export const versionOf = (format: DocumentFormat<unknown>): number => format.steps.length + 1;

/** The document as it is stored: with its format and version in front. */
export const toStored = <T extends object>(format: DocumentFormat<T>, document: T): object => ({
  format: format.name,
  version: versionOf(format),
  ...document,
});

/** The version that stored data say they have; 0 where they say none. */
export function versionIn(data: unknown): number {
  try {
    return count(record(data, '')['version'], '');
  } catch {
    return 0;
  }
}

/** What this program understands of a document from a newer version, for reading only; null where that is too little. */
export function asFarAsKnown<T>(format: DocumentFormat<T>, data: unknown): T | null {
  try {
    return format.parse(data, '');
  } catch {
    return null;
  }
}

/**
 * Reads stored data into the current version of its document.
 * @throws NewerVersionError for a version that this program does not know
 * @throws ParseError in words when the data is not such a document
 */
export function fromStored<T>(format: DocumentFormat<T>, data: unknown): T {
  const stored = record(data, 'The document');
  const name = string(stored['format'], 'format');
  if (name !== format.name) throw new ParseError(`format should be "${format.name}", but it is "${name}"`);
  const version = count(stored['version'], 'version');
  const current = versionOf(format);
  if (version > current)
    throw new NewerVersionError(
      `It was written by a newer version of Briefmark (its version is ${version}, this one knows ${current}). Update Briefmark to change it.`,
    );
  if (version < 1) throw new ParseError('version should be 1 or more');
  return format.parse(
    format.steps.slice(version - 1).reduce((older, step) => step(older), stored),
    '',
  );
}
