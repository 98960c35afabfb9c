import { describe, expect, test } from 'vitest';
import { documentOf } from '../../../core/document/document.ts';
import { fixture, readWords, sample } from './reading.ts';

const read = (words: string, readLocal?: (name: string) => Uint8Array | null) =>
  readWords(words, 'note.md', readLocal);

describe('front matter', () => {
  test('gives details, and the heading that repeats the title leaves', async () => {
    const { details, text } = await sample('panama-drought.md');
    expect(details).toEqual({
      title: 'The canal that ran short of rain',
      byline: 'Tomas Wren',
      source: 'Isthmus Notes',
      section: null,
      published: '2024-11-18',
      publishedTime: null,
      language: 'en',
      url: 'https://example.org/isthmus-notes/canal-short-of-rain',
    });
    expect(text).toMatch(/^The Panama Canal does not run at sea level\./);
  });

  test('with Windows line ends, several authors and dates in part', async () => {
    expect((await fixture('crlf.md')).details).toMatchObject({
      title: 'Apples, by the crate',
      published: '2021-10-05',
    });
    expect(
      (await read('---\ntitle: A\nauthor: [Ann Lee, Bo Day]\ndate: 2019-07\n---\nWords.')).details,
    ).toMatchObject({
      byline: 'Ann Lee, Bo Day',
      published: '2019-07',
    });
    expect((await read('---\ntitle: 1984\ndate: 1949\n---\nWords.')).details).toMatchObject({
      title: '1984',
      published: '1949',
    });
  });

  test('of a clipped page tells its address and its authors, and not when it was clipped as its date', async () => {
    const clipped = (published: string) =>
      read(
        `---\ntitle: "A page"\nsource: "https://clip.example/a"\nauthor:\n  - "[[Jane Doe]]"\n  - "[[people/john|John Roe]]"\n${published}created: 2024-01-02\ntags:\n  - "clippings"\n---\nWords.`,
      );
    expect((await clipped('published:\n')).details).toMatchObject({
      byline: 'Jane Doe, John Roe',
      source: null,
      published: null,
      url: 'https://clip.example/a',
    });
    expect((await clipped('published: 2021-03-29\n')).details.published).toBe('2021-03-29');
    expect((await clipped('')).details.published).toBeNull();
    expect((await read('---\ntitle: A\ncreated: 2024-01-02\n---\nWords.')).details.published).toBe(
      '2024-01-02',
    );
  });

  test('that is broken, or never ends, is text', async () => {
    const broken = await fixture('front-matter-broken.md');
    expect(broken.details.title).toBe('What the front matter should have said');
    expect(broken.text).toContain('A quote that never ends');
    expect(broken.text).toContain('After a rule that is no front matter');
    expect((await fixture('front-matter-unclosed.md')).text).toContain('Never closed');
  });

  test('that is made to do harm does none', async () => {
    const { details } = await read(
      '---\ntitle: &a [*a]\nurl: javascript:alert(1)\nlang: "<b>"\n---\n\nWords of it.',
    );
    expect(details).toMatchObject({ title: 'Words of it', url: null, language: null });
  });
});

describe('the title', () => {
  test('is the first heading, in either form', async () => {
    expect(await read('# A *quay*\n\nWords.')).toMatchObject({
      details: { title: 'A quay' },
      text: 'Words.',
    });
    expect(await read('A quay\n======\n\nWords.')).toMatchObject({
      details: { title: 'A quay' },
      text: 'Words.',
    });
  });

  test('stays in the text where something stands before it, or nothing after', async () => {
    expect((await read('Before.\n\n# A quay\n\nWords.')).text).toBe('Before.\n\nA quay\n\nWords.');
    expect(await read('# A quay')).toMatchObject({ details: { title: 'A quay' }, text: 'A quay' });
    expect(await read('---\ntitle: Another\n---\n# A quay\n\nWords.')).toMatchObject({
      details: { title: 'Another' },
      text: 'A quay\n\nWords.',
    });
    expect((await read('```\n# no heading\n```\n\nWords.')).text).toContain('# no heading');
  });
});

test('images beside the file come along', async () => {
  const png = Buffer.from('89504e470d0a1a0a00', 'hex');
  const { markdown, images } = await read(
    'A ![quay](<pics/a quay.png> "t") and ![x](b.png) and ![r](https://e.org/c.png).',
    (name) => (name === 'pics/a quay.png' ? png : null),
  );
  expect(images).toHaveLength(1);
  expect(JSON.stringify(documentOf(markdown))).toContain(`"name":"${images[0]?.name ?? ''}"`);
  expect(markdown).toContain('![x](b.png)');
});

test('a hostile file is read', async () => {
  const { details, text } = await fixture('hostile.md');
  expect(details.title).toBe('Notes from a lighthouse');
  expect(text).not.toContain('<script');
});
