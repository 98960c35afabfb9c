/** Searching on the command line. */
import { describe, expect, test } from 'vitest';
import { commandLine, QUOTE, SAMPLE, type Shown } from './command-line.ts';

interface Reply {
  readonly total: number;
  readonly hits: readonly {
    readonly kind: string;
    readonly article: string | null;
    readonly passage?: string;
    readonly issue?: string;
    readonly title: string;
    readonly snippet: string;
    readonly start?: number;
    readonly end?: number;
  }[];
  readonly problems: readonly string[];
}

async function withMark() {
  const line = await commandLine();
  await line.json('import', SAMPLE);
  await line.json('mark', 'canal', '--quote', QUOTE, '--issue', 'Élan', '--note', 'Who paid?');
  return line;
}

describe('searching on the command line', () => {
  test('gives hits as data, with the places of the words in the text', async () => {
    const { run, json } = await withMark();
    const { id, text, passages } = await json<Shown>('show', 'canal');
    const { total, hits, problems } = await json<Reply>('search', '"four million dollars"');
    expect(problems).toEqual([]);
    expect(total).toBe(hits.length);
    const inArticle = hits.find(({ kind }) => kind === 'article');
    expect(inArticle).toMatchObject({ article: id, snippet: expect.stringContaining('million') as unknown });
    expect(text.slice(inArticle?.start, inArticle?.end)).toBe('four million dollars');
    const inPassage = hits.find(({ kind }) => kind === 'passage');
    expect(inPassage).toMatchObject({ article: id, snippet: QUOTE, start: passages[0]?.start });
    expect(Object.keys(inPassage ?? {}).toSorted()).toEqual(
      ['article', 'end', 'kind', 'passage', 'snippet', 'start', 'title'].toSorted(),
    );

    expect((await json<Reply>('search', 'the', '--limit', '1')).hits).toHaveLength(1);
    expect((await json<Reply>('search', 'issue:elan', 'in:note')).hits).toMatchObject([
      { kind: 'note', snippet: 'Who paid?' },
    ]);
    expect((await json<Reply>('search', 'elan')).hits[0]).toMatchObject({
      kind: 'issue',
      article: null,
      title: 'Élan',
    });
    expect((await json<Reply>('search', 'issue:zebra')).problems).toEqual(['There is no issue “zebra”.']);
    expect((await run('search', 'zebra')).out).toBe('Nothing was found.\n');
    expect((await run('search', 'the', '--limit', 'few')).err).toContain('--limit 50');
    expect((await run('search', 'the', '--order', 'size')).err).toContain('--order relevance|date');
  });
});
