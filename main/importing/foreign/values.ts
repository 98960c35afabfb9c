/** What other tools write, as Briefmark writes it: words, notes, times, and keys for what has no name. */
import { createHash } from 'node:crypto';
import { markdownOfParagraph } from '../../../core/document/escape.ts';
import { cleaned } from '../decode.ts';

/** Text in NFC, without controls and without halves of characters. */
export const textOf = (text: string): string => cleaned(text).replace(/\p{Cs}/gu, '\uFFFD');

/** The same with nothing around it. */
export const wordsOf = (words: string): string => textOf(words).trim();

/** A plain text as Markdown that says the same: its lines and its paragraphs stay. */
export const noteOf = (plain: string): string =>
  wordsOf(plain)
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.split('\n').map(markdownOfParagraph).join('\\\n'))
    .filter((markdown) => markdown !== '')
    .join('\n\n');

/** Names as they may stand on a passage: each once, none empty. */
export const namesOf = (names: readonly string[]): readonly string[] => [
  ...new Set(names.map((name) => wordsOf(name).replace(/\s+/g, ' ')).filter((name) => name !== '')),
];

/** The names in a list as JSON or Python write it, "['a', \"b\"]", or with commas alone. */
export function listedNames(list: string): readonly string[] {
  const within = /^\s*\[(.*)\]\s*$/s.exec(list)?.[1] ?? list;
  const names = within.match(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^,]+/g) ?? [];
  return namesOf(
    names.map((name) =>
      name
        .trim()
        .replace(/^(["'])(.*)\1$/s, '$2')
        .replace(/\\(.)/g, '$1'),
    ),
  );
}

/**
 * A key for what its tool gives none: "<tool>:" and the first 24 hexadecimal digits of the SHA-256 of what tells it
 * from others of the tool.
 */
export const keyOf = (tool: string, ...identity: readonly (string | number | null)[]): string =>
  `${tool}:${createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 24)}`;

const TIME =
  /^(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{2}:\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(?:(Z|UTC|GMT)|([+-]\d{2}):?(\d{2})?)?$/i;
/** Seconds since 1970 are fewer than this for thousands of years to come; more of them are milliseconds. */
const MILLISECONDS_FROM = 100_000_000_000;

/**
 * A time as ISO 8601 in UTC: from ISO 8601, with a space for its "T" and any fraction of a second, or from seconds or
 * milliseconds since 1970. One without a zone is taken to be in UTC. Null for anything else.
 */
export function timeOf(value: unknown): string | null {
  if (typeof value === 'number') return isoOf(value < MILLISECONDS_FROM ? value * 1000 : value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (/^\d{1,15}$/.test(text)) return timeOf(Number(text));
  const match = TIME.exec(text);
  if (match === null) return null;
  const [, date = '', minutes = '00:00', seconds = '00', fraction = '', , hours = '+00', rest = '00'] = match;
  const milliseconds = fraction.padEnd(3, '0').slice(0, 3);
  return isoOf(Date.parse(`${date}T${minutes}:${seconds}.${milliseconds}${hours}:${rest}`));
}

/** Null for what lies outside of the years that are written with four digits. */
export function isoOf(milliseconds: number): string | null {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return null;
  const iso = date.toISOString();
  return iso.length === 24 && milliseconds > 0 ? iso : null;
}
