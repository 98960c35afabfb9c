/**
 * The versions of each stored document. A document says its `format` and `version`; an older one is brought up
 * step by step, a newer one is refused, never guessed at.
 */
import type { ArticleRow, Article, Codebook, Settings } from './model.ts';
import { articleRow, article, codebook, settings } from './parsers.ts';
import { count, listOf, number, object, ParseError, record, string, type Parser } from './parse.ts';

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

/** The cache of rows: library.json. */
export interface LibraryIndex {
  /** Time of the last change of the articles folder that the rows know of, in milliseconds. */
  readonly folderTime: number;
  readonly entries: readonly IndexEntry[];
}

/** A row and the state of the file it was made from. */
export interface IndexEntry {
  readonly row: ArticleRow;
  readonly fileTime: number;
  readonly fileSize: number;
}

const anyTime = number(0, Number.MAX_VALUE);

export const FORMATS = {
  article: { name: 'briefmark/article', steps: [], parse: article } satisfies DocumentFormat<Article>,
  codebook: { name: 'briefmark/issues', steps: [], parse: codebook } satisfies DocumentFormat<Codebook>,
  settings: { name: 'briefmark/settings', steps: [], parse: settings } satisfies DocumentFormat<Settings>,
  index: {
    name: 'briefmark/library',
    steps: [],
    parse: object<LibraryIndex>({
      folderTime: anyTime,
      entries: listOf(object<IndexEntry>({ row: articleRow, fileTime: anyTime, fileSize: count })),
    }),
  } satisfies DocumentFormat<LibraryIndex>,
};

const versionOf = (format: DocumentFormat<unknown>): number => format.steps.length + 1;

/** The document as it is stored: with its format and version in front. */
export const toStored = <T extends object>(format: DocumentFormat<T>, document: T): object => ({
  format: format.name,
  version: versionOf(format),
  ...document,
});

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
      `It was written by a newer version of Briefmark (its version is ${version}, this one knows ${current}). Update Briefmark to open it.`,
    );
  if (version < 1) throw new ParseError('version should be 1 or more');
  return format.parse(
    format.steps.slice(version - 1).reduce((older, step) => step(older), stored),
    '',
  );
}
