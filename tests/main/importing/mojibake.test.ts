import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, encodingOf } from '../../../main/importing/decode.ts';
import { extract } from '../../../main/importing/extract.ts';

const RUSSIAN = 'Портовое управление сообщило в понедельник, что суда будут ждать снаружи.';
const ENGLISH = 'The minister said “it’s fine” – café naïve, don’t worry… “yes”';
const THAI = 'กระทรวงการต่างประเทศกล่าวว่าการเจรจาสิ้นสุดลงโดยไม่มีข้อตกลง';

/** Text in UTF-8 as a program shows it that takes it for something else. */
const misread = (text: string, encoding: string): string =>
  new TextDecoder(encoding).decode(Buffer.from(text));
const written = (text: string): Buffer => Buffer.from(text);
const leftOf = async (bytes: Uint8Array): Promise<readonly string[]> =>
  (await extract(bytes, { name: 'a.txt', readLocal: () => null })).left;

/** Thai letters stand in windows-874 in the order of Unicode. */
const inThai = (text: string): Buffer =>
  Buffer.from(Array.from(text, (letter) => letter.charCodeAt(0) - 0x0e00 + 0xa0));

describe('UTF-8 that was taken for something else and saved again', () => {
  test.each([
    ['windows-1251', RUSSIAN],
    ['windows-1252', RUSSIAN],
    ['koi8-r', RUSSIAN],
    ['macintosh', ENGLISH],
    ['windows-1250', ENGLISH],
    ['windows-1254', ENGLISH],
  ])('is put right: %s', (encoding, text) => {
    expect(decode(written(misread(text, encoding)))).toBe(text);
  });

  test('is put right although a letter of it is lost, or one beside it was right', () => {
    const lost = misread(ENGLISH.repeat(3), 'windows-1252').replaceAll('\u009d', '\uFFFD');
    expect(decode(written(lost))).toBe(ENGLISH.repeat(3));
    expect(decode(written(`${misread(RUSSIAN, 'windows-1251')} — да`))).toContain(RUSSIAN);
  });

  test.each([
    '«СССР», «Россия» и «Польша»: рџ, С» и Р°.',
    'Дођоше љубав и џеп, ћуприја, ђак.',
    'Ă la carte, Ţara, ş',
  ])('is not seen where there is none: %s', (text) => {
    expect(decode(written(text))).toBe(text);
  });

  test('is put right whatever Cyrillic or Greek text it was', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...Array.from('абвгдежзийклмнопрстуфхцчшщъыьэюя αβγδεζηθλμ')),
      minLength: 20,
    });
    fc.assert(
      fc.property(letters, (text) => {
        const clean = `а${text.trim()}абвгде`;
        expect(decode(written(misread(clean, 'windows-1252')))).toBe(clean);
      }),
    );
  });
});

describe('a text of more than one encoding', () => {
  test('is read by each: UTF-8 with some Windows-1252', () => {
    const bytes = Buffer.concat([
      written(ENGLISH.repeat(2)),
      Buffer.from(' Sp\xe4ter gr\xf6\xdfer \x93sch\xf6n\x94', 'latin1'),
    ]);
    expect(decode(bytes)).toBe(`${ENGLISH.repeat(2)} Später größer “schön”`);
  });
});

describe('Thai', () => {
  test('that declares nothing is read', () => {
    expect(encodingOf(inThai(THAI))).toBe('windows-874');
    expect(decode(inThai(THAI))).toBe(THAI);
    expect(decode(inThai('กระทรวงการ'))).toBe('กระทรวงการ');
  });
});

describe('letters that may be wrong', () => {
  test('are told of where they are lost', async () => {
    expect(await leftOf(written('Fog at sea\n\nThe b\uFFFDard said n\uFFFDthing.'))).toEqual([
      'Some letters may be wrong: 2 letters could not be read, and a “\uFFFD” stands for each.',
    ]);
  });

  test('are told of where the encoding is not sure, and not where it is', async () => {
    expect(await leftOf(Buffer.from('b9b7ccb7a5f8cab2a4ce', 'hex'))).toEqual([
      expect.stringMatching(/^Some letters may be wrong: the file does not say which encoding it is in/),
    ]);
    expect(await leftOf(written(RUSSIAN))).toEqual([]);
    expect(await leftOf(Buffer.from('Der B\xfcrgermeister sagte, es w\xe4re sch\xf6n.', 'latin1'))).toEqual(
      [],
    );
  });
});
