import { knownIssues } from '../../core/issues/hierarchy.ts';
import type { ArticleRow, Codebook } from '../../core/model.ts';
import { PlainError } from '../../core/result.ts';
import { Library } from '../library/library.ts';
import type { CliOptions } from './arguments.ts';

/** What a command has to work with. */
export interface Context {
  readonly words: readonly string[];
  readonly options: CliOptions;
  /** What relative paths count from. */
  readonly cwd: string;
  readonly library: string;
  readonly workerPath: string;
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
}

/** Does a command's work; gives the exit code. */
export type Job = (context: Context) => Promise<number>;

const WRITER = 'the command line';

/** How long a command waits for another command to finish writing, in milliseconds; for the app it does not wait. */
const patience = (holder: string): number => (holder === WRITER || holder === '' ? 600_000 : 0);

/** Works on the library with its lock held. */
export async function writing<T>(context: Context, work: (library: Library) => Promise<T>): Promise<T> {
  return using(context, await Library.open(context.library, { writer: WRITER, patience }), work);
}

/** Works on the library without the right to write, whoever else has it open. */
export async function reading<T>(context: Context, work: (library: Library) => Promise<T>): Promise<T> {
  return using(context, await Library.open(context.library, { writer: null }), work);
}

async function using<T>(
  context: Context,
  library: Library,
  work: (library: Library) => Promise<T>,
): Promise<T> {
  try {
    return await work(library);
  } finally {
    for (const { file, what } of library.newProblems) context.warn(`${file}: ${what}\n`);
    await library.close();
  }
}

/**
 * The one article that is meant by an id, a prefix of one, or a part of a title.
 * @param where those in the trash are not seen in the library
 */
export function articleMeant(
  library: Library,
  meant: string | undefined,
  where: 'library' | 'trash' | 'anywhere' = 'library',
): ArticleRow {
  if (meant === undefined || meant.trim() === '')
    throw new PlainError('Say which article: its id, the beginning of its id, or a part of its title.');
  const rows = library
    .rows()
    .filter(({ removed }) => where === 'anywhere' || (removed !== null) === (where === 'trash'));
  const exact = rows.find(({ id }) => id === meant);
  if (exact !== undefined) return exact;
  const folded = meant.toLocaleLowerCase();
  const titled = rows.filter(({ title }) => title.toLocaleLowerCase() === folded);
  const found =
    titled.length === 1
      ? titled
      : rows.filter(({ id, title }) => id.startsWith(meant) || title.toLocaleLowerCase().includes(folded));
  const [first, second] = found;
  if (first === undefined)
    throw new PlainError(`There is no article “${meant}” in the ${where === 'trash' ? 'trash' : 'library'}.`);
  if (second !== undefined)
    throw new PlainError(
      `“${meant}” could be any of ${found.length} articles:\n${found.map(({ id, title }) => `  ${id}  ${title}`).join('\n')}`,
    );
  return first;
}

/** The names of the issues with these ids, in the codebook's order. */
export const namesOf = (codebook: Codebook, ids: readonly string[]): readonly string[] =>
  knownIssues(codebook, ids).map(({ name }) => name);

/** Prints JSON where it is asked for, else words. */
export function say(context: Context, data: unknown, words: () => string): void {
  context.print(context.options.json ? `${JSON.stringify(data, null, 2)}\n` : words());
}

/** A table of columns set apart by two spaces. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
