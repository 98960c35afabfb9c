import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../core/document/document.ts';
import type { Extracted } from '../../../core/importing.ts';
import { PlainError } from '../../../core/result.ts';
import { readMhtml } from '../../../main/importing/mhtml.ts';
import { PROSE } from './reading.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d', 'hex').toString('base64');
const read = async (text: string | Uint8Array): Promise<Extracted> =>
  readMhtml(typeof text === 'string' ? Buffer.from(text, 'latin1') : text, {
    name: 'page.mhtml',
    readLocal: () => null,
  });
const only = async (text: string) => {
  const { articles, left } = await read(text);
  const [article] = articles;
  if (article === undefined) throw new Error('There is no article.');
  return { ...article, left, text: canonicalText(article.markdown) };
};

const paragraphs = PROSE.split('\n\n')
  .map((words) => `<p>${words}</p>`)
  .join('');
const quoted = (html: string): string =>
  Buffer.from(html)
    .toString('latin1')
    .replace(/[=\x80-\xff]/g, (one) => `=${one.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/.{60}(?!$)/g, (line) => (/=.?$/.test(line) ? line : `${line}=\r\n`));

/** As Chrome saves it. */
const chrome = (html: string, more = ''): string =>
  [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://example.org/harbour/quay?page=2',
    'Subject: =?utf-8?Q?A=20quay?=',
    'Date: Sat, 5 Nov 2005 10:00:00 -0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\ttype="text/html";',
    '\tboundary="----MultipartBoundary--aB1----"',
    '',
    '',
    '------MultipartBoundary--aB1----',
    'Content-Type: text/html',
    'Content-ID: <frame-1@mhtml.blink>',
    'Content-Transfer-Encoding: quoted-printable',
    'Content-Location: https://example.org/harbour/quay?page=2',
    '',
    quoted(html),
    '------MultipartBoundary--aB1----',
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    'Content-Location: https://example.org/pictures/quay.png?w=600',
    '',
    PNG,
    '',
    `${more}------MultipartBoundary--aB1------`,
    '',
  ].join('\r\n');

const page = (body: string, head = '<meta charset="utf-8">') =>
  `<!DOCTYPE html><html lang="en"><head>${head}<title>The café | The Harbour</title></head><body>${body}</body></html>`;

describe('a page saved by Chrome', () => {
  const body = `<h1>The café</h1>${paragraphs}<p><img src="/pictures/quay.png?w=600" alt="The quay"> and <a href="../other">more</a></p>`;

  test('gives its article, its address and its images', async () => {
    const { details, text, images, markdown, type, left } = await only(chrome(page(body)));
    expect(details).toMatchObject({
      title: 'The café',
      url: 'https://example.org/harbour/quay?page=2',
      language: 'en',
    });
    expect(text).toContain(PROSE);
    expect(images).toHaveLength(1);
    expect(markdown).toContain(`![The quay](<image:${images[0]?.name ?? ''}>)`);
    expect(markdown).toContain('[more](<https://example.org/other>)');
    expect({ type, left }).toEqual({ type: 'mhtml', left: [] });
  });

  test('keeps its images where an article stands out of a longer page', async () => {
    const long = `<nav><a href="/">Home</a></nav><article>${paragraphs.repeat(6)}<img src="/pictures/quay.png?w=600" alt="The quay"><p><a href="../other">More</a> of it.</p></article>`;
    const { images, markdown } = await only(chrome(page(long)));
    expect(images).toHaveLength(1);
    expect(markdown).toContain(`![The quay](<image:${images[0]?.name ?? ''}>)`);
    expect(markdown).toContain('[More](<https://example.org/other>)');
    expect(markdown).not.toContain('Home');
  });

  test('says what it leaves: frames with words in them', async () => {
    const frame = (words: string) =>
      `------MultipartBoundary--aB1----\r\nContent-Type: text/html\r\nContent-ID: <frame-2@mhtml.blink>\r\n\r\n<html><body>${words}<script>1</script></body></html>\r\n`;
    const { left, text } = await only(
      chrome(page(`${body}<iframe src="cid:frame-2@mhtml.blink">`), frame('A map') + frame('')),
    );
    expect(left).toEqual(['1 page in a frame of the page was left out.']);
    expect(text).not.toContain('A map');
  });

  test('that names its own address keeps it, and images that did not come keep theirs', async () => {
    const head = '<meta charset="utf-8"><link rel="canonical" href="https://example.org/quay">';
    const { details, markdown } = await only(
      chrome(page(`${paragraphs}<img src="gone.png" alt="Gone">`, head)),
    );
    expect(details.url).toBe('https://example.org/quay');
    expect(markdown).toContain('![Gone](<https://example.org/harbour/gone.png>)');
  });
});

describe('a page saved by others', () => {
  test('by Word: in a Windows encoding, its images in a folder beside it', async () => {
    const { text, images } = await only(
      [
        'MIME-Version: 1.0',
        'Content-Type: multipart/related; boundary="----=_NextPart_1"',
        '',
        'This document is a Single File Web Page.',
        '',
        '------=_NextPart_1',
        'Content-Location: file:///C:/D1/note.htm',
        'Content-Transfer-Encoding: 8bit',
        'Content-Type: text/html; charset="windows-1252"',
        '',
        `<html><body>${paragraphs}<p>caf\xe9 \x93x\x94</p><img src="note_files/image001.png" alt=""></body></html>`,
        '------=_NextPart_1',
        'Content-Location: file:///C:/D1/note_files/image001.png',
        'Content-Transfer-Encoding: base64',
        'Content-Type: image/png',
        '',
        PNG,
      ].join('\n'),
    );
    expect(text).toContain('café “x”');
    expect(images).toHaveLength(1);
  });

  test('with parts in parts, images by their ids, and a start that is not first', async () => {
    const { text, images, details } = await only(
      [
        'Content-Type: multipart/related; start="<main@x>"; boundary=a',
        '',
        '--a',
        'Content-Type: text/html',
        '',
        '<html><body><p>Not this one.</p></body></html>',
        '--a',
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/html; charset=koi8-r',
        'Content-ID: <main@x>',
        'Content-Location: https://example.org/',
        ' quay',
        '',
        `<html><body>${paragraphs}<p>\xd5\xd4\xd2\xcf</p><img src="cid:img1@x"></body></html>`,
        '--b--',
        '--a',
        'Content-Type: image/png',
        'Content-ID: <img1@x>',
        'Content-Transfer-Encoding: base64',
        '',
        PNG,
        '--a--',
      ].join('\n'),
    );
    expect(text).toContain('утро');
    expect(text).not.toContain('Not this one');
    expect(images).toHaveLength(1);
    expect(details.url).toBe('https://example.org/quay');
  });

  test('in one part without any boundary', async () => {
    expect(
      (await only(`Content-Type: text/html\nContent-Location: https://example.org/a\n\n${page(paragraphs)}`))
        .text,
    ).toBe(PROSE);
  });
});

