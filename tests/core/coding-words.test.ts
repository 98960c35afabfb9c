import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { codingInWords, dateTyped } from '../../core/coding-words.ts';
import { NO_CODING } from '../../core/model.ts';

describe('the coding of a passage in words', () => {
  test.each([
    [
      { speaker: 'North Korea', stance: 'denies', certainty: 'possible', eventDate: '2005-11-09' },
      'North Korea denies, possible, 9 Nov 2005',
    ],
    [{ speaker: 'the ministry', eventDate: '2005-11' }, 'the ministry, November 2005'],
    [{ stance: 'reports' }, 'Reports'],
    [{ certainty: 'certain', eventDate: '2005' }, 'Certain, 2005'],
    [{ eventDate: '2005-11' }, 'November 2005'],
  ] as const)('%o', (coding, words) => {
    expect(codingInWords({ ...NO_CODING, ...coding })).toBe(words);
  });

  test('says nothing of a passage that is not coded', () => {
    expect(codingInWords(NO_CODING)).toBeNull();
  });
});

describe('a date as it is typed', () => {
  test.each([
    ['2005', '2005'],
    [' 2005-11 ', '2005-11'],
    ['2005-11-09', '2005-11-09'],
    ['2005-1-9', '2005-01-09'],
    ['2004-02-29', '2004-02-29'],
  ])('“%s” is %s', (typed, date) => {
    expect(dateTyped(typed)).toBe(date);
  });

  test.each([
    '',
    '05',
    '2005-13',
    '2005-00',
    '2005-02-29',
    '2005-11-31',
    '2005-11-00',
    'next Wednesday',
    '2005-',
  ])('“%s” is none', (typed) => {
    expect(dateTyped(typed)).toBeNull();
  });

  test('every day of the calendar is the date that it is', () => {
    const days = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10);
        expect(dateTyped(iso)).toBe(iso);
      }),
    );
  });
});
