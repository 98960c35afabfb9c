/**
 * Reading dates with chrono: explicit dates in several languages, and what is so far from today ("three days ago").
 *
 * Chrono never sees the day of writing, nor decides anything by it: texts are read against one fixed day, and what it
 * then says of relative dates is taken as a distance from that day. So its forwardDate is not used (years and days of
 * the week are chosen by tense), and no time zone can shift a day.
 */
import { casual as german } from 'chrono-node/de';
import { casual as english, GB as british } from 'chrono-node/en';
import { casual as spanish } from 'chrono-node/es';
import { casual as french } from 'chrono-node/fr';
import { casual as japanese } from 'chrono-node/ja';
import { casual as chinese } from 'chrono-node/zh';
import { dayOf } from './calendar.ts';
import type { Meaning, Reading } from './date-words.ts';
import { ARTICLE_BEFORE, BEFORE_MONTH } from './dates-english.ts';

type Parser = Pick<typeof english, 'parse'>;
type Result = ReturnType<Parser['parse']>[number];

const PARSERS: Readonly<Record<string, Parser>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  ja: japanese,
  zh: chinese,
};

/** The languages in which dates are read, by their main subtag. */
export const isRead = (language: string): boolean => Object.hasOwn(PARSERS, language);

/** A Wednesday in the middle of a month, a week and a year. */
const FIXED = { year: 2001, month: 6, day: 13 };
/** Noon of it wherever the machine is, made for each call as the machine may travel: chrono counts in local days. */
const reference = (): Date => new Date(FIXED.year, FIXED.month - 1, FIXED.day, 12);

/** A year is written out, or a reign names it, or two figures end a numeric date. */
const HAS_YEAR = /\d{4}|平成|令和|昭和|大正|\d[/.]\d\d?[/.]\d\d$/u;
const WEEKS = /\bweeks?\b|\bWochen?\b|\bsemaines?\b|\bsemanas?\b|[週周]|星期|礼拜/iu;

/**
 * What chrono reads in a text.
 * @param language BCP 47; of English, where figures alone could be either, only the regions say which is the month
 */
export function readByChrono(text: string, language: string): readonly Reading[] {
  const main = language.slice(0, 2);
  const dayFirst = main === 'en' && /-(?:GB|AU|NZ|IE|IN|ZA|SG|HK)\b/i.test(language);
  const parser = dayFirst ? british : PARSERS[main];
  if (parser === undefined) return [];
  return parser.parse(text, reference()).flatMap((result) => {
    const meaning = isDoubtful(result, text, language) ? null : meaningOf(result, text);
    return meaning === null ? [] : [{ ...trimmedSpan(result), meaning }];
  });
}

const LEAD = /^[\s,，、]*(?:(?:on|at|am|le|el)\s+)?/iu;

/** Chrono takes "on " and punctuation into its words; neither says anything of the day. */
function trimmedSpan({ index, text }: Result): { start: number; end: number } {
  const lead = LEAD.exec(text)?.[0].length ?? 0;
  const rest = text.slice(lead).replace(/[\s,，、]+$/u, '');
  return { start: index + lead, end: index + lead + rest.length };
}

function meaningOf({ start, text, index }: Result, whole: string): Meaning | null {
  const known = (component: 'year' | 'month' | 'day' | 'weekday') =>
    start.isCertain(component) ? start.get(component) : null;
  const [year, month, day, weekday] = [known('year'), known('month'), known('day'), known('weekday')];
  const before = whole.slice(Math.max(0, index - 8), index);
  // In "下周三" it is our rule that says which; of "three days ago", the day of the week only follows.
  const isWeekday = weekday !== null && (day === null || /[周週曜]|星期|礼拜/u.test(text));
  if (isWeekday && !/\d/.test(text))
    return {
      kind: 'weekday',
      weekday: (weekday + 6) % 7,
      turn: turnOf(before + text),
      week: weekOf(before + text),
    };
  if (year !== null && !HAS_YEAR.test(text)) return offsetOf({ year, month, day }, text);
  if (month === null && year === null) return null;
  return {
    kind: 'written',
    year,
    month,
    day,
    turn: month !== null && day === null ? monthTurn(before) : null,
  };
}

