/**
 * A program that edits a library without end and tells of each change, before and after it is saved: "try" and the
 * change, then "ok". With a backup's name it puts that backup back instead.
 */
import { inverseOf, type Change } from '../../../core/changes.ts';
import { newIssue } from '../../../core/issues/issues.ts';
import type { Article } from '../../../core/model.ts';
import { editPassage, newPassage, toggled } from '../../../core/passages.ts';
import { Library } from '../../../main/library/library.ts';
import { undo } from '../../../main/library/undo.ts';
import { addArticle, stamp } from '../library/fill.ts';

const [path = '', backup] = process.argv.slice(2);

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const below = (count: number): number => Math.floor(Math.random() * count);
const oneOf = <T>(list: readonly T[]): T | undefined => list[below(list.length)];

/** Some change that the article, or what all articles share, takes as it stands. */
function someChange(library: Library, article: Article, text: string): Change | null {
  const passage = oneOf(article.passages);
  const issue = oneOf(library.codebook.issues);
  const { id, now } = stamp();
  const start = below(text.length - 8);
  const choices: readonly (() => Change | null)[] = [
    () => {
      const made = newPassage(
        text,
        { start, end: start + 8 },
        { issues: [], note: '', textVersion: 1 },
        { id, now },
      );
      return made === null ? null : { type: 'passage.add', article: article.id, passage: made };
    },
    () => (passage === undefined ? null : editPassage(article.id, passage, { note: `note ${now}` }, now)),
    () =>
      passage === undefined || issue === undefined
        ? null
        : editPassage(
            article.id,
            passage,
            { issues: toggled(library.codebook, passage.issues, issue.id) },
            now,
          ),
    () => (passage === undefined ? null : { type: 'passage.remove', article: article.id, passage }),
    () => ({
      type: 'article.edit',
      article: article.id,
      from: { title: article.title },
      to: { title: `Title ${id}` },
    }),
    () => ({
      type: 'issue.add',
      issue: newIssue(library.codebook, `Issue ${id}`, '', { id, now }),
      index: library.codebook.issues.length,
    }),
    () => {
      const index = library.codebook.issues.length - 1;
      const last = library.codebook.issues[index];
      const into = library.codebook.issues[0];
      return last === undefined || into === undefined || index === 0
        ? null
        : { type: 'issue.merge', issue: last, index, into: into.id };
    },
    () => ({
      type: 'settings.edit',
      from: { size: library.settings.size },
      to: { size: 14 + below(14) },
    }),
    () => ({
      type: 'reading.set',
      article: article.id,
      reading: { offset: start, progress: Math.random(), at: now },
    }),
  ];
  return oneOf(choices)?.() ?? null;
}

async function addOne(library: Library): Promise<void> {
  say('try null');
  say(`added ${JSON.stringify(await addArticle(library, `Article ${stamp().id}`))}`);
}

async function undoOne(library: Library): Promise<void> {
  const top = await library.history.top('done');
  if (top === null) return;
  say(`try ${JSON.stringify(inverseOf(top.change))}`);
  await undo(library);
  say('ok');
}

async function changeOne(library: Library): Promise<void> {
  const row = oneOf(library.rows());
  if (row === undefined) return addOne(library);
  const { article, document } = await library.article(row.id);
  const change = someChange(library, article, document.text);
  if (change === null) return;
  say(`try ${JSON.stringify(change)}`);
  await library.apply(change);
  say('ok');
}

async function edit(library: Library): Promise<never> {
  for (;;) {
    const dice = Math.random();
    if (dice < 0.03) await addOne(library);
    else if (dice < 0.06) await library.backups.make();
    else if (dice < 0.16) await undoOne(library);
    else await changeOne(library);
  }
}

async function run(): Promise<void> {
  const library = await Library.open(path, { writer: 'the writer', patience: () => 5000 });
  say('open');
  if (backup === undefined) await edit(library);
  await library.restore(backup ?? '');
  say('restored');
  await library.close();
}

void run();
