/**
 * How English news writes dates that chrono reads in another way, or not at all: days of the week (by the tense of the
 * sentence, not the nearest or the next one), weeks (to the month, not to a day seven days away), bare years, decades,
 * and words that only look like dates.
 */
import { ago, NOTHING, phrases, yearOnly, type Rule } from './date-words.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const WEEKDAY = '(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
export const MONTH =
  '(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)';

/** Days with a name of their own, and papers. */
const NAMED_DAYS = `\\b(?:Black|Bloody|Good|Ash|Palm|Easter|Super|Cyber|Boxing|[Ee]very|[Ee]ach)\\s+${WEEKDAY}s?\\b|\\b${WEEKDAY}\\s+(?:Times|Telegraph|Mirror|Express|Herald|Mail|Post|Star|Tribune|Independent)\\b|\\bMail on Sunday\\b|\\b${WEEKDAY}s\\b`;

/** What a number counts that could pass for a year. */
const COUNTED =
  'people|persons|tons|tonnes|troops|soldiers|workers|employees|cases|votes|homes|houses|points|copies|miles|kilomet|met(?:er|re)|feet|dollars|euros|yen|won|pounds|per ?cent|of the|men|women|children|families|ships|megawatt|hours|days|times';

/** A year that is one: no part of a larger number, no count of things. */
const YEAR = `(1[5-9]\\d\\d|20\\d\\d)(?![\\d%]|[.,]\\d|-\\d\\d\\d|\\s+(?:${COUNTED})|['’]?s\\b)`;

const turnOf = (word: string | undefined): 'last' | 'next' | 'this' | null => {
  const said = word?.toLowerCase() ?? '';
  if (/last|past|previous/.test(said)) return 'last';
  if (/next/.test(said)) return 'next';
  return /this|coming/.test(said) ? 'this' : null;
};

const BY = { last: -1, this: 0, next: 1 } as const;

const numberOf = (day = ''): number => WEEKDAYS.indexOf(day.slice(0, 3).toLowerCase());

function weekday(match: RegExpExecArray): ReturnType<Rule['meaning']> {
  const [words, turn, day, week] = match;
  // "Friday, April 14" says the date itself.
  const after = match.input.slice(match.index + words.length);
  if (
    new RegExp(`^,?\\s+(?:the\\s+)?(?:\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?)?${MONTH}\\s*\\d?`, 'u').test(
      after,
    )
  )
    return null;
  const weekTurn = turnOf(week);
  return {
    kind: 'weekday',
    weekday: numberOf(day),
    turn: turnOf(turn),
    week: weekTurn === null ? null : BY[weekTurn],
  };
}

const yearIn = (group: number) => (match: RegExpExecArray) => yearOnly(Number(match[group]));

const NUMBERS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** Days that have a name. */
const FEASTS: Readonly<Record<string, readonly [month: number, day: number]>> = {
  'Christmas Eve': [12, 24],
  'Christmas Day': [12, 25],
  "New Year's Eve": [12, 31],
  "New Year's Day": [1, 1],
};

/** What chrono reads wrongly, or not at all, beside days of the week. */
const ENGLISH_PHRASES: readonly Rule[] = [
  // Chrono takes the end of such numbers for all of them.
  {
    words: new RegExp(
      `\\b(?:\\d{1,3}(?:,\\d{3})+|(?:${TENS.join('|')})-\\p{L}+)\\s+\\p{L}+\\s+ago\\b`,
      'giu',
    ),
    meaning: () => NOTHING,
  },
  phrases({
    'the week before last': ['week', -14],
    'the week after next': ['week', 14],
    'the month before last': ['month', -2],
    'the month after next': ['month', 2],
    'the year before last': ['year', -2],
    'the year after next': ['year', 2],
    'a week today': ['day', 7],
    'a week tomorrow': ['day', 8],
    'a fortnight ago': ['week', -14],
    'a decade ago': ['year', -10],
    '(?:start|beginning) of (?:the|this) year': ['year', 0],
    '(?:start|beginning) of last year': ['year', -1],
    '(?:start|beginning) of next year': ['year', 1],
    '(?:start|beginning) of (?:the|this) month': ['month', 0],
  }),
  ago('N U ago', NUMBERS, { 'days?': 'day', 'weeks?': 'week', 'months?': 'month', 'years?': 'year' }),
  {
    words: new RegExp(`\\b(${TENS.join('|')}) (day|week|month|year)s ago\\b`, 'giu'),
    meaning: ([, tens = '', unit = 'day']) => {
      const count = 10 * (TENS.indexOf(tens.toLowerCase()) + 2);
      const of = unit.toLowerCase() as 'day' | 'week' | 'month' | 'year';
      return { kind: 'offset', unit: of, by: -count * (of === 'week' ? 7 : 1) };
    },
  },
  {
    words: new RegExp(`\\b(${Object.keys(FEASTS).join('|')})\\b(?:,? (\\d{4})\\b)?`, 'gu'),
    meaning: ([, name = '', year]) => {
      const [month, day] = FEASTS[name] ?? [1, 1];
      return { kind: 'written', year: year === undefined ? null : Number(year), month, day, turn: null };
    },
  },
  // Days that hang on something else, or on no month: none is better than a wrong one.
  { words: /\bthe day (?:after|before)\b(?!\s+(?:yesterday|tomorrow))/giu, meaning: () => NOTHING },
  { words: /\b(?:over|at|during|on) the weekend\b/giu, meaning: () => NOTHING },
  {
    words: new RegExp(`\\b${WEEKDAY},? the \\d{1,2}(?:st|nd|rd|th)\\b(?! of)`, 'gu'),
    meaning: () => NOTHING,
  },
  {
    words: new RegExp(`\\bweek of (${MONTH}) \\d{1,2}\\b(?:, (\\d{4}))?`, 'gu'),
    meaning: ([, month = '', year]) => ({
      kind: 'written',
      year: year === undefined ? null : Number(year),
      month: MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1,
      day: null,
      turn: null,
    }),
  },
  {
    words: new RegExp(`\\b${WEEKDAY} fortnight\\b`, 'gu'),
    meaning: ([, day]) => ({ kind: 'weekday', weekday: numberOf(day), turn: null, week: null, later: 2 }),
  },
  {
    words: new RegExp(`\\b(two|three) ${WEEKDAY}s ago\\b`, 'giu'),
    meaning: ([, count, day]) => ({
      kind: 'weekday',
      weekday: numberOf(day),
      turn: null,
      week: null,
      later: count?.toLowerCase() === 'two' ? -2 : -3,
    }),
  },
];

export const ENGLISH: readonly Rule[] = [
  ...ENGLISH_PHRASES,
  {
    words: /(?:\b(?:[Ee]arly|[Mm]id|[Ll]ate)[\s-]+)?\b(?:1[5-9]|20)\d0['’]?s\b|['’]\d0s\b/gu,
    meaning: () => NOTHING,
  },
  { words: new RegExp(NAMED_DAYS, 'gu'), meaning: () => NOTHING },
  // Months and days are written with a capital; without it these are words of another kind.
  {
    words: /\b(?:may|march|mar|sun|sat|mon|wed|fri|dec|jan|june|august|second|noon)\b/gu,
    meaning: () => NOTHING,
  },
  { words: /\b(?:24\/7|9\/11)\b/gu, meaning: () => NOTHING },
  // A span of time is no date.
  {
    words:
      /\b(?:past|last|next|coming|previous)\s+(?:[\p{L}\d]+\s+){0,2}(?:days|weeks|months|years|decades?|quarters?|century)\b|\b(?:over|during|in)\s+the\s+past\s+(?:week|month|year)\b|\bfirst\s+time\s+in\s+(?:[\p{L}\d]+\s+){1,2}(?:days|weeks|months|years|decades)\b/giu,
    meaning: () => NOTHING,
  },
  {
    words: new RegExp(
      `\\b${WEEKDAY}\\s+week\\b(?![-’']|\\s+ago)|\\b[Aa]\\s+week\\s+(?:on|from)\\s+${WEEKDAY}\\b(?!\\s+(?:last|next)\\b)`,
      'gu',
    ),
    meaning: ([, before, after]) => ({
      kind: 'weekday',
      weekday: numberOf(before ?? after),
      turn: null,
      week: null,
      later: 1,
    }),
  },
  {
    words: /\b(today|tomorrow) week\b/giu,
    meaning: ([, day]) => ({ kind: 'offset', unit: 'day', by: day?.toLowerCase() === 'today' ? 7 : 8 }),
  },
  {
    words: new RegExp(
      `\\b(?:([Nn]ext|[Tt]his coming|[Cc]oming|[Ll]ast|[Tt]his past|[Pp]ast|[Tt]his)\\s+)?${WEEKDAY}\\b(?:\\s+(?:of\\s+)?(next|last|this)\\s+week\\b)?`,
      'gu',
    ),
    meaning: weekday,
  },
  {
    words: /\b(next|this coming|coming|last|this past|previous|this)\s+(?:week|weekend)\b/giu,
    meaning: (match) => ({ kind: 'offset', unit: 'week', by: 7 * BY[turnOf(match[1]) ?? 'this'] }),
  },
  {
    words: /\b(?:this|earlier|later) (?:morning|afternoon|evening)\b/giu,
    meaning: () => ({ kind: 'offset', unit: 'day', by: 0 }),
  },
  // Times of day say nothing, and chrono loses the date beside them.
  {
    words:
      /\b(?<!\blast\s)(?:night|morning|afternoon|evening|midnight)\b|\b\d{1,2}(?::\d\d)?\s*[ap]\.?m\b\.?/giu,
    meaning: () => NOTHING,
  },
  // "At the end of last year's session" says no more than the year.
  {
    words: /\bend of (?:the )?(this|next|last|previous|current)?\s*(month|year)\b(['’]s\b)?/giu,
    meaning: ([, turn, unit, of]) => ({
      kind: 'offset',
      unit: unit?.toLowerCase() === 'year' ? 'year' : 'month',
      by: BY[turnOf(turn) ?? 'this'],
      end: of === undefined,
    }),
  },
];

/** Read after chrono, which knows the years that follow a month. */
export const ENGLISH_YEARS: readonly Rule[] = [
  {
    words: new RegExp(
      `(?<=\\b(?:in|since|of|by|during|from|until|till|before|after|around|early|late|mid|spring|summer|autumn|fall|winter|year|between|fiscal|through)[\\s-]+)${YEAR}`,
      'giu',
    ),
    meaning: yearIn(1),
  },
  {
    words: new RegExp(
      `(?<=\\b(?:the|a|an|its|his|her|their|['’]s)\\s+)((?:19|20)\\d\\d)(?=\\s+\\p{L})${YEAR.slice(YEAR.indexOf('(?!'))}`,
      'giu',
    ),
    meaning: yearIn(1),
  },
  {
    words: new RegExp(`(?<=\\b(?:1[5-9]|20)\\d\\d\\s+(?:to|and|or|until)\\s+)${YEAR}`, 'gu'),
    meaning: yearIn(1),
  },
];

/** What may stand before a month that has neither day nor year, so that "March on" and "Theresa May" are no dates. */
export const BEFORE_MONTH =
  /\b(?:in|since|last|next|this|until|till|by|from|of|late|early|mid|during|through|before|after|between|around|to|and|or|end|beginning|middle|for|earlier|later|past|previous|coming)[\s-]+$/iu;

/** What stands before a month that describes something: "the September agreement". */
export const ARTICLE_BEFORE = /\b(?:the|a|an|its|their|his|her|['’]s)\s+$/iu;