describe('hostile files', () => {
  test('without a page are refused in words', async () => {
    for (const bytes of [
      '',
      'Content-Type: multipart/related; boundary=a\n\n--a\nContent-Type: image/png\n\nx',
      '\0\0\0',
    ])
      await expect(read(bytes)).rejects.toThrow('holds no page');
  });

  test('of parts in parts, or of too many, are refused', async () => {
    const deep = 'Content-Type: multipart/mixed; boundary=a\n\n--a\n'.repeat(1000);
    const nested = Array.from(
      { length: 100 },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
    ).join('');
    const many = `Content-Type: multipart/mixed; boundary=a\n\n${'--a\n\n'.repeat(20_000)}`;
    for (const text of [nested, many]) await expect(read(text)).rejects.toThrow('too many, or too deep');
    await expect(read(deep)).rejects.toThrow(PlainError);
    await expect(read(chrome(page('<div>'.repeat(30_000))))).rejects.toThrow('nested too deeply');
  });

  test('changed anywhere give an article or a reason', async () => {
    const whole = Buffer.from(
      chrome(page(`<p>Words of a page</p><img src="/pictures/quay.png?w=600">`)),
      'latin1',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 12 }),
        fc.nat(whole.length),
        async (changes, end) => {
          const bytes = Buffer.from(whole.subarray(0, end));
          for (const [at, byte] of changes) if (at < end) bytes[at] = byte;
          try {
            expect((await read(bytes)).articles).toHaveLength(1);
          } catch (error) {
            if (!(error instanceof PlainError)) throw error;
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
