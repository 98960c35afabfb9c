/** Articles, issues and briefs to test with, made the way the app makes them. */
import { composeBrief } from '../../../core/brief/compose.ts';
import type { ReadArticle } from '../../../core/text-versions.ts';
import { DEFAULT_OPTIONS, type Brief, type BriefRequest } from '../../../core/brief/model.ts';
import { documentOf } from '../../../core/document/document.ts';
import type { Span } from '../../../core/document/tree.ts';
import {
  type Article,
  type Codebook,
  type Issue,
  NO_CODING,
  type Passage,
  PLAIN_ISSUE,
  UNMARKED,
} from '../../../core/model.ts';

export const TODAY = '2005-11-06';
const NOW = '2005-11-06T08:00:00Z';

export const issue = (id: string, more: Partial<Issue> = {}): Issue => ({
  id,
  name: id,
  ...PLAIN_ISSUE,
  definition: '',
  color: 'red',
  underline: 'solid',
  created: NOW,
  ...more,
});

export const ABDUCTIONS = issue('abductions', {
  name: 'Abductions',
  definition: 'People taken to the North.',
});
export const PAST = issue('past', {
  name: 'Colonial past, reparations',
  color: 'ochre',
  underline: 'dashed',
});
export const SECURITY = issue('security', { name: 'Regional security', color: 'blue', underline: 'dotted' });
export const CODEBOOK: Codebook = { revision: 1, issues: [ABDUCTIONS, PAST, SECURITY], merged: [] };

/** The passage over some words, or over a stretch. */
export interface Marked {
  readonly over: string | Span;
  readonly issues?: readonly Issue[];
  readonly note?: string;
}

/** An article read from Markdown, with passages over some of its words. */
export function readArticle(
  markdown: string,
  marked: readonly Marked[] = [],
  details: Partial<Article> = {},
): ReadArticle {
  const document = documentOf(markdown);
  const id = details.id ?? 'a1';
  const passages = marked.map((one, index) => passageOver(document.text, one, `${id}-p${index}`));
  return {
    document,
    article: {
      id,
      revision: 1,
      imported: NOW,
      textVersion: 1,
      received: NOW,
      earlier: [],
      pages: [],
      original: { sha256: '0'.repeat(64), name: 'a.txt', bytes: 1, type: 'text' },
      markdown,
      textSha256: '0'.repeat(64),
      words: 1,
      passages: [...passages].sort((a, b) => a.start - b.start || a.end - b.end),
      reading: null,
      ...UNMARKED,
      title: 'A title',
      byline: null,
      source: null,
      section: null,
      published: null,
      publishedTime: null,
      language: 'en',
      url: null,
      ...details,
    },
  };
}

function passageOver(text: string, { over, issues = [], note = '' }: Marked, id: string): Passage {
  const start = typeof over === 'string' ? text.indexOf(over) : over.start;
  const end = typeof over === 'string' ? start + over.length : over.end;
  if (start === -1) throw new Error('Its words are not in the text');
  return {
    id,
    start,
    end,
    quote: text.slice(start, end),
    prefix: '',
    suffix: '',
    textVersion: 1,
    issues: issues.map((one) => one.id),
    note,
    ...NO_CODING,
    created: NOW,
    modified: NOW,
  };
}

/** The article, its first passage claiming other words than the text has. */
export function corrupted({ article, document }: ReadArticle, quote: string): ReadArticle {
  const [first, ...rest] = article.passages;
  if (first === undefined) throw new Error('No passage');
  return { document, article: { ...article, passages: [{ ...first, quote }, ...rest] } };
}

export const request = (more: Partial<BriefRequest> = {}): BriefRequest => ({
  title: 'Tokyo–Pyongyang, week 45',
  articles: null,
  issues: null,
  include: DEFAULT_OPTIONS,
  ...more,
});

export const compose = (
  articles: readonly ReadArticle[],
  more: Partial<BriefRequest> = {},
  codebook: Codebook = CODEBOOK,
): Brief => composeBrief(request(more), { articles, codebook }, TODAY);

export const EVERYTHING = { notes: true, sentences: true, sources: true, fullText: true };

export const VOA = readArticle(
  `Japan and North Korea ended two days of talks in Beijing on Friday. They agreed on little but to meet again.

Mr. Saiki said that the three hardest questions be taken up separately, an idea the North has long resisted. The two countries never established diplomatic relations.

## The missing

Pyongyang admitted thirteen abductions in the 1970s and 1980s; five people came home in 2002. The six-nation negotiations resume in Beijing on Wednesday.

| Year | Admitted | Returned |
| --- | --: | --: |
| 2002 | 13 | 5 |
| 2004 | 0 | *family* of 8 |

- Food aid, 250,000 tons
- Normal relations:
  1. an embassy
  2. reparations of ¥1tn

> We have not changed our *basic* position, said [the envoy](https://example.org/envoy).
`,
  [
    {
      over: 'thirteen abductions in the 1970s and 1980s; five people came home in 2002',
      issues: [ABDUCTIONS],
      note: '13 admitted, 5 returned, 8 said dead. Tokyo disputes the *last* figure.',
    },
    {
      over: 'the three hardest questions be taken up separately',
      issues: [SECURITY, ABDUCTIONS],
      note: 'Decoupling proposal:\n\n- lets security proceed\n- abductions stay open',
    },
    { over: 'six-nation negotiations resume in Beijing on Wednesday', issues: [SECURITY] },
    {
      over: 'questions be taken up separately, an idea the North has long resisted. The two countries',
      issues: [PAST],
    },
    { over: 'never established diplomatic relations', issues: [PAST], note: 'Basic fact.' },
    { over: 'agreed on little but to meet again' },
    { over: '2002\t13\t5', issues: [ABDUCTIONS] },
  ],
  {
    id: 'voa',
    title: 'Japan, North Korea End Talks Without Progress',
    byline: 'By Steve Herman',
    source: 'VOA',
    published: '2005-11-05',
    url: 'https://www.voanews.com/a/2005-11-05-voa1?x=1&y=_2_',
  },
);

export const KYODO = readArticle(
  `The families of the missing were told to expect no new list this week. “We have waited for 27 years,” said one of them.

The ministry gave no date.

They will be told again in Jan. 2006, an official said.`,
  [
    { over: 'families of the missing were told to expect no new list this week', issues: [ABDUCTIONS] },
    { over: '“We have waited for 27 years,” said one of them', issues: [ABDUCTIONS] },
    { over: 'gave no date.\n\nThey will be told', issues: [SECURITY] },
  ],
  { id: 'kyodo', title: 'Families told: “No new list”', source: 'Kyodo', published: '2005-11-03' },
);
