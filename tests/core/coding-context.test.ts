import { describe, expect, test } from 'vitest';
import { contextOf, datelineOf } from '../../core/coding-context.ts';
import { documentOf } from '../../core/document/document.ts';

const spanOf = (text: string, words: string) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};

describe('what is looked at around a passage', () => {
  test('is the sentences in which it stands, and no others', () => {
    const document = documentOf(
      'The harbour froze. Dr. Moe denied that the pumps had failed. It thawed.\n\nLater.',
    );
    const { text, passage } = contextOf(document, spanOf(document.text, 'the pumps'), 'en');
    expect(text).toBe('Dr. Moe denied that the pumps had failed.');
    expect(text.slice(passage.start, passage.end)).toBe('the pumps');
  });

  test('is no more than some thousand characters of a long passage or sentence', () => {
    const long = documentOf(`${'word '.repeat(60_000)}end`);
    const whole = contextOf(long, { start: 0, end: long.text.length }, null);
    expect(whole.text.length).toBeLessThanOrEqual(8000);
    expect(whole.passage).toEqual({ start: 0, end: 4000 });
    const inside = contextOf(long, { start: 150_000, end: 150_004 }, null);
    expect(inside.text.slice(inside.passage.start, inside.passage.end)).toBe('word');
    expect(inside.text.length).toBeLessThanOrEqual(8004);
  });
});

describe('the dateline of a text', () => {
  test.each([
    ['TOKYO, Nov. 4 (Kyodo) — The talks ended.', 'TOKYO, Nov. 4'],
    ['NEW YORK, 12 November 2005 -- A storm came.', 'NEW YORK, 12 November 2005'],
    ['Tokyo, Nov. 4 (Kyodo) — The talks ended.', 'Tokyo, Nov. 4'],
    ['Rio de Janeiro, Brazil, 4 November 2005 – The talks ended.', 'Rio de Janeiro, Brazil, 4 November 2005'],
    ['(Oslo, March 3) - Ice was late.', 'Oslo, March 3'],
    ['(OSLO, March 3) – Ice was late.', 'OSLO, March 3'],
  ])('%s', (text, dateline) => {
    expect(datelineOf(text)).toBe(dateline);
  });

  test.each([
    'The meeting of 2 November — the first of its kind — ended.',
    'NATO said that it would wait for 3 days.',
    'On Tuesday, Nov. 4 — the first day — they met.',
    'Friday, Nov. 4 — they met.',
    'The envoys, 3 of them — all old — met.',
    'Tokyo — The talks ended on 4 November.',
    'TOKYO — The talks ended on 4 November.',
    '',
  ])('“%s” has none', (text) => {
    expect(datelineOf(text)).toBeNull();
  });
});
