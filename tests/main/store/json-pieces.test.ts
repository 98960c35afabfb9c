import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { piecesOf } from '../../../main/store/json-pieces.ts';

const jsonOf = (document: object, indent: number | undefined): string =>
  Buffer.concat(piecesOf(document, indent)).toString('utf8');

describe('a document in pieces of JSON', () => {
  const indents = fc.constantFrom(undefined, 1, 2);

  test('is the JSON of the document, whatever is in it', () => {
    const members = fc.array(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()));
    const documents = fc.dictionary(
      fc.string(),
      fc.oneof(fc.jsonValue(), members, fc.constant(undefined), fc.string({ unit: 'binary' })),
    );
    fc.assert(
      fc.property(documents, indents, (document, indent) => {
        // Half pairs become U+FFFD in UTF-8; as JSON writes them, they are escaped.
        expect(jsonOf(document, indent)).toBe(`${JSON.stringify(document, null, indent)}\n`);
      }),
    );
  });

  test('stays so when some of its members are others, and when its text is long', () => {
    const member = fc.record({ quote: fc.string({ unit: 'grapheme' }), issues: fc.array(fc.string()) });
    fc.assert(
      fc.property(
        fc.array(member, { minLength: 1 }),
        member,
        fc.nat(),
        indents,
        (list, other, at, indent) => {
          const text = 'Ein langer Text: „ß“ '.repeat(600);
          const before = { text, passages: list, rest: null };
          const after = { ...before, passages: list.with(at % list.length, other) };
          for (const document of [before, after, before])
            expect(jsonOf(document, indent)).toBe(`${JSON.stringify(document, null, indent)}\n`);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('stays so through any edits of its lists, one after another', () => {
    const member = fc.record({ quote: fc.string({ unit: 'grapheme' }), note: fc.string() });
    const edit = fc.tuple(fc.nat(), fc.nat(3), fc.array(member, { maxLength: 3 }));
    fc.assert(
      fc.property(fc.array(member), fc.array(edit, { maxLength: 12 }), indents, (list, edits, indent) => {
        let passages = list;
        for (const [at, removed, added] of edits) {
          passages = passages.toSpliced(at % (passages.length + 1), removed, ...added);
          const document = { passages, earlier: passages.slice(0, 2) };
          expect(jsonOf(document, indent)).toBe(`${JSON.stringify(document, null, indent)}\n`);
        }
      }),
    );
  });
});
