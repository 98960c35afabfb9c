/** When backups are made, and which are kept. */

const HOUR = 3_600_000;
/** The newest of each hour, this many of them. */
const HOURS = 24;
/** The newest of each day, this many of them. */
const DAYS = 30;

/** How long until the next backup is due, in milliseconds; 0 when it is. */
export function untilDue(times: readonly number[], now: number): number {
  const newest = Math.max(-Infinity, ...times.filter((time) => time <= now));
  return Math.max(0, newest + HOUR - now);
}

/**
 * Which backups to keep: the newest of each of the last 24 hours that have one, and the newest of each of the last 30
 * days that have one. Hours and days are those of the clock in UTC.
 * @param times in milliseconds since 1970
 */
export function backupsToKeep(times: readonly number[]): ReadonlySet<number> {
  const newestFirst = times.toSorted((a, b) => b - a);
  return new Set([...newestOfEach(newestFirst, HOUR, HOURS), ...newestOfEach(newestFirst, 24 * HOUR, DAYS)]);
}

/** Of backups that are kept apart from the plan, as those made before a restore: the times that lie within 30 days. */
export const stillKept = (times: readonly number[], now: number): readonly number[] =>
  times.filter((time) => now - time < DAYS * 24 * HOUR);

function newestOfEach(newestFirst: readonly number[], span: number, count: number): readonly number[] {
  const newest = new Map<number, number>();
  for (const time of newestFirst) {
    const slot = Math.floor(time / span);
    if (!newest.has(slot)) newest.set(slot, time);
  }
  return [...newest.values()].slice(0, count);
}
