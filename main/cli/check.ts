import { stat } from 'node:fs/promises';
import { PlainError } from '../../core/result.ts';
import { counted } from '../../core/words.ts';
import { checkLibrary } from '../library/check.ts';
import { ifExists } from '../store/io-errors.ts';
import { Layout } from '../store/layout.ts';
import { say, type Job } from './context.ts';

export const check: Job = async (context) => {
  if ((await ifExists(stat(new Layout(context.library).articles))) === null)
    throw new PlainError(`There is no library in ${context.library} yet. Import something first.`);
  const report = await checkLibrary(context.library);
  say(context, report, () => {
    const scope = `${counted(report.articles, 'article')} with ${counted(report.passages, 'passage')}`;
    if (report.ok) return `All is well: ${scope}, every file and every quotation as it should be.\n`;
    const lines = report.problems.map(({ file, what }) => `${file}: ${what}\n`);
    return `${scope} checked; ${counted(report.problems.length, 'problem')}:\n${lines.join('')}`;
  });
  return report.ok ? 0 : 1;
};
