/** What holds of anchors in every text. LAW_RUNS=20000 goes hunting. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carryOver, type Carried } from '../../../core/anchor/carry.ts';
import { compareTexts } from '../../../core/anchor/compare.ts';
import { describeSpan, type Anchor } from '../../../core/anchor/describe.ts';
import { findAnchor } from '../../../core/anchor/find.ts';
import { fold } from '../../../core/anchor/fold.ts';
import type { Span } from '../../../core/document/tree.ts';
import {
  anyText,
  edited,
  editedAround,
  edits,
  isWhole,
  marked,
  ownWords,
  sentences,
  times,
  writtenText,
} from './texts.ts';

const RUNS = Number(process.env['LAW_RUNS'] ?? 150);
const TIME = RUNS > 1000 ? 900_000 : 30_000;
const holds = (property: fc.IRawProperty<unknown>) =>
  fc.assert(property as fc.IProperty<unknown>, { numRuns: RUNS });

const carry = (before: string, after: string, span: Span): Carried => {
  const [one] = carryOver(before, after, [describeSpan(before, span)]);
  if (one === undefined) throw new Error('Nothing came back.');
  return one;
};
/** What folding leaves out, at the edge of a passage, belongs to it or not: it cannot be told afterwards. */
const LEFT_OUT = /[\r\u00ad\u0640\u200b\u200e\u200f\u2060\ufeff]/;
const plainEdges = (text: string, { start, end }: Span): boolean =>
  ![start, end - 1, end].some((at) => LEFT_OUT.test(text.charAt(at))) &&
  // Of conjoining Hangul whole words.
  ![start, end].some((at) => /^[\u1100-\u11ff]{2}/.test(text.slice(Math.max(0, at - 1), at + 1)));
const spanOf = (anchor: Anchor | null): Span | null =>
  anchor === null ? null : { start: anchor.start, end: anchor.end };

describe('a described passage', () => {
  test('is found where it is, in any text', { timeout: TIME }, () => {
    holds(
      fc.property(marked(anyText), ({ text, span }) => {
        const anchor = describeSpan(text, span);
        expect(findAnchor(text, anchor)).toEqual({ ...span, confidence: 1, exact: true });
        expect(anchor.quote).toBe(text.slice(span.start, span.end));
        expect(anchor.prefix + anchor.quote + anchor.suffix).toBe(
          text.slice(span.start - anchor.prefix.length, span.end + anchor.suffix.length),
        );
      }),
    );
  });

  test('is found wherever it is expected, when its words stand there alone', { timeout: TIME }, () => {
    holds(
      fc.property(marked(anyText, 2), fc.nat(200), ({ text, span }, near) => {
        const anchor = describeSpan(text, span);
        fc.pre(times(text, anchor.quote) === 1 && plainEdges(text, span));
        const found = findAnchor(text, anchor, { near });
        expect(found).toMatchObject(span);
        expect(found?.exact).toBe(true);
        expect(found?.confidence).toBeGreaterThan(0.8);
      }),
    );
  });
});

describe('a passage carried over', () => {
  test('to the same text is kept for certain', { timeout: TIME }, () => {
    holds(
      fc.property(marked(anyText), ({ text, span }) => {
        const anchor = describeSpan(text, span);
        expect(carry(text, text, span)).toEqual({ status: 'kept', anchor, confidence: 1 });
      }),
    );
  });

  const around = fc.tuple(sentences(), ownWords, sentences());
  const some = edits(sentences(20));

  test('goes where its words went when only the text around it is edited', { timeout: TIME }, () => {
    holds(
      fc.property(around, some, some, ([left, words, right], head, tail) => {
        const before = `${left} ${words} ${right}`;
        const start = left.length + 1;
        const now = edited(left, head);
        const after = `${now} ${words} ${edited(right, tail)}`;
        const { status, anchor } = carry(before, after, { start, end: start + words.length });
        expect(status).toBe(now.length === left.length ? 'kept' : 'moved');
        expect(spanOf(anchor)).toEqual({ start: now.length + 1, end: now.length + 1 + words.length });
        // And back.
        const back = anchor && carry(after, before, anchor);
        expect(spanOf(back?.anchor ?? null)).toEqual({ start, end: start + words.length });
      }),
    );
  });

  test('is told from the same words elsewhere by what stands around it', { timeout: TIME }, () => {
    holds(
      fc.property(around, sentences(), sentences(), fc.nat(2), ([one, words, two], put, three, marked) => {
        const parts = [one, two, three];
        const of = (list: readonly string[]) => list.map((part) => `${part} ${words}.`).join('\n\n');
        const placeIn = (list: readonly string[]) => of(list.slice(0, marked + 1)).length - words.length - 1;
        const newer = parts.map((part) => `${put} ${part}`);
        const start = placeIn(parts);
        const there = placeIn(newer);
        expect(spanOf(carry(of(parts), of(newer), { start, end: start + words.length }).anchor)).toEqual({
          start: there,
          end: there + words.length,
        });
      }),
    );
  });

  test('whose words stand there once is never put elsewhere, in any text', { timeout: TIME }, () => {
    const texts = fc.oneof(writtenText, anyText);
    holds(
      fc.property(marked(texts), edits(anyText), edits(anyText), (before, head, tail) => {
        const { after, place } = editedAround(before, head, tail);
        const quote = before.text.slice(before.span.start, before.span.end);
        fc.pre(times(before.text, quote) === 1 && times(after, quote) === 1);
        const { anchor } = carry(before.text, after, before.span);
        if (anchor === null) return;
        expect(anchor.start).toBeLessThan(place.end);
        expect(anchor.end).toBeGreaterThan(place.start);
      }),
    );
  });

  test('never cuts a grapheme, and says what stands there', { timeout: TIME }, () => {
    holds(
      fc.property(marked(anyText), fc.oneof(anyText, edits(anyText)), ({ text, span }, change) => {
        const after = typeof change === 'string' ? change : edited(text, change);
        const { status, anchor, confidence } = carry(text, after, span);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(anchor === null).toBe(status === 'unplaced');
        if (anchor === null) return;
        expect(anchor.quote).toBe(after.slice(anchor.start, anchor.end));
        expect(anchor.end).toBeGreaterThan(anchor.start);
        expect(isWhole(after, anchor)).toBe(true);
      }),
    );
  });

  test('never cuts a grapheme when only the newer text is known', { timeout: TIME }, () => {
    holds(
      fc.property(marked(anyText), fc.oneof(anyText, edits(anyText)), ({ text, span }, change) => {
        const after = typeof change === 'string' ? change : edited(text, change);
        const found = findAnchor(after, describeSpan(text, span));
        if (found !== null) expect(isWhole(after, found)).toBe(true);
      }),
    );
  });

  test('is unplaced when it was deleted', { timeout: TIME }, () => {
    holds(
      fc.property(sentences(60), ownWords, sentences(60), fc.boolean(), (head, words, tail, twice) => {
        const text = `${head} ${words} ${tail}${twice ? `\n\n${words}` : ''}`;
        const start = head.length + 1;
        const after = `${head} ${tail}${twice ? `\n\n${words}` : ''}`;
        expect(carry(text, after, { start, end: start + words.length }).anchor).toBeNull();
      }),
    );
  });
});

