/** Archives whose names, sizes and places lie, and the archives of other tools. */
import { OUTSIDE } from './containers.ts';
import { MARK, PROSE, type Hostile } from './input.ts';
import { hundredMegabytes, overlapping, zip, zipInput } from './zip.ts';

const SCRIPT = `window.${MARK}=1`;

const NAMES = [
  '../x.html',
  '..\\x.html',
  '/etc/passwd',
  'C:\\x.html',
  'a/../../x.html',
  'a\0.html',
  'CON',
  'aux.html',
  ' ',
  '.',
  '..',
  './/a',
  '__proto__',
  'constructor',
  'a\n.html',
  '\u202elmth.a',
  'a'.repeat(5000),
  '<script>',
  '%2e%2e/x.html',
];
const page = `<html><body><p>${PROSE}</p><script>${SCRIPT}</script></body></html>`;

export const ARCHIVES: readonly Hostile[] = [
  zipInput('zip-names.zip', () => NAMES.map((name) => ({ name, content: page }))),
  zipInput('zip-names-twice.zip', () =>
    Array.from({ length: 20 }, () => ({ name: 'a.html', content: page })),
  ),
  zipInput('zip-names-that-differ.zip', () => [
    { name: 'a.html', content: page, says: { localName: '../../b.html' } },
  ]),
  zipInput('zip-names-not-utf8.zip', () => [
    { name: Uint8Array.of(0xff, 0xfe, 0xed, 0xa0, 0x80), content: page },
  ]),
  zipInput('zip-links.zip', () => [
    { name: 'a.html', content: '/etc/passwd', says: { mode: 0o120777 } },
    { name: 'b', content: '..', says: { mode: 0o120777 } },
    { name: 'b/c.html', content: page },
  ]),
  zipInput('zip-bomb.zip', () => [{ name: 'a.html', content: hundredMegabytes() }]),
  {
    name: 'zip-bomb-overlapping.zip',
    bytes: () =>
      overlapping(
        Array.from({ length: 2000 }, (_, index) => `content/${index}.html`),
        hundredMegabytes(),
      ),
  },
  zipInput('zip-bomb-nested.zip', () => [
    {
      name: 'a.zip',
      content: zip([{ name: 'b.zip', content: zip([{ name: 'c.html', content: hundredMegabytes() }]) }]),
    },
  ]),
  zipInput('zip-size-less.zip', () => [{ name: 'a.html', content: page, says: { size: 1 } }]),
  zipInput('zip-size-more.zip', () => [{ name: 'a.html', content: page, says: { size: 0x7fffffff } }]),
  zipInput('zip-packed-less.zip', () => [{ name: 'a.html', content: page, says: { packed: 1 } }]),
  zipInput('zip-packed-more.zip', () => [{ name: 'a.html', content: page, says: { packed: 0x7fffffff } }]),
  zipInput('zip-at-nowhere.zip', () => [{ name: 'a.html', content: page, says: { at: 0xfffffff0 } }]),
  zipInput(
    'zip-64.zip',
    () => [{ name: 'a.html', content: page, says: { size: 0xffffffff, packed: 0xffffffff, at: 0xffffffff } }],
    { count: 0xffff, at: 0xffffffff, size: 0xffffffff },
  ),
  zipInput('zip-checksum.zip', () => [{ name: 'a.html', content: page, says: { crc: 1 } }]),
  zipInput('zip-method.zip', () => [{ name: 'a.html', content: page, says: { method: 99 } }]),
  zipInput('zip-locked.zip', () => [{ name: 'a.html', content: page, says: { flags: 1 } }]),
  zipInput('zip-count-more.zip', () => [{ name: 'a.html', content: page }], { count: 65_000 }),
  zipInput('zip-directory-nowhere.zip', () => [{ name: 'a.html', content: page }], { at: 0x7fffffff }),
  zipInput('zip-directory-of-all.zip', () => [{ name: 'a.html', content: page }], {
    at: 0,
    size: 0x7fffffff,
  }),
  zipInput('zip-comment-more.zip', () => [{ name: 'a.html', content: page }], { comment: 0xffff }),
  zipInput('zip-many.zip', () => Array.from({ length: 60_000 }, (_, index) => ({ name: `${index}.html` }))),
  zipInput('zip-of-nothing.zip', () => []),
  zipInput('omnivore.zip', () => [
    {
      name: 'metadata_0_to_1.json',
      content: `[{"id":"__proto__","slug":"../../x","title":"<script>${SCRIPT}</script>","url":"javascript:${SCRIPT}","state":"x","labels":["__proto__"],"savedAt":-1},{"id":"a","slug":"a","title":"A saved one","author":{},"url":"https://plain.example/a","labels":null,"savedAt":"never"},null]`,
    },
    { name: 'content/a.html', content: page },
    { name: 'content/../../x.html', content: page },
    {
      name: 'highlights/a.md',
      content: `> <img src=x onerror=${SCRIPT}>\n\n#__proto__ [a](javascript:${SCRIPT})\n`,
    },
  ]),
  zipInput('project.qdpx', () => [
    {
      name: 'project.qde',
      content: `<?xml version="1.0"?>${OUTSIDE}<Project xmlns="urn:QDA-XML:project:1.0" name="&f;"><CodeBook><Codes><Code guid="a" name="__proto__" isCodable="true"/></Codes></CodeBook><Sources><TextSource guid="b" name="&lt;script&gt;" plainTextPath="internal://../../../etc/passwd"><PlainTextSelection guid="c" startPosition="-1" endPosition="99999999999"><Coding guid="d"><CodeRef targetGUID="nowhere"/></Coding></PlainTextSelection></TextSource><TextSource guid="e" name="x" plainTextPath="absolute:///etc/passwd"/></Sources></Project>`,
    },
    { name: 'sources/../../x.txt', content: PROSE },
  ]),
  { name: 'zip-cut.zip', bytes: () => zip([{ name: 'a.html', content: page }]).subarray(0, 60) },
  { name: 'zip-ends-only.zip', bytes: () => zip([]).subarray(0, 22) },
  {
    name: 'zip-then-page.html',
    bytes: () => Buffer.concat([Buffer.from(page), zip([{ name: 'word/a.html', content: page }])]),
  },
];
