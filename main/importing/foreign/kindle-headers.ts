/** The second line of an entry in a Kindle's "My Clippings.txt", in the languages that a Kindle speaks. */
import { isoOf } from './values.ts';

export type ClippingKind = 'highlight' | 'note' | 'bookmark';

export interface ClippingHeader {
  /** Null where the language is not known. */
  readonly kind: ClippingKind | null;
  /** Locations in the book, or its pages where there are none; both are part of it. */
  readonly place: { readonly first: number; readonly last: number } | null;
  /** By the Kindle's own clock, whose zone nobody knows: as if it were in UTC. */
  readonly created: string | null;
}

/** Looked for in this order: in Spanish a bookmark is "marcador", in Dutch a highlight is "markering". */
const KINDS: readonly (readonly [kind: ClippingKind, words: RegExp])[] = [
  [
    'bookmark',
    /bookmark|lesezeichen|signet|marcador|marcap[áa]ginas|segnalibro|bladwijzer|ブックマーク|书签|書籤/i,
  ],
  [
    'highlight',
    /highlight|clipping|markierung|ausschnitt|surlign|subrayado|resaltado|destaque|evidenziazione|markering|ハイライト|クリップ|标注|標註|剪贴/i,
  ],
  ['note', /\b(?:note|notiz|nota|notitie|opmerking)\b|メモ|笔记|筆記/i],
];

const LOCATION =
  /(?:\bloc(?:ation|atie)?\.?|\bposi(?:tion|ci[óo]n|zione|ç[ãa]o)|\bemplacement|位置)\s*(?:no\.|n[º°.]|#)?\s*(\d{1,9})(?:\s*[-–—]\s*(\d{1,9}))?/i;
const PAGE =
  /(?:\bpage|\bseite|\bp[áa]gina|\bpagina|第)\s*(\d{1,9})(?:\s*[-–—]\s*(\d{1,9}))?|(\d{1,9})\s*(?:ページ|页|頁)/i;

/** Reads such a line; null for one that is none. */
export function headerOf(line: string): ClippingHeader | null {
  if (!/^\s*[-–—]\s*\S/.test(line)) return null;
  const parts = line.split('|');
  const [about, added] = parts.length > 1 ? [parts.slice(0, -1).join('|'), parts.at(-1) ?? ''] : [line, ''];
  const kind = KINDS.find(([, words]) => words.test(about))?.[0] ?? null;
  return { kind, place: placeIn(about) ?? placeIn(line), created: timeIn(added) };
}

function placeIn(words: string): ClippingHeader['place'] {
  const match = LOCATION.exec(words) ?? PAGE.exec(words);
  if (match === null) return null;
  const from = match[1] ?? match[3] ?? '';
  const to = match[2] ?? from;
  // "1045-46" is short for "1045-1046".
  const last = to.length < from.length ? `${from.slice(0, from.length - to.length)}${to}` : to;
  return { first: Number(from), last: Math.max(Number(from), Number(last)) };
}

/** The names of the months, those of all languages together, without their accents. */
const MONTHS = [
  'january jan januar janvier enero gennaio janeiro januari',
  'february feb februar fevrier febrero febbraio fevereiro februari',
  'march mar marz mars marzo marco maart',
  'april apr avril abril aprile',
  'may mai mayo maggio maio mei',
  'june jun juni juin junio giugno junho',
  'july jul juli juillet julio luglio julho',
  'august aug aout agosto augustus',
  'september sep septembre septiembre settembre setembro',
  'october oct oktober octobre octubre ottobre outubro',
  'november nov novembre noviembre novembro',
  'december dec dezember decembre diciembre dicembre dezembro',
].map((names) => new Set(names.split(' ')));

const CLOCK = /(上午|下午|午前|午後)?\s*(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?!\d)\s*([ap])?/i;

/** The time that a Kindle writes, in any of its languages; null where its day cannot be told. */
export function timeIn(words: string): string | null {
  const clock = CLOCK.exec(words);
  const day = dayIn(clock === null ? words : words.replace(clock[0], ' '));
  if (day === null) return null;
  const [hours, minutes, seconds] = clockOf(clock);
  const time = Date.UTC(day.year, day.month, day.day, hours, minutes, seconds);
  return new Date(time).getUTCMonth() === day.month && hours < 24 ? isoOf(time) : null;
}

function clockOf(clock: RegExpExecArray | null): readonly [hours: number, minutes: number, seconds: number] {
  const [, before = '', hours = '0', minutes = '0', seconds = '0', half = ''] = clock ?? [];
  const isAfternoon = /下午|午後/.test(before) || half.toLowerCase() === 'p';
  const isHalf = before !== '' || half !== '';
  const hour = isHalf ? (Number(hours) % 12) + (isAfternoon ? 12 : 0) : Number(hours);
  return [hour, Number(minutes), Number(seconds)];
}

interface Day {
  readonly year: number;
  /** From 0. */
  readonly month: number;
  readonly day: number;
}

function dayIn(words: string): Day | null {
  const east = /(\d{4})年\s*(\d{1,2})月\s*(\d{1,2})日/.exec(words);
  if (east !== null) return { year: Number(east[1]), month: Number(east[2]) - 1, day: Number(east[3]) };
  const plain = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const month = (plain.match(/[a-z]+/g) ?? []).map(monthOf).find((found) => found >= 0);
  const year = /(?<!\d)\d{4}(?!\d)/.exec(plain)?.[0];
  const day = /(?<!\d)\d{1,2}(?!\d)/.exec(plain)?.[0];
  if (month === undefined || year === undefined || day === undefined) return null;
  return { year: Number(year), month, day: Number(day) };
}

const monthOf = (name: string): number => MONTHS.findIndex((names) => names.has(name));
