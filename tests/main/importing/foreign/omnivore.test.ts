import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../../core/document/document.ts';
import type { Extracted } from '../../../../core/importing.ts';
import { Archive } from '../../../../main/importing/archive.ts';
import { isOmnivore, readOmnivore } from '../../../../main/importing/foreign/index.ts';
import { highlightsIn } from '../../../../main/importing/foreign/omnivore.ts';
import { article, highlights, recordsOf, titles, wholeMarks } from './export-reading.ts';

const GIF = 'R0lGODlhAQABAAAAACw=';
const page = (slug: string, more: object = {}) => ({
  id: `id-${slug}`,
  slug,
  title: `About ${slug}`,
  description: 'Words of others',
  author: 'Jane Doe',
  url: `https://news.example/${slug}`,
  state: 'Active',
  readingProgress: 0,
  thumbnail: null,
  labels: [],
  savedAt: '2024-01-02T08:00:00.000Z',
  updatedAt: '2024-01-02T08:00:00.000Z',
  publishedAt: '2023-12-24T00:00:00.000Z',
  ...more,
});

const zip = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

const read = async (bytes: Uint8Array): Promise<Extracted> =>
  readOmnivore(bytes, { name: 'omnivore.zip', readLocal: () => null });

const EXPORT = zip({
  'metadata_0_to_20.json': JSON.stringify([
    page('strait', { labels: ['shipping'], state: 'Archived' }),
    page('dues', { publishedAt: null }),
    { title: 'no slug' },
  ]),
  'metadata_20_to_40.json': JSON.stringify([page('paper'), page('deep'), page('gone')]),
  'metadata_40_to_60.json': '[{"slug":',
  'content/strait.html': `<div class="page" id="readability-page-1"><p>Ships wait in line.</p><p>Insurers <b>ask</b> for more.<img src="data:image/gif;base64,${GIF}" alt="A ship"></p></div>`,
  'content/dues.html': '<p>The dues doubled.</p>',
  'content/deep.html': '<div>'.repeat(2000),
  'content/paper.pdf': '%PDF-1.7',
  'highlights/strait.md':
    '> Ships wait in line. \n\n#shipping #to read\n\nIs this *sure*?\n\nSecond thoughts.\n\n> Insurers ask\n> for more. ',
});

describe('an archive of Omnivore', () => {
  test('is told by its lists, also within a folder', () => {
    expect(isOmnivore(new Archive(EXPORT))).toBe(true);
    expect(isOmnivore(new Archive(zip({ 'omnivore/metadata_0_to_20.json': '[]' })))).toBe(true);
    expect(isOmnivore(new Archive(zip({ 'metadata.json': '[]' })))).toBe(false);
  });

  test('gives every page with its text, its images and what is known of it', async () => {
    const extracted = await read(EXPORT);
    expect(titles(extracted)).toEqual([
      'About strait',
      'About dues',
      'About paper',
      'About deep',
      'About gone',
    ]);
    expect(wholeMarks(extracted)).toEqual(['shipping (archived)', '', '', '', '']);
    const { details, markdown, images, part } = article(extracted);
    expect(details).toMatchObject({
      byline: 'Jane Doe',
      url: 'https://news.example/strait',
      published: '2023-12-24',
    });
    expect(canonicalText(markdown)).toBe('Ships wait in line.\n\nInsurers ask for more.');
    expect(images).toHaveLength(1);
    expect(part?.name).toBe('Omnivore – About strait');
    expect(recordsOf(article(extracted, 1))).toMatchObject({
      page: { slug: 'dues' },
      content: '<p>The dues doubled.</p>',
    });
  });

  test('gives highlights with labels and notes', async () => {
    expect(highlights(await read(EXPORT))).toMatchObject([
      {
        quote: 'Ships wait in line.',
        issues: ['shipping', 'to read'],
        note: 'Is this *sure*?\n\nSecond thoughts.',
      },
      { quote: 'Insurers ask\n\nfor more.', issues: [], note: '' },
    ]);
  });

  test('leaves behind what is told', async () => {
    expect((await read(EXPORT)).left).toEqual([
      '1 entry of the file has not the form that is expected, and could not be read.',
      '1 list of pages in the archive could not be read.',
      '1 page is a PDF. Import it from the folder “content” of the archive.',
      'The text of 1 page could not be read.',
    ]);
  });

  test('is no other archive', async () => {
    await expect(read(zip({ 'a.txt': 'x' }))).rejects.toThrow('holds no list of pages');
  });
});

test('a note before the first quote is on the page', () => {
  expect(highlightsIn('On the whole\n\n\n\n> Words ', { slug: 'a', savedAt: null })).toMatchObject([
    { quote: '', note: 'On the whole' },
    { quote: 'Words', note: '' },
  ]);
});
