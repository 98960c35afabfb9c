import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { extract } from '../../../main/importing/extract.ts';
import { PROSE } from './reading.ts';

const GIF = new Uint8Array(Buffer.from('R0lGODlhAQABAAAAACw=', 'base64'));
const read = (files: Readonly<Record<string, Uint8Array>>) =>
  extract(zipSync(files), { name: 'pages.zip', readLocal: () => null });

describe('an archive of files', () => {
  test('gives what each of them is, with the images of its pages', async () => {
    const page = `<!doctype html><title>A quay</title><article><p>${PROSE}</p><img src="quay_files/x.gif"></article>`;
    const { articles, left } = await read({
      'in/quay.html': strToU8(page),
      'in/quay_files/x.gif': GIF,
      'in/quay_files/frame.html': strToU8('<p>A frame</p>'),
      'in/note.txt': strToU8(`Pilots on strike\n\n${PROSE}`),
      '__MACOSX/in/._note.txt': strToU8('nothing'),
      'part_000000.csv': strToU8(
        'title,url,time_added,tags,status\nThe strait,https://news.example/strait,1451606400,,unread\n',
      ),
      'sums.csv': strToU8('a,b\n1,2\n'),
      'more.zip': zipSync({ 'a.txt': strToU8('Words.') }),
    });
    expect(articles.map(({ details, type, part }) => [details.title, type, part?.name])).toEqual([
      ['A quay', 'html', 'quay.html'],
      ['Pilots on strike', 'text', 'note.txt'],
      ['The strait', 'list', 'Pocket – The strait'],
    ]);
    expect(articles[0]?.images).toHaveLength(1);
    expect(left).toEqual([
      expect.stringMatching(/^sums\.csv: This is a table, and no export that Briefmark knows/),
      expect.stringMatching(/^more\.zip: This is a ZIP archive/),
    ]);
  });

  test('of which nothing can be read is refused, with the reason', async () => {
    await expect(read({ 'a.json': strToU8('{"a":1}') })).rejects.toThrow(
      /nothing in the ZIP.*a\.json: This is JSON/,
    );
    await expect(read({ 'a.png': GIF })).rejects.toThrow('nothing in the ZIP archive');
  });
});
