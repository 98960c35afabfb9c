import { subjectWordsOf, wordsOf } from '../../core/change-words.ts';
import { momentOf } from '../../core/dates.ts';
import { PlainError } from '../../core/result.ts';
import type { Library } from '../library/library.ts';
import {
  codebookHistory,
  historyOf,
  isFinal,
  redo as redoLast,
  takeBack as takeBackOne,
  takeBackInCodebook,
  undo as undoLast,
} from '../library/undo.ts';
import { articleMeant, reading, say, table, writing, type Context, type Job } from './context.ts';

export const history: Job = (context) =>
  reading(context, async (library) => {
    const entries = context.options.codebook
      ? await codebookHistory(library)
      : await historyOf(library, articleMeant(library, context.words.join(' '), 'anywhere').id);
    const data = entries.map(({ number, at, person, change, quote }) => ({
      number,
      at,
      person,
      what: change === null ? 'Import' : wordsOf(change, library.codebook),
      about: change === null ? null : subjectWordsOf(change, quote),
    }));
    say(context, data, () =>
      table(
        data.map(({ number, at, person, what, about }) => [
          String(number),
          momentOf(at),
          person ?? '',
          about === null ? what : `${what}: ${about}`,
        ]),
      ),
    );
    return 0;
  });

export const takeBack: Job = (context) => {
  const { codebook } = context.options;
  const number = Number(context.words.at(-1));
  if (context.words.length < (codebook ? 1 : 2) || !Number.isSafeInteger(number))
    throw new PlainError(
      codebook
        ? 'Say the number that the history of the codebook gives: take-back --codebook NUMBER.'
        : 'Say the article and the number that its history gives: take-back ARTICLE NUMBER.',
    );
  return writing(context, (library) =>
    codebook
      ? takeBackCodebook(context, library, number)
      : takeBackArticle(context, library, number, context.words.slice(0, -1).join(' ')),
  );
};

async function takeBackCodebook(context: Context, library: Library, number: number): Promise<number> {
  const change = await takeBackInCodebook(library, number);
  say(context, { number, change }, () => `Change ${number} of the codebook is taken back.\n`);
  return 0;
}

async function takeBackArticle(
  context: Context,
  library: Library,
  number: number,
  article: string,
): Promise<number> {
  const row = articleMeant(library, article, 'anywhere');
  const change = await takeBackOne(library, row.id, number);
  say(context, { id: row.id, number, change }, () => `Change ${number} of “${row.title}” is taken back.\n`);
  return 0;
}

const step =
  (move: typeof undoLast, done: string, nothing: string): Job =>
  (context) =>
    writing(context, async (library) => {
      const undone = await firstPossible(context, () => move(library));
      const what = undone === null ? null : wordsOf(undone.edit, library.codebook);
      say(context, { what }, () => (what === null ? `${nothing}\n` : `${done}: ${what}\n`));
      return 0;
    });

/** Edits that can no longer be taken back are told of and passed over. */
async function firstPossible<T>(context: Context, move: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await move();
    } catch (error) {
      if (!isFinal(error)) throw error;
      context.warn(`${error.message}\n`);
    }
}

export const undo = step(undoLast, 'Undone', 'There is nothing to undo.');
export const redo = step(redoLast, 'Done again', 'There is nothing to do again.');
