import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleaned, decode, encodingOf, utf16WithoutMark } from '../../../main/importing/decode.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/encodings');
const texts = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => {
    const [language = '', encoding = ''] = name.replace(/\.txt$/, '').split('.');
    return { language, encoding, bytes: readFileSync(join(FOLDER, name)) };
  });
const encoded = texts.filter(({ encoding }) => encoding !== 'utf-8');
const words = (language: string): string =>
  texts.find((text) => text.language === language && text.encoding === 'utf-8')?.bytes.toString() ?? '';

/** The paragraphs of a text that is not in UTF-16; no letter of any encoding has a line's end in it. */
function paragraphsOf(bytes: Buffer): readonly Buffer[] {
  const end = bytes.indexOf(0x0a);
  return [bytes.subarray(0, end), bytes.subarray(end + 1, -1)];
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const utf16 = (text: string, order: 'little' | 'big'): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'little' ? bytes : bytes.swap16();
};
const page = (label: string, body: Buffer): Buffer =>
  Buffer.concat([
    latin1(`<!doctype html><html><head><meta charset="${label}"></head><body><p>`),
    body,
    latin1('</p>'),
  ]);

describe('a text of 200 characters or more that declares nothing', () => {
  test.each(encoded)('is read: $language in $encoding', ({ language, encoding, bytes }) => {
    const [first, second] = words(language).trim().split('\n');
    for (const [paragraph, expected] of [
      [bytes, words(language)],
      [paragraphsOf(bytes)[0], first],
      [paragraphsOf(bytes)[1], second],
    ] as const) {
      expect(encodingOf(paragraph ?? bytes)).toBe(encoding);
      expect(decode(paragraph ?? bytes)).toBe(cleaned(expected ?? ''));
    }
  });

  test.each(texts.filter(({ encoding }) => encoding === 'utf-8'))(
    'is read: $language in UTF-16',
    ({ language }) => {
      for (const text of words(language).trim().split('\n'))
        for (const order of ['little', 'big'] as const)
          for (const part of [text, text.slice(0, 200)]) {
            const bytes = utf16(part, order);
            expect(utf16WithoutMark(bytes)).toBe(order === 'little' ? 'utf-16le' : 'utf-16be');
            expect(decode(bytes)).toBe(cleaned(part));
          }
    },
  );

  test('with few letters beyond ASCII is Windows-1252', () => {
    const plain = 'The harbour was quiet in the morning, and nobody spoke of the ship. '.repeat(3);
    for (const rare of [
      'It cost \x803.',
      'a caf\xe9',
      '\x93Quoted\x94, it\x92s',
      '\xa9 2004',
      'Ren\xe9e',
      '25 \xb0C',
    ])
      expect(encodingOf(latin1(plain + rare))).toBe('windows-1252');
    expect(encodingOf(latin1('Ren\xe9e'))).toBe('windows-1252');
  });

  test('where the words stand far down a page of ASCII', () => {
    const [russian = latin1('')] = paragraphsOf(
      encoded.find(({ encoding }) => encoding === 'koi8-r')?.bytes ?? latin1(''),
    );
    const bytes = Buffer.concat([latin1(`<html><body>${'<p class="x">1</p>'.repeat(10_000)}<p>`), russian]);
    expect(decode(bytes)).toContain('Утром в порту было тихо');
  });
});

