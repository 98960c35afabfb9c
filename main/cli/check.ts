import { stat } from 'node:fs/promises';
import type { Finding } from '../../core/contract.ts';
import { PlainError } from '../../core/result.ts';
import { counted } from '../../core/words.ts';
import { checkLibrary } from '../library/check.ts';
import { ifExists } from '../store/io-errors.ts';
import { Layout } from '../store/layout.ts';
import { repairLibrary } from '../library/repair.ts';
import { say, writing, type Context, type Job } from './context.ts';

export const check: Job = async (context) => {
  if ((await ifExists(stat(new Layout(context.library).articles))) === null)
    throw new PlainError(`There is no library in ${context.library} yet. Import something first.`);
  const mended = context.options.repair ? await mend(context) : [];
  const report = await checkLibrary(context.library);
  say(context, context.options.repair ? { ...report, mended } : report, () => {
    const done = mended.map(({ file, what }) => `Mended ${file}: ${what}\n`).join('');
    const scope = `${counted(report.articles, 'article')} with ${counted(report.passages, 'passage')}`;
    if (report.ok) return `${done}All is well: ${scope}, every file and every quotation as it should be.\n`;
    const lines = report.problems.map(({ file, what }) => `${file}: ${what}\n`);
    return `${done}${scope} checked; ${counted(report.problems.length, 'problem')}:\n${lines.join('')}`;
  });
  return report.ok ? 0 : 1;
};

const mend = (context: Context): Promise<readonly Finding[]> =>
  writing(context, async (library) => (await repairLibrary(library)).mended);
