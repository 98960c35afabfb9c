import { resolve } from 'node:path';
import { marksInWords, type ImportOutcome } from '../../core/importing.ts';
import { PlainError } from '../../core/result.ts';
import { counted } from '../../core/words.ts';
import { Extractor } from '../importing/extractor.ts';
import { importBytes, importPaths } from '../importing/job.ts';
import { savePage } from '../importing/web-page.ts';
import { importTarget } from '../library/import-target.ts';
import type { Library } from '../library/library.ts';
import { say, writing, type Context, type Job } from './context.ts';

export const importFiles: Job = async (context) => {
  if (context.words.length === 0) throw new PlainError('Name the files or folders to import: import PATH…');
  const paths = context.words.map((path) => resolve(context.cwd, path));
  const options = {
    signal: new AbortController().signal,
    onProgress: ({ done, total, name }: { done: number; total: number; name: string }) => {
      if (process.stderr.isTTY) context.warn(`\r\u001b[K${done} of ${total}: ${name}`);
    },
  };
  return importing(context, async (library, extractor) => {
    const outcomes = await importPaths(paths, importTarget(library), extractor, options);
    if (process.stderr.isTTY) context.warn('\r\u001b[K');
    return outcomes;
  });
};

export const saveAddress: Job = async (context) => {
  const [address] = context.words;
  if (address === undefined) throw new PlainError('Say which page to save: save ADDRESS.');
  return importing(context, async (library, extractor) => {
    const page = await savePage(address, extractor, { allowPrivate: context.options.private });
    return importBytes(page.bytes, page.name, importTarget(library), extractor, page.address);
  });
};

async function importing(
  context: Context,
  job: (library: Library, extractor: Extractor) => Promise<readonly ImportOutcome[]>,
): Promise<number> {
  const extractor = new Extractor(context.workerPath);
  try {
    const outcomes = await writing(context, (library) => job(library, extractor));
    for (const outcome of outcomes)
      if (outcome.status === 'failed') context.warn(`${outcome.path}: ${outcome.error}\n`);
    say(context, outcomes, () => outcomes.map(outcomeLine).join(''));
    return outcomes.some(({ status }) => status === 'failed') ? 1 : 0;
  } finally {
    await extractor.close();
  }
}

function outcomeLine(outcome: ImportOutcome): string {
  if (outcome.status === 'failed') return '';
  if (outcome.status === 'issues') return `${counted(outcome.issues, 'issue')} added\n`;
  const words = { added: 'added', duplicate: 'already there', updated: 'updated' }[outcome.status];
  const { marks, left = [] } = outcome;
  const passages = marks === undefined ? '' : `    ${marksInWords(marks)}\n`;
  return `${outcome.id}  ${words}  ${outcome.title}\n${passages}${left.map((each) => `    ${each}\n`).join('')}`;
}
