import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refiCodebook, refiGuid } from '../../../core/exchange/refi-codebook.ts';
import { EMPTY_CODEBOOK, type Issue, PLAIN_ISSUE } from '../../../core/model.ts';

const issue = (more: Partial<Issue>): Issue => ({
  id: '2f1c0f5e-8a0d-4d0f-9c55-0d5f3f1b7a10',
  name: 'Trade',
  ...PLAIN_ISSUE,
  definition: '',
  color: 'blue',
  underline: 'solid',
  created: '2024-01-06T10:00:00.000Z',
  ...more,
});
const GUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

describe('a codebook in REFI-QDA', () => {
  test('has a code for each issue, in their order', () => {
    const issues = [
      issue({ definition: 'Goods <&> money' }),
      issue({ id: 'i2', name: 'He said "no"\n& went', color: 'red' }),
    ];
    expect(refiCodebook({ ...EMPTY_CODEBOOK, issues })).toBe(`<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Briefmark">
<Codes>
<Code guid="2f1c0f5e-8a0d-4d0f-9c55-0d5f3f1b7a10" name="Trade" isCodable="true" color="#23639c"><Description>Goods &lt;&amp;&gt; money

Created: 2024-01-06T10:00:00.000Z</Description></Code>
<Code guid="${refiGuid('i2')}" name="He said &quot;no&quot; &amp; went" isCodable="true" color="#b5483a"><Description>Created: 2024-01-06T10:00:00.000Z</Description></Code>
</Codes>
</CodeBook>
`);
  });

  test('holds no character that XML does not allow', () => {
    const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    const spice = fc.constantFrom('\0', '\uffff', '\x1b', '\r\n', ']]>', '😀');
    fc.assert(
      fc.property(fc.array(fc.oneof(unit, spice)), (parts) => {
        const xml = refiCodebook({
          ...EMPTY_CODEBOOK,
          issues: [issue({ name: parts.join(''), definition: parts.join('') })],
        });
        expect(xml).toMatch(/^[\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u);
        // The tags of a code with and without a definition, and of nothing else.
        expect([12, 18]).toContain(xml.match(/[<>]/g)?.length);
      }),
    );
  });
});

describe('a guid', () => {
  test('is the id where that is one', () => {
    expect(refiGuid('2F1C0F5E-8A0D-4D0F-9C55-0D5F3F1B7A10')).toBe('2f1c0f5e-8a0d-4d0f-9c55-0d5f3f1b7a10');
  });

  test('is made from any other id, the same each time and another for each', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(refiGuid(one)).toMatch(GUID);
        expect(refiGuid(one) === refiGuid(other)).toBe(one === other);
      }),
    );
    const many = Array.from({ length: 20_000 }, (_, index) => refiGuid(`i${index}`));
    expect(new Set(many).size).toBe(many.length);
  });
});
