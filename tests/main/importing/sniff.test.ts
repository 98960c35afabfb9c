import { describe, expect, test } from 'vitest';
import { fixture, readBytes, readWords } from './reading.ts';

const refused = async (bytes: string, name = 'file.txt') => {
  try {
    return (await readBytes(Buffer.from(bytes, 'latin1'), name)).text;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'PlainError') throw error;
    return error.message;
  }
};

describe('refusals name what a file is', () => {
  test.each([
    ['{\\rtf1\\ansi Words}', 'an RTF document'],
    ['\x89PNG\r\n\x1a\n\0\0', 'a PNG image'],
    ['GIF89a\x01\0\x01\0', 'a GIF image'],
    ['ID3\x03\0\0\0\0', 'a sound file'],
    ['BZh91AY&SY\x01\x02', 'a compressed file'],
    ['\0\0\0\x18ftypmp42', 'a film or a sound file'],
    ['<svg xmlns="http://www.w3.org/2000/svg"></svg>', 'an SVG image'],
  ])('%j', async (bytes, kind) => {
    expect(await refused(bytes)).toContain(kind);
    expect(await refused(bytes)).toContain('Briefmark reads web pages, PDF, Word');
  });

  test('nothing, white space and noise', async () => {
    await expect(fixture('empty.txt')).rejects.toThrow('The file is empty.');
    await expect(fixture('blank.txt')).rejects.toThrow('white space');
    await expect(fixture('binary.txt')).rejects.toThrow('not a text file');
  });
});

test.each([
  ['{"a":1,"b":[1,2,3]}', 'a.txt', 'This is JSON, and no export'],
  ['{"a":1,"b":[1,2', 'a.json', 'JSON that is damaged'],
  ['a,b,c\n1,2,3\n', 'a.csv', 'This is a table, and no export'],
  ['a;b\n"1;2";3\n', 'a.csv', 'This is a table, and no export'],
])('data is no article: %j', async (words, name, reason) => {
  expect(await refused(words, name)).toContain(reason);
});

describe('text is not taken for what it speaks of', () => {
  test.each([
    'ID3 tags are small records at the front of a sound file.',
    'BZh is a bank, and has been one for years.',
    'The ftyp box, explained in words.',
    'GIF89a is a format that is older than the web.',
    '%PDF-1.4 is a version of a format.',
    'How mail works\n\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\nThat is all of it.',
  ])('%j', async (words) => {
    const { details, text } = await readWords(words);
    expect(`${details.title}\n\n${text}`).toContain(words.slice(-20));
  });
});

describe('the type', () => {
  test.each([
    ['# 1 is a number\n\nNotes with **note** in them.\n\nMore.', 'a.txt', 'text'],
    ['## Why\n\nThe **ship** came.\n\n## Who\n\nNobody.', 'Pasted text', 'markdown'],
    ['---\ntitle: A\nauthor: B\n---\n\nWords.', 'a.txt', 'markdown'],
    ['Words <b>of</b> a text.', 'a.txt', 'text'],
    ['<p>Words of a piece.</p>', 'Pasted page', 'html'],
    ['<!doctype html><p>Words', 'a.txt', 'html'],
    ['Just words.', 'a.html', 'text'],
    ['# Why\n\nThe **ship** came.\n\n[More](https://a.example/x)', 'a.html', 'markdown'],
    ['Words <b>of</b> a page.', 'a.html', 'html'],
    ['[Note] that it rained.', 'a.json', 'text'],
    ['Ships, and more.\nNo table at all.', 'a.csv', 'text'],
  ])('of %j as %s', async (words, name, type) => {
    expect((await readWords(words, name)).type).toBe(type);
  });
});

describe('a title', () => {
  test('is no dateline, and does not end where a word is cut short', async () => {
    const title = async (words: string) => (await readWords(words, 'talks.txt')).details.title;
    expect(await title('TOKYO, Nov. 5 (Xinhua) -- The talks ended. More was not said of them.')).toBe(
      'The talks ended',
    );
    expect(await title('Paris, 12 March 2004 (AFP) - The talks ended. More was not said.')).toBe(
      'The talks ended',
    );
    expect(await title(`SEOUL, Nov. 5 (Reuters) - ${'Long '.repeat(40)}words.`)).toBe('talks');
    expect(await title('Mr. Lind met the U.S. envoy on Nov. 5 at St. John. Nothing came of it.')).toBe(
      'Mr. Lind met the U.S. envoy on Nov. 5 at St. John',
    );
  });

  test('is the first sentence where no headline is there, else the name of the file', async () => {
    expect((await readWords('It rained. The road was wet.')).details.title).toBe('It rained');
    expect((await readWords(`${'Long '.repeat(40)}words. More.`, 'harbour_notes-2.txt')).details.title).toBe(
      'harbour notes 2',
    );
    expect((await readWords(`${'Long '.repeat(40)}words. More.`, 'Pasted text')).details.title).toMatch(
      /^Long .*Long…$/,
    );
  });
});
