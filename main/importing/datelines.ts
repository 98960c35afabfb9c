/** The place, date and agency that a report begins with: "TOKYO, Nov 5 (Agency) -", "Paris, 12 March 2004 (Agency) –". */
import { findDate } from './dates.ts';

export interface Dateline {
  /** YYYY-MM-DD or YYYY-MM. */
  readonly published: string | null;
  readonly agency: string | null;
}

const WITHIN = 110;
const DASH = /\s(?:-{1,2}|[–—])\s|[–—]|--|(?<=\))\s?-\s?|:\s/;
/** A place in capital letters. */
const CAPITALS = /^\p{Lu}[\p{Lu}\s.'’/-]{2,40}(?=[\s,(]|$)/u;
/** A place as it is written elsewhere; a date or an agency has to stand beside it, and nothing else. */
const PLACE = /^\p{Lu}[\p{L}.'’-]+(?:[ ,/]+\p{Lu}[\p{L}.'’-]+){0,3}$/u;
const NO_PLACE =
  /^(?:on|in|at|by|the|since|from|until|after|before|between|published|updated|posted|written|last|date)\b/i;
const WEEKDAY = /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?/i;
const AGENCY = /\((\p{Lu}[\p{L}.&’' ]{1,30})\)\s*$/u;
/** Names in brackets are as often those of a state; these are of agencies. */
const IS_AGENCY =
  /^(?!(?:US|USA|UK|EU|UN|UAE|DC)$)(?:\p{Lu}{2,8}|.{0,25}\b(?:Agency|News|Press|Wire|Reuters|Xinhua|Kyodo|Jiji|Yonhap|Interfax|Bloomberg|Tass|Anadolu|Antara|Bernama))$/u;
const MONTH_DAY =
  /\b(?:(\d{1,2})\.?\s+)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?(?:\s+(\d{1,2}))?\b/i;

/**
 * Reads the dateline of a paragraph; null where it has none.
 * @param year the year where the dateline does not name it; null where the page does not tell it either
 */
export function datelineOf(words: string, language: string | null, year: string | null): Dateline | null {
  const { head, dash } = partsOf(words);
  const isOne = CAPITALS.test(head) || (!dash.startsWith(':') && isPlaceAlone(head, language));
  if (!isOne) return null;
  const dated = findDate(head, language)?.published ?? dayIn(head, year);
  return { published: dated, agency: agencyIn(head) };
}

/** A paragraph without its dateline. */
export const withoutDateline = (words: string, language: string | null): string =>
  datelineOf(words, language, null) === null ? words : partsOf(words).rest;

function partsOf(words: string): { readonly head: string; readonly dash: string; readonly rest: string } {
  const match = DASH.exec(words.slice(0, WITHIN));
  if (match === null) return { head: '', dash: '', rest: words };
  const [dash] = match;
  return {
    head: words.slice(0, match.index).trim(),
    dash,
    rest: words.slice(match.index + dash.length).trim(),
  };
}

function agencyIn(head: string): string | null {
  const agency = AGENCY.exec(head)?.[1]?.trim() ?? null;
  return agency !== null && IS_AGENCY.test(agency) ? agency : null;
}

/** Whether words are a place and beside it nothing but a day, or an agency that is known as one. */
function isPlaceAlone(head: string, language: string | null): boolean {
  const unsigned = agencyIn(head) === null ? head : head.replace(AGENCY, '').trim();
  const day = MONTH_DAY.exec(unsigned);
  const date =
    findDate(unsigned, language) ??
    (day === null ? null : { start: day.index, end: day.index + day[0].length });
  const dated = date !== null && /[,(]\s*$/.test(unsigned.slice(0, date.start).replace(WEEKDAY, '').trim());
  if (!dated && unsigned === head) return false;
  const place = date === null ? unsigned : `${unsigned.slice(0, date.start)} ${unsigned.slice(date.end)}`;
  const bare = place.replace(WEEKDAY, '').replace(/[\s,.()]+$/, '');
  return PLACE.test(bare) && !NO_PLACE.test(bare);
}

function dayIn(head: string, year: string | null): string | null {
  const match = MONTH_DAY.exec(head);
  const day = [match?.[1], match?.[3]].find((number) => number !== undefined);
  if (match === null || day === undefined || year === null) return null;
  return findDate(`${day} ${match[2] ?? ''} ${year}`, 'en')?.published ?? null;
}

/** The year that a page tells of itself: in its address, else in the line of its owner. */
export function yearOf(url: string | null, copyright: string): string | null {
  const inPath = /\/((?:19|20)\d{2})(?:[/-]\d{1,2}(?:[/-]|$)|(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d))/.exec(
    url ?? '',
  )?.[1];
  // A span of years says nothing of this one.
  const [year, ...others] = copyright.match(/\b(?:19|20)\d{2}\b/g) ?? [];
  return inPath ?? (others.length === 0 ? (year ?? null) : null);
}