describe('a declaration', () => {
  test.each(encoded)(
    'that is right is obeyed, in the text or beside it: $language in $encoding',
    ({ language, encoding, bytes }) => {
      expect(encodingOf(bytes, encoding)).toBe(encoding);
      for (const paragraph of paragraphsOf(bytes)) {
        const short =
          encoding.startsWith('windows') || encoding === 'koi8-r' ? paragraph.subarray(0, 30) : paragraph;
        expect(words(language)).toContain(decode(short, ` ${encoding.toUpperCase()} `).trim());
        expect(encodingOf(page(encoding, paragraph))).toBe(encoding);
      }
    },
  );

  test.each(encoded.filter(({ encoding }) => !['windows-1252', 'iso-2022-jp'].includes(encoding)))(
    'of iso-8859-1 does not stand against the bytes: $language in $encoding',
    ({ encoding, bytes }) => {
      for (const paragraph of paragraphsOf(bytes)) {
        expect(encodingOf(paragraph, 'iso-8859-1')).toBe(encoding);
        expect(encodingOf(page('iso-8859-1', paragraph))).toBe(encoding);
      }
    },
  );

  test('of any kind does not stand against valid UTF-8, nor one of UTF-8 against what is not', () => {
    expect(decode(Buffer.from(words('ja')), 'shift_jis')).toBe(words('ja'));
    for (const { language, encoding, bytes } of encoded.filter(
      ({ encoding }) => encoding !== 'iso-2022-jp',
    )) {
      expect(encodingOf(bytes, 'utf-8')).toBe(encoding);
      expect(encodingOf(Buffer.from(words(language)), encoding)).toBe('utf-8');
    }
  });

  test('by the names that programs give', () => {
    const bytes = texts.find(({ encoding }) => encoding === 'shift_jis')?.bytes ?? latin1('');
    for (const name of ['cp932', 'x-sjis', 'Windows-31J', 'SJIS'])
      expect(encodingOf(bytes, name)).toBe('shift_jis');
    expect(encodingOf(latin1('\xb5\xda'), 'cp949')).toBe('euc-kr');
    for (const name of ['x-unknown', '', '8bit', 'replacement'])
      expect(encodingOf(bytes, name)).toBe('shift_jis');
  });

  test('of an encoding whose languages are not known is believed', () => {
    expect(decode(latin1('\xca\xc7\xd1\xca\xb4\xd5\xa4\xc3\xd1\xba'), 'tis-620')).toBe('สวัสดีครับ');
  });

  test('of UTF-16 in a text that could be read byte by byte is none', () => {
    expect(decode(page('utf-16', Buffer.from('caf\u00e9 au lait')))).toContain('café au lait');
  });
});

describe('UTF-8', () => {
  test('that was read as Windows-1252 and saved again is put right', () => {
    const misread = 'The harbour was quiet. â€œWe donâ€™t know,â€\u009d said RenÃ©e â€“ and thatâ€™s all.';
    expect(decode(Buffer.from(misread))).toBe(
      'The harbour was quiet. “We don’t know,” said Renée – and that’s all.',
    );
    const japanese = Buffer.from(words('ja')).toString('latin1');
    expect(decode(Buffer.from(japanese))).toBe(words('ja'));
  });

  test.each([
    'Where “Ã©” stands for é, and â€™ for an apostrophe, Ã¼ for ü, a page was misread.',
    'SÃO PAULO, JOÃO, Ã©',
    'cafÃ©',
    'ß”é“”',
    'When you see "Ã©", "Ã¼" or "â€™" in a page, its encoding was not declared.',
    'Île, août, Noël, ça et là.',
    'donâ€™t, thatâ€™s, isnâ€™t — and one dash that is right',
  ])('is kept where that is not beyond doubt: %s', (text) =>
    expect(decode(Buffer.from(text))).toBe(text.normalize('NFC')),
  );

  test('with a damaged letter is still UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from(words('ru')), Buffer.from([0xd0]), Buffer.from(' конец')]);
    expect(decode(bytes)).toBe(`${words('ru')}\uFFFD конец`);
    expect(decode(Buffer.from(words('ja')).subarray(0, 301))).toContain('朝の港は静かで');
  });
});

describe('laws', () => {
  const text = fc.string({ unit: 'binary', maxLength: 400 }).map((each) => each.replace(/[\p{Cc}]/gu, ' '));

  test('any text in UTF-8, or in UTF-16 with its mark, comes back as it is', () => {
    fc.assert(
      fc.property(text, (each) => {
        const expected = cleaned(each);
        expect(decode(Buffer.from(each))).toBe(expected);
        for (const order of ['little', 'big'] as const)
          expect(decode(utf16(`\uFEFF${each}`, order))).toBe(expected);
      }),
    );
  });

  test('any bytes, whatever is declared, give a text without controls', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.option(fc.string()), (bytes, declared) => {
        const read = decode(bytes, declared);
        expect(read).not.toMatch(/[^\P{Cc}\t\n]/u);
        expect(decode(bytes, encodingOf(bytes, declared))).toBe(read);
      }),
    );
  });

  test('bytes by chance are not UTF-16', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 300, maxLength: 400 }), (bytes) => {
        expect(utf16WithoutMark(bytes)).toBeNull();
      }),
    );
  });
});
