import { strToU8, zipSync, type Zippable } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PlainError } from '../../../core/result.ts';
import { Archive } from '../../../main/importing/archive.ts';

const SAMPLE: Zippable = {
  'META-INF/container.xml': strToU8('<container/>'),
  'Sources/Übersicht.txt': strToU8('Ebb and flow. '.repeat(200)),
  'stored.bin': [new Uint8Array([1, 2, 3]), { level: 0 }],
};
const sample = (): Uint8Array => zipSync(SAMPLE);

/** A copy of an archive with one of its headers changed, found by its signature. */
function changed(bytes: Uint8Array, signature: string, at: number, value: number, size: 2 | 4): Uint8Array {
  const copy = Buffer.from(bytes);
  const start = copy.indexOf(Buffer.from(signature, 'latin1'));
  if (size === 2) copy.writeUInt16LE(value, start + at);
  else copy.writeUInt32LE(value, start + at);
  return new Uint8Array(copy);
}
const ENTRY = 'PK\x01\x02';
const END = 'PK\x05\x06';

const wordsOf = (bytes: Uint8Array): string => {
  try {
    new Archive(bytes);
    return 'opened';
  } catch (error) {
    if (error instanceof PlainError) return error.message;
    throw error;
  }
};

describe('an archive', () => {
  test('lists its files and gives each as it was', () => {
    const archive = new Archive(sample());
    expect(archive.names).toEqual(Object.keys(SAMPLE));
    expect(archive.text('META-INF/container.xml')).toBe('<container/>');
    expect(archive.text('Sources/Übersicht.txt')).toBe('Ebb and flow. '.repeat(200));
    expect(archive.bytes('stored.bin')).toEqual(new Uint8Array([1, 2, 3]));
    expect(archive.bytes('other.bin')).toBeNull();
    expect(archive.text('other.bin')).toBeNull();
  });

  test('finds a file whatever the case of its letters, the slashes, or the form of its umlauts', () => {
    const archive = new Archive(sample());
    for (const name of ['sources/übersicht.TXT', '.\\Sources\\Übersicht.txt', 'Sources//U\u0308bersicht.txt'])
      expect(archive.has(name)).toBe(true);
    const both = new Archive(zipSync({ 'A.txt': strToU8('large'), 'a.txt': strToU8('small') }));
    expect([both.text('A.txt'), both.text('a.txt')]).toEqual(['large', 'small']);
  });

  test('reads names that Windows wrote, and text by its byte order mark', () => {
    const utf16 = new Uint8Array(Buffer.from('\ufeffTide tables', 'utf16le'));
    const archive = new Archive(zipSync({ 'sources\\tide.txt': utf16, './here.txt': strToU8('here') }));
    expect(archive.names).toEqual(['sources/tide.txt', 'here.txt']);
    expect(archive.text('sources/tide.txt')).toBe('Tide tables');
  });

  test('leaves out folders and whatever leads out of it', () => {
    const out = ['../up.txt', 'a/../../up.txt', '/root.txt', 'C:\\drive.txt', '..\\up.txt', 'folder/'];
    const archive = new Archive(
      zipSync(Object.fromEntries([...out, 'in.txt'].map((name) => [name, strToU8('x')]))),
    );
    expect(archive.names).toEqual(['in.txt']);
    for (const name of [...out, '', '.', 'in.txt/..']) expect(archive.has(name)).toBe(false);
  });

  test('is read behind bytes that were put before it, and before a comment', () => {
    const end = Buffer.from(sample());
    end.writeUInt16LE(5, end.length - 2);
    const archive = new Archive(
      new Uint8Array(Buffer.concat([Buffer.from('MZ program'), end, Buffer.from('hello')])),
    );
    expect(archive.text('META-INF/container.xml')).toBe('<container/>');
  });

  test('is read in Zip64', () => {
    const plain = Buffer.from(zipSync({ 'a.txt': [strToU8('tide'), { level: 0 }] }));
    const at = plain.indexOf(Buffer.from(ENTRY, 'latin1'));
    const end = plain.indexOf(Buffer.from(END, 'latin1'));
    const extra = Buffer.alloc(28);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    extra.writeBigUInt64LE(4n, 4);
    extra.writeBigUInt64LE(4n, 12);
    const entry = Buffer.from(plain.subarray(at, end));
    for (const place of [20, 24, 42]) entry.writeUInt32LE(0xffffffff, place);
    entry.writeUInt16LE(28, 30);
    const directory = Buffer.concat([entry, extra]);
    const large = Buffer.alloc(56);
    large.write('PK\x06\x06', 0, 'latin1');
    large.writeBigUInt64LE(1n, 32);
    large.writeBigUInt64LE(BigInt(directory.length), 40);
    large.writeBigUInt64LE(BigInt(at), 48);
    const locator = Buffer.alloc(20);
    locator.write('PK\x06\x07', 0, 'latin1');
    locator.writeBigUInt64LE(BigInt(at + directory.length), 8);
    const last = Buffer.alloc(22);
    last.write(END, 0, 'latin1');
    last.fill(0xff, 8, 20);
    const bytes = Buffer.concat([plain.subarray(0, at), directory, large, locator, last]);
    expect(new Archive(new Uint8Array(bytes)).text('a.txt')).toBe('tide');
  });
});

