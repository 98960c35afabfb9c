/** Arbitrary articles, passages and changes for the laws of core. */
import fc from 'fast-check';
import { describeSpan } from '../../core/anchor/describe.ts';
import type { Change } from '../../core/changes.ts';
import {
  type Article,
  DEFAULT_SETTINGS,
  type Issue,
  ISSUE_COLORS,
  NO_CODING,
  type Passage,
  PLAIN_ISSUE,
  UNDERLINES,
  UNMARKED,
} from '../../core/model.ts';

export const TEXT =
  'The strait reopened on Monday. Ships wait in line 😀 for a pilot.\n\nInsurers ask for more, and the e\u0301lite pays. Ships wait in line again.';

const time = fc
  .integer({ min: 0, max: 2_000_000_000 })
  .map((seconds) => new Date(seconds * 1000).toISOString());
export const idOf = fc.stringMatching(/^[a-z0-9]{6}$/);
const issueIds = fc.uniqueArray(fc.constantFrom('i1', 'i2', 'i3'), { maxLength: 3 });

const title = fc.string({ minLength: 1 }).filter((words) => words.trim() !== '');

export const spanIn = (length: number) =>
  fc
    .tuple(fc.nat(length - 1), fc.nat(length - 1))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }));

export const passageOf = (id: fc.Arbitrary<string> = idOf): fc.Arbitrary<Passage> =>
  fc
    .record({
      id,
      span: spanIn(TEXT.length),
      issues: issueIds,
      note: fc.string({ maxLength: 12 }),
      created: time,
    })
    .map(({ id, span, issues, note, created }) => ({
      id,
      ...describeSpan(TEXT, span),
      textVersion: 1,
      issues,
      note,
      ...NO_CODING,
      created,
      modified: created,
    }));

const inOrder = (a: Passage, b: Passage) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1);

export const articleWith = (passages: readonly Passage[]): Article => ({
  id: 'a1',
  revision: 3,
  title: 'Ships wait',
  byline: null,
  source: 'The Sound',
  section: null,
  published: '2024-01-05',
  publishedTime: null,
  language: 'en',
  url: null,
  imported: '2024-01-06T10:00:00.000Z',
  textVersion: 1,
  received: '2024-01-06T10:00:00.000Z',
  earlier: [],
  pages: [],
  original: { sha256: '0'.repeat(64), name: 'ships.txt', bytes: 3, type: 'text' },
  markdown: TEXT,
  textSha256: '0'.repeat(64),
  words: 24,
  passages: passages.toSorted(inOrder),
  reading: null,
  ...UNMARKED,
});

export const article = fc
  .uniqueArray(passageOf(), { maxLength: 6, selector: ({ id }) => id })
  .map((passages) => articleWith(passages));

export const issueNamed = (id: string, name: string): Issue => ({
  id,
  name,
  ...PLAIN_ISSUE,
  definition: '',
  color: ISSUE_COLORS[0],
  underline: UNDERLINES[0],
  created: '2024-01-06T10:00:00.000Z',
});

export const codebook = {
  revision: 1,
  issues: [issueNamed('i1', 'Trade routes'), issueNamed('i2', 'Climate'), issueNamed('i3', 'Insurance')],
  merged: [],
};

export const stateOf = (of: Article) => ({
  articles: new Map([[of.id, of]]),
  codebook,
  settings: DEFAULT_SETTINGS,
});

/** A change that the article, or the codebook above, takes. */
export const changeFor = (of: Article): fc.Arbitrary<Change> => {
  const choices: fc.Arbitrary<Change>[] = [
    passageOf(idOf.map((id) => `new-${id}`)).map((passage) => ({
      type: 'passage.add',
      article: of.id,
      passage,
    })),
    title.map((title) => ({
      type: 'article.edit',
      article: of.id,
      from: { title: of.title },
      to: { title },
    })),
    fc
      .record({ offset: fc.nat(100), progress: fc.double({ min: 0, max: 1, noNaN: true }), at: time })
      .map((reading) => ({
        type: 'reading.set',
        article: of.id,
        reading,
      })),
    fc.nat(3).map((index) => ({ type: 'issue.add', issue: issueNamed('i9', 'Weather'), index })),
    fc.constantFrom(...codebook.issues).map((issue) => ({
      type: 'issue.remove',
      issue,
      index: codebook.issues.indexOf(issue),
    })),
    fc.constantFrom(...codebook.issues).map((issue) => ({
      type: 'issue.edit',
      issue: issue.id,
      from: { name: issue.name },
      to: { name: `${issue.name}, new` },
    })),
    fc.constantFrom('dark' as const, 'sepia' as const).map((theme) => ({
      type: 'settings.edit',
      from: { theme: 'system' },
      to: { theme },
    })),
  ];
  if (of.passages.length > 0) {
    const one = fc.constantFrom(...of.passages);
    choices.push(
      one.map((passage) => ({ type: 'passage.remove', article: of.id, passage })),
      fc.tuple(one, fc.string(), issueIds, time).map(([passage, note, issues, modified]) => ({
        type: 'passage.edit',
        article: of.id,
        passage: passage.id,
        from: { note: passage.note, issues: passage.issues, modified: passage.modified },
        to: { note, issues, modified },
      })),
    );
  }
  return fc.oneof(...choices);
};
