/** An ordinary archive of files, each of which is read as if it lay in a folder. */
import { posix } from 'node:path';
import type { Extracted, ExtractedArticle, ForeignIssue } from '../../core/importing.ts';
import { messageOf, PlainError } from '../../core/result.ts';
import { counted } from '../../core/words.ts';
import type { Archive } from './archive.ts';
import { isBeside, isCompanion } from './files.ts';
import type { Reader, ReaderContext } from './reading.ts';

/** More are not read in the time that one file may take. */
const MOST_FILES = 1000;
/** So many of those that could not be read are told by name. */
const MOST_TOLD = 20;

/**
 * Reads the files of an archive. What goes wrong with one is told; the others go through.
 * @param readerOf the reader of a file, by its content and its name
 * @throws PlainError when none of them can be read
 */
export async function readBundle(
  archive: Archive,
  context: ReaderContext,
  readerOf: (bytes: Uint8Array, name: string) => Reader,
): Promise<Extracted> {
  const names = filesIn(archive);
  const articles: ExtractedArticle[] = [];
  const issues: ForeignIssue[] = [];
  const left: string[] = [];
  const failures: string[] = [];
  for (const path of names.slice(0, MOST_FILES)) {
    const name = posix.basename(path);
    try {
      const bytes = archive.bytes(path);
      if (bytes === null) throw new PlainError('The archive is damaged there.');
      const readLocal = (local: string) => archive.bytes(posix.join(posix.dirname(path), local));
      const read = await readerOf(bytes, name)(bytes, { ...context, name, readLocal, review: false });
      // There may be more of them than a call takes arguments.
      for (const article of read.articles)
        articles.push({ ...article, part: article.part ?? { name, bytes } });
      for (const issue of read.issues) issues.push(issue);
      for (const sentence of read.left) left.push(sentence);
    } catch (error) {
      if (!(error instanceof PlainError)) throw error;
      failures.push(`${path}: ${messageOf(error)}`);
    }
  }
  if (articles.length === 0 && issues.length === 0) throw new PlainError(nothing(failures));
  return { articles, issues, left: [...new Set([...left, ...told(failures, names.length)])] };
}

/** Those that may be articles or exports, as in a folder. */
function filesIn({ names }: Archive): readonly string[] {
  const beside = new Map<string, Set<string>>();
  const note = (path: string) => {
    const folder = posix.dirname(path);
    const known = beside.get(folder);
    if (known?.has(path) === true) return;
    beside.set(folder, (known ?? new Set()).add(path));
    if (folder !== '.') note(folder);
  };
  names.forEach(note);
  const companions = new Set(
    [...beside.values()].flatMap((paths) => {
      const here = [...paths].map((path) => posix.basename(path));
      return [...paths].filter((path) => isCompanion(posix.basename(path), here));
    }),
  );
  return names.filter((path) => {
    const folders = path.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'));
    const isHidden = /(?:^|\/)(?:\.|__MACOSX\/)/.test(path);
    return !isHidden && !isBeside(path) && !folders.some((folder) => companions.has(folder));
  });
}

const nothing = (failures: readonly string[]): string =>
  ['There is nothing in the ZIP archive that Briefmark reads.', ...failures.slice(0, 3)].join(' ');

const told = (failures: readonly string[], files: number): readonly string[] => [
  ...failures.slice(0, MOST_TOLD),
  ...(failures.length > MOST_TOLD
    ? [`${counted(failures.length - MOST_TOLD, 'other file')} of the archive could not be read.`]
    : []),
  ...(files > MOST_FILES
    ? [
        `Only the first ${MOST_FILES} of ${files} files were read. Unpack the archive and import its folder for the rest.`,
      ]
    : []),
];