describe('an archive that is not to be trusted', () => {
  test('is refused in words when it is none, is cut short, or is locked', () => {
    for (const bytes of [new Uint8Array(0), strToU8('PK'), sample().subarray(0, -30)])
      expect(wordsOf(bytes)).toMatch(/damaged or was cut short/);
    expect(wordsOf(changed(sample(), ENTRY, 8, 1, 2))).toMatch(/locked with a password/);
    expect(wordsOf(changed(sample(), ENTRY, 10, 14, 2))).toMatch(/method that Briefmark does not know/);
  });

  test('is refused when it says that it holds too much', () => {
    expect(wordsOf(changed(sample(), END, 10, 20_001, 2))).toMatch(/holds 20001 files/);
    expect(wordsOf(changed(sample(), ENTRY, 24, 400 * 1024 * 1024 + 1, 4))).toMatch(/more than 400 MB/);
  });

  test('is stopped where a file unpacks to more than it says', () => {
    const bomb = zipSync({ 'bomb.txt': new Uint8Array(20_000_000) });
    for (const said of [0, 1000]) {
      const archive = new Archive(changed(bomb, ENTRY, 24, said, 4));
      expect(() => archive.bytes('bomb.txt')).toThrow(/more than it says it holds/);
    }
  });

  test('gives nothing for a file that is damaged', () => {
    const [name] = Object.keys(SAMPLE);
    const damage: readonly Uint8Array[] = [
      changed(sample(), ENTRY, 16, 1, 4),
      changed(sample(), ENTRY, 24, 13, 4),
      changed(sample(), ENTRY, 20, 0xffffff, 4),
      changed(sample(), ENTRY, 42, 0xffffff, 4),
      changed(sample(), 'PK\x03\x04', 0, 0, 4),
      changed(sample(), 'META-INF/container.xml', 22, 0xffff, 2),
    ];
    for (const bytes of damage) {
      const archive = new Archive(bytes);
      expect(archive.has(name ?? '')).toBe(true);
      expect(archive.bytes(name ?? '')).toBeNull();
    }
  });

  test('never throws anything but words, whatever its bytes', () => {
    const byte = fc.record({ at: fc.nat(), value: fc.integer({ min: 0, max: 255 }) });
    fc.assert(
      fc.property(fc.array(byte, { minLength: 1, maxLength: 8 }), fc.nat(40), (changes, cut) => {
        const bytes = Uint8Array.from(sample().subarray(cut % 7));
        for (const { at, value } of changes) bytes[at % bytes.length] = value;
        try {
          const archive = new Archive(bytes);
          for (const name of archive.names) archive.text(name);
        } catch (error) {
          expect(error).toBeInstanceOf(PlainError);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test('bytes go in and come out the same, under their names', () => {
  const name = fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8}){0,2}\.txt$/);
  fc.assert(
    fc.property(fc.dictionary(name, fc.uint8Array({ maxLength: 300 })), (files) => {
      const archive = new Archive(zipSync({ ...files, 'last.txt': new Uint8Array(0) }));
      for (const [path, bytes] of Object.entries(files)) expect(archive.bytes(path)).toEqual(bytes);
      expect(archive.bytes('last.txt')).toEqual(new Uint8Array(0));
    }),
  );
});
