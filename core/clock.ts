/**
 * The time of day at which something was published, as its publisher's clock showed it: "21:30", and with the zone where that
 * is known, "21:30+09:00". The day beside it is that of the same clock.
 */

/** What a stored time looks like. */
export const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d(?:[+-](?:0\d|1[0-4]):[0-5]\d)?$/;

/** Names of zones that mean one thing to most who write them, in minutes ahead of UTC; IST and CST are not among them. */
const ZONES: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  WEST: 60,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  PKT: 300,
  WIB: 420,
  HKT: 480,
  SGT: 480,
  AWST: 480,
  JST: 540,
  KST: 540,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
  EST: -300,
  EDT: -240,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
};

const HOUR = String.raw`(?<![\d:.+-])(?<hour>[01]?\d|2[0-3])`;
const HALF = String.raw`(?<half>[ap])\.?m\b\.?`;
const ZONE = String.raw`\s*\(?(?:(?:UTC|GMT)?(?<sign>[+-])(?<hours>\d{1,2})(?::?(?<minutes>[0-5]\d))?(?!\d)|(?<name>Z|[A-Z]{3,4})(?![\p{L}\d]))`;
/** "21:30", "9:30 pm JST", "T21:30:00.000+09:00", "21h30", "9.30 a.m.", "21.30 Uhr", "9 pm" */
const FORMS = [
  String.raw`${HOUR}[:h](?<minute>[0-5]\d)(?::[0-5]\d(?:[.,]\d+)?)?(?!\d)(?:\s*${HALF})?(?:${ZONE})?`,
  String.raw`${HOUR}\.(?<minute>[0-5]\d)\s*(?:${HALF}|Uhr\b)(?:${ZONE})?`,
  String.raw`${HOUR}\s*${HALF}(?:${ZONE})?`,
].map((form) => new RegExp(form, 'iu'));

/**
 * The first time of day in some words. Midnight to the minute is none: programs write it where they know the day alone.
 * @returns as it is stored, or null
 */
export function clockIn(words: string): string | null {
  for (const form of FORMS) {
    const groups = form.exec(words)?.groups;
    if (groups === undefined) continue;
    const half = groups['half']?.toLowerCase();
    const hour = Number(groups['hour']);
    if (half !== undefined && (hour < 1 || hour > 12)) return null;
    const time = `${two(half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0))}:${groups['minute'] ?? '00'}`;
    const zone = zoneOf(groups);
    return time === '00:00' && (zone === '' || zone === '+00:00') ? null : time + zone;
  }
  return null;
}

/** The names count in capitals alone: "est" is a word, too. */
function zoneOf(groups: Readonly<Record<string, string | undefined>>): string {
  const { sign, hours, minutes = '00', name } = groups;
  if (sign !== undefined && Number(hours) <= 14) return `${sign}${two(Number(hours))}:${minutes}`;
  const ahead = ZONES[name ?? ''];
  if (ahead === undefined) return '';
  const [whole, rest] = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60];
  return `${ahead < 0 ? '-' : '+'}${two(whole)}:${two(rest)}`;
}

const two = (number: number): string => String(number).padStart(2, '0');

/** "21:30 UTC+9", "21:30 UTC" or "21:30". */
export function clockInWords(time: string): string {
  const zone = time.slice(5);
  if (zone === '') return time;
  const [hours = '', minutes] = zone.slice(1).split(':');
  const ahead = `${Number(hours)}${minutes === '00' ? '' : `:${minutes ?? ''}`}`;
  return `${time.slice(0, 5)} UTC${ahead === '0' ? '' : zone.slice(0, 1).replace('-', '−') + ahead}`;
}
