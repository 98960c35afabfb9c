import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PlainError } from '../../../../core/result.ts';
import {
  childOf,
  childrenOf,
  guidIn,
  readXml,
  unicodeOf,
} from '../../../../main/importing/foreign/refi-xml.ts';
import { bytesOf, fixtureBytes } from './refi.ts';

const read = (xml: string) => readXml(bytesOf(xml));

describe('XML', () => {
  test('gives elements, attributes and words, whatever their prefixes', () => {
    const root = read(
      `\uFEFF<?xml version="1.0"?>\r\n<!DOCTYPE a>\n<!-- <b> -->\n<x:a q:n = 'it is "1" &lt; 2' m="&#x1F600;">\r\none <![CDATA[<two> & ]]>&amp;<b/>three</x:a>\n<!-- end -->`,
    );
    expect(root.name).toBe('a');
    expect([...root.attributes]).toEqual([
      ['n', 'it is "1" < 2'],
      ['m', '😀'],
    ]);
    expect(root.text).toBe('\none <two> & &three');
    expect(root.children.map(({ name }) => name)).toEqual(['b']);
    expect(childOf(root, 'c')).toBe(undefined);
    expect(childrenOf(undefined, 'c')).toEqual([]);
  });

  test('names a thing by one guid, however it is written', () => {
    expect(guidIn(read('<a guid=" {AB-1} "/>'), 'guid')).toBe('ab-1');
    expect(guidIn(read('<a/>'), 'guid')).toBe('');
  });

  test.each(['utf-16le', 'utf-16be'])('is read in %s, with its mark', (encoding) => {
    const units = Buffer.from('\uFEFF<a>héé</a>', 'utf16le');
    const bytes = new Uint8Array(encoding === 'utf-16be' ? units.swap16() : units);
    expect(readXml(bytes).text).toBe('héé');
  });

  test('in another encoding is read as well as it can be', () => {
    const latin = new Uint8Array(Buffer.from('<a>h\u00e9</a>', 'latin1'));
    expect(unicodeOf(latin)).toBe(null);
    expect(readXml(latin).text).toBe('hé');
  });

  test('never expands what its document type declares', () => {
    const lines = Array.from(
      { length: 30 },
      (_, index) => `<!ENTITY e${index + 1} "&e${index};&e${index};">`,
    );
    const xml = `<!DOCTYPE a [<!ENTITY e0 "boom">${lines.join('\n')}<!ENTITY f SYSTEM "file:///etc/passwd">]><a>&e30;&f;</a>`;
    expect(read(xml).text).toBe('&e30;&f;');
  });

  test.each([
    ['nothing', ''],
    ['words', 'Dear Jane,'],
    ['words before it', 'so <a/>'],
    ['two roots', '<a/><b/>'],
    ['an element that is not closed', '<a><b></b>'],
    ['another that is closed', '<a><b></a></b>'],
    ['one that was never opened', '</a>'],
    ['a tag that breaks off', '<a b="1'],
    ['an attribute without a value', '<a b/>'],
    ['a comment that breaks off', '<a><!-- </a>'],
    ['CDATA that breaks off', '<a><![CDATA[ </a>'],
    ['a document type that breaks off', '<!DOCTYPE a ['],
    ['a bare "<"', '<a> 1 < 2 </a>'],
    ['many of them', '<'.repeat(100_000)],
    ['attributes without end', `<a ${'b '.repeat(100_000)}`],
  ])('that is %s is refused with the line it breaks at', (_, xml) => {
    expect(() => read(xml)).toThrow(/^The file is damaged: its XML cannot be read from line \d+ on\./);
  });

  test('counts lines from 1', () => {
    expect(() => read('<a>\n<b>\n</a>')).toThrow(/line 3 on/);
  });

  test('is refused when it is nested without end', () => {
    expect(() => read('<a>'.repeat(100_000))).toThrow(/nested more deeply/);
  });

  test('may have two hundred thousand elements', () => {
    const root = read(`<a>${'<b c="d">e</b>'.repeat(200_000)}</a>`);
    expect(root.children).toHaveLength(200_000);
    expect(root.children.at(-1)?.text).toBe('e');
  });

  test('gives back all words that are put into it', () => {
    const words = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\uFFFD]|\p{Cs}/gu, ''));
    const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
    fc.assert(
      fc.property(words, words, (text, value) => {
        const root = read(`<a v="${escaped(value)}">${escaped(text)}</a>`);
        expect(root.text).toBe(text);
        expect(root.attributes.get('v')).toBe(value);
      }),
    );
  });

  test('that is damaged anywhere is read or refused in words', () => {
    const xml = fixtureBytes('refi-project.qde');
    fc.assert(
      fc.property(fc.nat(xml.length - 1), fc.nat(255), fc.boolean(), (at, byte, cut) => {
        const damaged = cut ? xml.slice(0, at) : xml.with(at, byte);
        try {
          expect(readXml(damaged).name).not.toBe('');
        } catch (error) {
          expect(error).toBeInstanceOf(PlainError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
