import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ImportOutcome } from '../../core/importing.ts';
import { issueNamed, newIssue } from '../../core/issues/issues.ts';
import { listOf, nonEmpty, object, string } from '../../core/parse.ts';
import { newPassage } from '../../core/passages.ts';
import { ASIDE } from './editor.ts';
import type { Library } from './library.ts';

interface Mark {
  readonly file: string;
  readonly quote: string;
  readonly issues: readonly string[];
  readonly note: string;
}

const codebookOf = object<{ issues: readonly { name: string; definition: string }[] }>({
  issues: listOf(object<{ name: string; definition: string }>({ name: nonEmpty, definition: string })),
});
const marksOf = listOf(
  object<Mark>({ file: nonEmpty, quote: nonEmpty, issues: listOf(nonEmpty), note: string }),
);

const stamp = () => ({ id: randomUUID(), now: new Date().toISOString() });

/**
 * Gives the sample articles their issues and passages. Issues that the person has are used by their name; an article
 * that was there before is left as it is.
 */
export async function addSample(
  library: Library,
  folder: string,
  outcomes: readonly ImportOutcome[],
): Promise<void> {
  const readJson = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(join(folder, name), 'utf8'));
  const { issues } = codebookOf(await readJson('codebook.json'), 'codebook.json');
  for (const { name, definition } of issues) await ensureIssue(library, name, definition);
  const marks = marksOf(await readJson('marks.json'), 'marks.json');
  for (const outcome of outcomes) {
    if (outcome.status !== 'added') continue;
    for (const mark of marks.filter(({ file }) => file === basename(outcome.path)))
      await addMark(library, outcome.id, mark);
  }
}

async function ensureIssue(library: Library, name: string, definition: string): Promise<void> {
  if (issueNamed(library.codebook, name) !== null) return;
  const issue = newIssue(library.codebook, name, definition, stamp());
  await library.apply({ type: 'issue.add', issue, index: library.codebook.issues.length }, ASIDE);
}

async function addMark(library: Library, article: string, { quote, issues, note }: Mark): Promise<void> {
  const { text } = (await library.article(article)).document;
  const start = text.indexOf(quote);
  const ids = issues.flatMap((name) => issueNamed(library.codebook, name)?.id ?? []);
  const span = { start, end: start + quote.length };
  const passage =
    start === -1 ? null : newPassage(text, span, { issues: ids, note, textVersion: 1 }, stamp());
  if (passage === null) throw new Error(`The sample marks words that are not in its article: ${quote}`);
  await library.apply({ type: 'passage.add', article, passage }, ASIDE);
}