describe('compared texts', () => {
  test('are rebuilt from their parts', { timeout: TIME }, () => {
    holds(
      fc.property(anyText, fc.oneof(anyText, edits(anyText)), (before, change) => {
        const after = typeof change === 'string' ? change : edited(before, change);
        const parts = compareTexts(before, after);
        const [older, newer] = (['before', 'after'] as const).map((side) =>
          parts.map((part) => (side === 'before' ? before : after).slice(part[side].start, part[side].end)),
        );
        expect(older?.join('')).toBe(before);
        expect(newer?.join('')).toBe(after);
        for (const [index, { kind, before: out, after: put }] of parts.entries()) {
          expect(out.start).toBe(parts[index - 1]?.before.end ?? 0);
          expect(put.start).toBe(parts[index - 1]?.after.end ?? 0);
          expect(parts[index - 1]?.kind).not.toBe(kind);
          if (kind === 'same') expect(older?.[index]).toBe(newer?.[index]);
          else expect(kind === 'removed' ? put.end - put.start : out.end - out.start).toBe(0);
          expect(out.end - out.start + put.end - put.start).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe('a folded text', () => {
  test('is the same for every spelling', { timeout: TIME }, () => {
    holds(
      fc.property(anyText, (text) => {
        // Kirat Rai puts letters together that are no marks.
        fc.pre(!/[\u{16d40}-\u{16d7f}]/u.test(text));
        // A mark needs a letter to stand on.
        const written = `a${text}`;
        expect(fold(written.normalize('NFC')).text).toBe(fold(written.normalize('NFD')).text);
      }),
    );
  });
  test('is not changed by being folded again', { timeout: TIME }, () => {
    holds(
      fc.property(anyText, (text) => {
        expect(fold(fold(text).text).text).toBe(fold(text).text);
      }),
    );
  });

  test('a stretch of what NFC takes apart is all of the letter that it was', () => {
    const folded = fold('a\u0958b\ufb2cc');
    expect(folded.text).toBe('a\u0915\u093cb\u05e9\u05bc\u05c1c');
    for (const start of [1, 2])
      expect(folded.unfold({ start, end: start + 1 })).toEqual({ start: 1, end: 2 });
    for (const start of [4, 5, 6])
      expect(folded.unfold({ start, end: start + 1 })).toEqual({ start: 3, end: 4 });
    expect(folded.unfold({ start: 0, end: folded.text.length })).toEqual({ start: 0, end: 5 });
  });

  test('unfolds within the text and in order', { timeout: TIME }, () => {
    holds(
      fc.property(anyText, fc.nat(200), fc.nat(200), (text, a, b) => {
        const folded = fold(text);
        const most = folded.text.length;
        const [start, end] = [Math.min(a, b, most), Math.min(Math.max(a, b), most)];
        fc.pre(![start, end].some((at) => /[\udc00-\udfff]/.test(folded.text.charAt(at))));
        const there = folded.unfold({ start, end });
        expect(there.start).toBeGreaterThanOrEqual(0);
        expect(there.end).toBeGreaterThanOrEqual(there.start);
        expect(there.end).toBeLessThanOrEqual(text.length);
        if (start < end) {
          expect(there.end).toBeGreaterThan(there.start);
          expect(folded.offsetOf(there.start)).toBeLessThanOrEqual(start);
          expect(folded.offsetOf(there.end)).toBeGreaterThanOrEqual(end);
          // Conjoining Hangul is folded by whole words.
          if (!/[\u1100-\u11ff]/.test(text))
            expect(fold(text.slice(there.start, there.end)).text).toContain(folded.text.slice(start, end));
        }
      }),
    );
  });
});
