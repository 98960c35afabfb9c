import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { BRIEF_FORMATS, DEFAULT_OPTIONS, type BriefRequest } from '../../core/brief/model.ts';
import { issueNamed } from '../../core/issues/issues.ts';
import { listOf, nonEmpty, ParseError } from '../../core/parse.ts';
import { messageOf, PlainError } from '../../core/result.ts';
import { counted } from '../../core/words.ts';
import { briefOf, exportBrief } from '../exporting/export.ts';
import type { Library } from '../library/library.ts';
import type { CliOptions } from './arguments.ts';
import { articleMeant, reading, say, type Job } from './context.ts';

export const brief: Job = (context) =>
  reading(context, async (library) => {
    const { format: named, out, leaveOutMismatches } = context.options;
    const format = BRIEF_FORMATS.find((each) => each === named);
    if (format === undefined) throw new PlainError(`Say the format: --format ${BRIEF_FORMATS.join('|')}.`);
    if (out === undefined) throw new PlainError('Say where to write it: --out FILE.');
    const path = resolve(context.cwd, out);
    const composed = await briefOf(library, requestOf(library, context.options));
    await exportBrief(library, composed, { format, path, leaveOutMismatches }, printThroughElectron);
    const { passages, sources, mismatches } = composed;
    const left = mismatches.length;
    say(context, { path, format, passages: passages - left, sources: sources.length, leftOut: left }, () =>
      left === 0
        ? `${path}: ${counted(passages, 'passage')} from ${counted(sources.length, 'source')}, every quotation checked.\n`
        : `${path}: ${counted(left, 'quotation')} that differ from the source left out.\n`,
    );
    return 0;
  });

function requestOf(library: Library, options: CliOptions): BriefRequest {
  const rows = options.article.map((meant) => articleMeant(library, meant));
  const issues = options.issue.map((name) => {
    const issue = issueNamed(library.codebook, name);
    if (issue === null) throw new PlainError(`There is no issue named “${name}”.`);
    return issue;
  });
  const [onlyRow] = rows;
  const fallback =
    issues.length > 0
      ? issues.map(({ name }) => name).join(', ')
      : rows.length === 1 && onlyRow !== undefined
        ? onlyRow.title
        : 'Brief';
  return {
    title: options.title ?? fallback,
    articles: rows.length === 0 ? null : rows.map(({ id }) => id),
    issues: issues.length === 0 ? null : issues.map(({ id }) => id),
    include: { ...DEFAULT_OPTIONS, sentences: options.sentences, fullText: options.fullText },
  };
}

/** Prints through the command that BRIEFMARK_PRINTER names, a JSON list of program and arguments. */
async function printThroughElectron(html: string): Promise<Uint8Array> {
  const command = process.env['BRIEFMARK_PRINTER'];
  if (command === undefined)
    throw new PlainError('PDF needs Electron; run the command through “npm run --silent briefmark --”.');
  const folder = await mkdtemp(join(tmpdir(), 'briefmark-'));
  try {
    const input = join(folder, 'brief.html');
    const output = join(folder, 'brief.pdf');
    await writeFile(input, html);
    await runPrinter(printerOf(command), [input, output]);
    return await readFile(output);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function printerOf(command: string): readonly string[] {
  try {
    return listOf(nonEmpty)(JSON.parse(command), 'BRIEFMARK_PRINTER');
  } catch (error) {
    if (error instanceof ParseError || error instanceof SyntaxError)
      throw new PlainError(`BRIEFMARK_PRINTER is no list of words: ${messageOf(error)}`);
    throw error;
  }
}

async function runPrinter(
  [program = '', ...args]: readonly string[],
  files: readonly string[],
): Promise<void> {
  const code = await new Promise<number | null>((done, failed) => {
    const child = spawn(program, [...args, ...files], { stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('error', failed);
    child.on('close', done);
  });
  if (code !== 0) throw new PlainError('The PDF could not be printed; see above for the reason.');
}
