/**
 * Writes the library of tests/fixtures/store anew in the present version: `npx tsx tests/main/store/make-fixture.ts`.
 * To be run once whenever a stored document gets a new version; the fixtures of older versions are never touched.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FORMATS, versionOf } from '../../../core/migrations.ts';
import { newIssue } from '../../../core/issues/issues.ts';
import type { Article } from '../../../core/model.ts';
import { editPassage, newPassage } from '../../../core/passages.ts';
import { Library } from '../../../main/library/library.ts';
import { sha256Of } from '../../../main/store/blobs.ts';

const NOW = '2026-11-20T09:00:00.000Z';
const folder = join(import.meta.dirname, `../../fixtures/store/v${versionOf(FORMATS.article)}`);

async function add(library: Library, title: string, markdown: string, language: string): Promise<Article> {
  const bytes = new TextEncoder().encode(`${title}\n\n${markdown}\n`);
  const details = {
    title,
    byline: null,
    source: 'The Sound',
    section: null,
    published: '2024-01-05',
    publishedTime: '21:30+09:00',
    language,
    url: null,
  };
  return library.add(
    { details, markdown, type: 'markdown', images: [], pages: [], highlights: [], part: null },
    { sha256: sha256Of(bytes), name: `${title}.md`, bytes: bytes.byteLength, type: 'markdown' },
    bytes,
  );
}

interface Mark {
  readonly id: string;
  readonly quote: string;
  readonly issues: readonly string[];
  readonly note: string;
}

async function mark(library: Library, article: Article, { id, quote, issues, note }: Mark): Promise<void> {
  const { text } = (await library.article(article.id)).document;
  const start = text.indexOf(quote);
  const span = { start, end: start + quote.length };
  const passage = newPassage(text, span, { issues, note, textVersion: 1 }, { id, now: NOW });
  if (passage === null) throw new Error(`There is no “${quote}”.`);
  await library.apply({ type: 'passage.add', article: article.id, passage });
}

async function code(library: Library, id: string, passage: string): Promise<void> {
  const found = (await library.article(id)).article.passages.find((each) => each.id === passage);
  if (found === undefined) throw new Error(`There is no passage ${passage}.`);
  const to = { speaker: 'The mayor', stance: 'denies', certainty: 'possible', eventDate: '2024-01' } as const;
  await library.apply(editPassage(id, found, to, NOW));
  await library.apply({
    type: 'article.edit',
    article: id,
    from: { starred: false, issues: [] },
    to: { starred: true, issues: ['issue-winter'] },
  });
}

async function make(): Promise<void> {
  if (existsSync(folder)) throw new Error(`${folder} is there already.`);
  const library = await Library.open(folder, { writer: 'the fixture' });
  const ferry = await add(
    library,
    'The ferry that waited',
    'The ferry waited for the ice to break. **Nobody** on the quay spoke of it.\n\nThe island has one road and two opinions about it.',
    'en',
  );
  const harbour = await add(library, '港の朝', '港の朝は静かだった。船は出なかった。', 'ja');
  for (const name of ['Winter', 'Roads']) {
    const stamp = { id: `issue-${name.toLowerCase()}`, now: NOW };
    const issue = newIssue(library.codebook, name, `What is said of ${name.toLowerCase()}.`, stamp);
    await library.apply({ type: 'issue.add', issue, index: library.codebook.issues.length });
  }
  const [winter, roads] = library.codebook.issues;
  if (winter === undefined || roads === undefined) throw new Error('There are no issues.');
  const said = { memo: 'Ice, *mostly*.', aliases: ['Frost'], keyTerms: ['ice', 'snow'] };
  const before = { memo: '', aliases: [], keyTerms: [] };
  await library.apply({ type: 'issue.edit', issue: winter.id, from: before, to: said });
  const snow = newIssue(library.codebook, 'Snow', '', { id: 'issue-snow', now: NOW });
  await library.apply({ type: 'issue.add', issue: snow, index: 2 });
  await library.apply({ type: 'issue.merge', issue: snow, index: 2, into: winter.id });
  await library.apply({
    type: 'issue.move',
    issue: roads.id,
    from: { parent: null, index: 1 },
    to: { parent: winter.id, index: 1 },
  });
  const note = 'Since *when*?';
  await mark(library, ferry, {
    id: 'passage-ice',
    quote: 'waited for the ice to break',
    issues: ['issue-winter'],
    note,
  });
  await mark(library, ferry, {
    id: 'passage-road',
    quote: 'one road',
    issues: ['issue-roads', 'issue-winter'],
    note: '',
  });
  await code(library, ferry.id, 'passage-road');
  await mark(library, harbour, {
    id: 'passage-ship',
    quote: '船は出なかった',
    issues: ['issue-winter'],
    note: '',
  });
  await library.apply({
    type: 'reading.set',
    article: ferry.id,
    reading: { offset: 40, progress: 0.5, at: NOW },
  });
  await library.apply({
    type: 'settings.edit',
    from: {},
    to: {
      theme: 'sepia',
      size: 20,
      searches: [{ id: 'search-ice', name: 'Ice', query: 'ice OR frost' }],
    },
  });
  await library.close();
}

await make();
