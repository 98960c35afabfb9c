import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CARET_UNITS, moveCaret, type CaretMove } from '../../core/caret.ts';

const TEXT = 'Ships wait. Dr. Ito counts 👩‍🚒 them.\n\nOne\ttwo\nthree e\u0301lite words\n\nThe end.';

const go = (unit: CaretMove['unit'], direction: CaretMove['direction'], extending = false): CaretMove => ({
  unit,
  direction,
  extending,
  language: 'en',
});

/** Every place that one reaches by one key. */
function stops(text: string, move: CaretMove): readonly number[] {
  const found: number[] = [];
  const [from, last] = move.direction === 'forward' ? [0, text.length] : [text.length, 0];
  for (let at = from; at !== last; at = found.at(-1) ?? last) {
    found.push(moveCaret(text, at, move));
    if (found.length > 500) throw new Error('It does not come to an end.');
  }
  return found;
}

const between = (text: string, offsets: readonly number[]): readonly string[] =>
  [0, ...offsets].slice(0, -1).map((from, index) => text.slice(from, offsets[index]));

describe('the reading caret', () => {
  test('goes by word to the ends of words, and back to their beginnings', () => {
    expect(between(TEXT, stops(TEXT, go('word', 'forward'))).map((words) => words.trim())).toEqual([
      'Ships',
      'wait',
      '. Dr',
      '. Ito',
      'counts',
      '👩‍🚒 them',
      '.',
      'One',
      'two',
      'three',
      'e\u0301lite',
      'words',
      'The',
      'end',
      '.',
    ]);
    expect(stops(TEXT, go('word', 'backward')).map((at) => TEXT.slice(at, at + 3))).toEqual([
      ...['end', 'The', 'wor', 'e\u0301l', 'thr', 'two', 'One', 'the', 'cou', 'Ito', 'Dr.', 'wai', 'Shi'],
    ]);
  });

  test('goes by sentence to where each begins, and extends to where each ends', () => {
    expect(stops(TEXT, go('sentence', 'forward')).map((at) => TEXT.slice(at, at + 3))).toEqual([
      ...['Dr.', 'One', 'thr', 'The', ''],
    ]);
    expect(between(TEXT, stops(TEXT, go('sentence', 'forward', true)))[0]).toBe('Ships wait.');
    expect(moveCaret(TEXT, 12, go('sentence', 'forward', true))).toBe(TEXT.indexOf('\n'));
    expect(stops(TEXT, go('sentence', 'backward')).map((at) => TEXT.slice(at, at + 3))).toEqual([
      ...['The', 'thr', 'One', 'Dr.', 'Shi'],
    ]);
  });

  test('goes by paragraph, and extends over whole ones', () => {
    expect(stops(TEXT, go('paragraph', 'forward')).map((at) => TEXT.slice(at, at + 3))).toEqual([
      ...['One', 'thr', 'The', ''],
    ]);
    expect(moveCaret(TEXT, 3, go('paragraph', 'forward', true))).toBe(TEXT.indexOf('\n'));
    expect(moveCaret(TEXT, 3, go('paragraph', 'backward'))).toBe(0);
  });

  test('never stands between blocks or inside a character', () => {
    const places = new Set([0, ...stops(TEXT, go('character', 'forward'))]);
    expect([...places].toSorted((a, b) => b - a)).toEqual([
      TEXT.length,
      ...stops(TEXT, go('character', 'backward')),
    ]);
    expect(places.has(TEXT.indexOf('👩‍🚒') + 2)).toBe(false);
    expect(places.has(TEXT.indexOf('\n\n') + 1)).toBe(false);
  });

  test('in any text comes on with every key until the text is over', () => {
    const anyText = fc.array(
      fc.oneof(fc.constantFrom('\n\n', '\n', '\t', ' ', '. '), fc.string({ unit: 'grapheme' })),
    );
    fc.assert(
      fc.property(anyText, fc.constantFrom(...CARET_UNITS), fc.boolean(), (parts, unit, extending) => {
        const text = parts.join('');
        for (const direction of ['forward', 'backward'] as const)
          for (const at of stops(text, go(unit, direction, extending)))
            expect(at).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
