/** The place, date and agency that a report begins with: "TOKYO, Nov 5 (Agency) -". */
import { findDate } from './dates.ts';

export interface Dateline {
  /** YYYY-MM-DD or YYYY-MM. */
  readonly published: string | null;
  readonly agency: string | null;
}

const WITHIN = 110;
const DASH = /\s(?:-{1,2}|[–—])\s|[–—]|:\s/;
/** A place in capital letters, or one that an agency or a date follows. */
const PLACE = /^\p{Lu}[\p{Lu}\s.'’/-]{2,40}(?=[\s,(]|$)/u;
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
  const start = words.slice(0, WITHIN);
  const dash = DASH.exec(start);
  const head = dash === null ? '' : start.slice(0, dash.index).trim();
  if (!PLACE.test(head)) return null;
  const agency = AGENCY.exec(head)?.[1]?.trim() ?? null;
  const dated = findDate(head, language)?.published ?? dayIn(head, year);
  return { published: dated, agency: agency !== null && IS_AGENCY.test(agency) ? agency : null };
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