/** Three days ago, last month: how far from the fixed day. */
function offsetOf(
  { year, month, day }: { year: number; month: number | null; day: number | null },
  text: string,
): Meaning {
  if (month === null) return { kind: 'offset', unit: 'year', by: year - FIXED.year };
  if (day === null)
    return { kind: 'offset', unit: 'month', by: (year - FIXED.year) * 12 + month - FIXED.month };
  const by = dayOf(year, month, day) - dayOf(FIXED.year, FIXED.month, FIXED.day);
  return { kind: 'offset', unit: WEEKS.test(text) ? 'week' : 'day', by };
}

const NEXT = /nächst|kommend|prochain|próxim|que viene|下[个個]?[周週星礼]|来週/iu;
const LAST = /letzt|vergangen|vorig|dernier|passé|pasado|últim|上[个個]?[周週星礼]|先週/iu;

const turnOf = (words: string): 'last' | 'next' | null =>
  NEXT.test(words) ? 'next' : LAST.test(words) ? 'last' : null;

/** In Chinese and Japanese, it is the week that is next or last. */
const weekOf = (words: string): number | null => {
  if (!/[周週]|星期|礼拜/u.test(words)) return null;
  return NEXT.test(words) ? 1 : LAST.test(words) ? -1 : null;
};

const monthTurn = (before: string): 'last' | 'next' | null =>
  /\blast\s+$/i.test(before) ? 'last' : /\b(?:next|coming)\s+$/i.test(before) ? 'next' : null;

/** Whether what chrono found is likely no date of an event. */
function isDoubtful({ start, text, index }: Result, whole: string, language: string): boolean {
  const [day, month, year] = [start.isCertain('day'), start.isCertain('month'), start.isCertain('year')];
  if (start.tags().has('result/relativeDateAndTime') || /^(?:now|jetzt|maintenant|ahora)$/iu.test(text))
    return true;
  const after = whole.slice(index + text.length);
  const before = whole.slice(0, index);
  // "May 3,000 people": the figure belongs to another number.
  if (/\d$/.test(text) && /^[.,]\d|^\d|^%/.test(after)) return true;
  if (/^[\d/.-]+$/.test(text) && !/\d{4}/.test(text)) return !year || isEitherWay(text, language);
  if (/^[\d/.-]+$/.test(text) && isEitherWay(text, language)) return true;
  if (!language.startsWith('en')) return false;
  if (/\b(?:later|after|earlier|before|within|for)\b/iu.test(text))
    return !/^the day (?:after tomorrow|before yesterday)/i.test(text);
  if (/\b(?:quarters?|decades?|centur)/iu.test(text)) return true;
  // Chrono adds to the end of the month of writing; ours are read by rules of their own.
  if (/^end of\b.*(?:month|year)$/iu.test(text)) return true;
  return month && !day && !year && !isMonth(text, before, after);
}

/** Figures of which either could be the month, where the language does not say which. */
function isEitherWay(text: string, language: string): boolean {
  const [first, second] = text.split(/[/.-]/).map(Number);
  if (first === undefined || second === undefined || first > 31) return false;
  return language === 'en' && first <= 12 && second <= 12 && first !== second;
}

function isMonth(text: string, before: string, after: string): boolean {
  if (!/^\p{Lu}/u.test(text)) return false;
  if (BEFORE_MONTH.test(before))
    return !/^\s+\p{Lu}\p{Ll}/u.test(after) || !/^(?:May|June|April|August)$/.test(text);
  if (/^['’]s\b/u.test(after)) return text !== 'May';
  return (
    ARTICLE_BEFORE.test(before) && text !== 'May' && /^\s+\p{Ll}/u.test(after) && !/^\s+on\b/.test(after)
  );
}
