import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backupsToKeep, untilDue } from '../../core/backup-plan.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOON = Date.UTC(2026, 10, 24, 12);

const times = fc.uniqueArray(fc.integer({ min: NOON - 90 * DAY, max: NOON }), { maxLength: 200 });

describe('which backups are kept', () => {
  test('never more than 24 for hours and 30 for days', () => {
    fc.assert(
      fc.property(times, (all) => {
        expect(backupsToKeep(all).size).toBeLessThanOrEqual(54);
      }),
    );
  });

  test('always the newest', () => {
    fc.assert(
      fc.property(times, (all) => {
        fc.pre(all.length > 0);
        expect(backupsToKeep(all).has(Math.max(...all))).toBe(true);
      }),
    );
  });

  test('what is kept is kept again: rotating twice is rotating once', () => {
    fc.assert(
      fc.property(times, (all) => {
        const once = backupsToKeep(all);
        expect(backupsToKeep([...once])).toEqual(once);
      }),
    );
  });

  test('after a week of a backup every hour: the last 24 hours, and one for each day', () => {
    const hourly = Array.from({ length: 7 * 24 }, (_, hour) => NOON - hour * HOUR);
    const kept = [...backupsToKeep(hourly)].toSorted((a, b) => b - a);
    expect(kept.slice(0, 24)).toEqual(hourly.slice(0, 24));
    expect(new Set(kept.map((time) => Math.floor(time / DAY))).size).toBe(8);
    expect(kept).toHaveLength(24 + 6);
  });
});

describe('the next backup', () => {
  test('is due at once where there is none, and an hour after the last', () => {
    expect(untilDue([], NOON)).toBe(0);
    expect(untilDue([NOON - 2 * HOUR, NOON - HOUR / 4], NOON)).toBe((3 * HOUR) / 4);
    expect(untilDue([NOON - HOUR], NOON)).toBe(0);
  });

  test('does not wait for a time to come that a wrong clock once put on one', () => {
    expect(untilDue([NOON + 30 * DAY], NOON)).toBe(0);
  });
});
