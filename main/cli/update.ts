import { resolve } from 'node:path';
import { reportOf, type CarriedReport, type UpdateReport } from '../../core/updating.ts';
import { PlainError } from '../../core/result.ts';
import { Extractor } from '../importing/extractor.ts';
import { updateFromFile } from '../library/updating.ts';
import type { Library } from '../library/library.ts';
import { articleMeant, say, writing, type Job } from './context.ts';

export const update: Job = async (context) => {
  const file = context.words.at(-1);
  if (file === undefined || context.words.length < 2)
    throw new PlainError('Say which article and which file: update ARTICLE FILE.');
  const extractor = new Extractor(context.workerPath);
  try {
    return await writing(context, async (library) => {
      const { id } = articleMeant(library, context.words.slice(0, -1).join(' '));
      const outcome = await updateFromFile(library, extractor, id, resolve(context.cwd, file));
      const report = outcome.report ?? (await nothingNew(library, id));
      say(context, report, () =>
        outcome.report === null
          ? `“${outcome.title}” has this text already.\n`
          : `“${outcome.title}” is updated; this is version ${report.textVersion} of its text.\n${words(report)}`,
      );
      return 0;
    });
  } finally {
    await extractor.close();
  }
};

/** The report where the text is the one that is there: every passage stays as it is. */
async function nothingNew(library: Library, id: string): Promise<UpdateReport> {
  const { textVersion, passages } = (await library.article(id)).article;
  return reportOf(
    textVersion,
    passages.map((passage): CarriedReport => {
      const { id: passageId, quote, start, end } = passage;
      return passage.textVersion === textVersion
        ? { id: passageId, status: 'kept', quote, start, end, confidence: 1 }
        : { id: passageId, status: 'unplaced', quote, confidence: 0 };
    }),
  );
}

const words = ({ kept, moved, changed, unplaced, passages }: UpdateReport): string =>
  [
    `${kept} kept, ${moved} moved, ${changed} changed, ${unplaced} unplaced\n`,
    ...passages
      .filter(({ status }) => status === 'changed' || status === 'unplaced')
      .map(({ status, quote, was }) =>
        status === 'changed'
          ? `  changed: “${was ?? ''}”\n       to: “${quote}”\n`
          : `  unplaced: “${quote}”\n`,
      ),
  ].join('');
