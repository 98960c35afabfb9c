import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CLOCK, clockIn, clockInWords } from '../../core/clock.ts';
import { longMoment } from '../../core/dates.ts';

test.each([
  ['2005-11-05T21:30:00+09:00', '21:30+09:00'],
  ['2005-11-05T21:30:00.123Z', '21:30+00:00'],
  ['2005-11-05 21:30', '21:30'],
  ['Sat, 5 Nov 2005 23:10:00 -0800', '23:10-08:00'],
  ['Sat, 05 Nov 2005 08:10:00 GMT', '08:10+00:00'],
  ['5 November 2005, 9:30 pm JST', '21:30+09:00'],
  ['Updated 12:05 a.m. EST, Nov. 5, 2005', '00:05-05:00'],
  ['05.11.2005, 10.30 Uhr', '10:30'],
  ['le 5 novembre 2005 à 10h30 est', '10:30'],
  ['Nov 5, 2005 at 9 PM', '21:00'],
  ['21:30 UTC+5:30', '21:30+05:30'],
  ['21:30 (GMT-3)', '21:30-03:00'],
  ['21:30 IST', '21:30'],
])('“%s” says %s', (words, time) => {
  expect(clockIn(words)).toBe(time);
});

test.each([
  '2005-11-05',
  '05.11.2005',
  '5 November 2005',
  '2005-11-05T00:00:00Z',
  '2005-11-05T00:00:00',
  '25:10',
  '13:75',
  '13 pm',
  '1:2:3',
  '+09:00',
])('“%s” says no time', (words) => {
  expect(clockIn(words)).toBeNull();
});

test('midnight is a time where a zone beside it says so', () => {
  expect(clockIn('2005-11-05T00:00:00+09:00')).toBe('00:00+09:00');
});

test('whatever is read can be stored, is read the same again, and can be said', () => {
  const clocks = fc
    .tuple(fc.nat(23), fc.nat(59), fc.integer({ min: -14, max: 14 }))
    .map(([hour, minute, zone]) => {
      const two = (number: number) => String(number).padStart(2, '0');
      return `${two(hour)}:${two(minute)} ${zone < 0 ? '-' : '+'}${two(Math.abs(zone))}00`;
    });
  fc.assert(
    fc.property(fc.oneof(clocks, fc.string(), fc.string({ unit: 'grapheme' })), (words) => {
      const time = clockIn(words);
      if (time === null) return;
      expect(time).toMatch(CLOCK);
      expect(clockIn(time)).toBe(time);
      expect(clockInWords(time)).not.toBe('');
    }),
    { numRuns: 3000 },
  );
});

test('a zone is said by how far it is ahead of UTC', () => {
  const said = (publishedTime: string | null, published: string | null = '2005-11-05') =>
    longMoment({ published, publishedTime });
  expect(said('21:30+09:00')).toBe('5 November 2005, 21:30 UTC+9');
  expect(said('21:30-03:30')).toBe('5 November 2005, 21:30 UTC−3:30');
  expect(said('21:30+00:00')).toBe('5 November 2005, 21:30 UTC');
  expect(said('21:30')).toBe('5 November 2005, 21:30');
  expect(said(null)).toBe('5 November 2005');
  expect(said(null, null)).toBeNull();
  expect(said('21:30', '2005-11')).toBe('November 2005');
});
