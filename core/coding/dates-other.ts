/** Months and years in languages other than English, where chrono does not read them alone. */
import { type Meaning, type Rule, yearOnly } from './date-words.ts';

const MONTHS: Readonly<Record<string, string>> = {
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
};

/** What stands before a month alone. */
const BEFORE: Readonly<Record<string, string>> = {
  de: 'im|seit|Anfang|Mitte|Ende|vom|bis|letzten|vergangenen|nächsten|kommenden',
  fr: 'en|depuis|de|d’|fin|début|mi-|dès',
  es: 'en|desde|de|para',
};

const BEFORE_YEAR: Readonly<Record<string, string>> = {
  de: 'im Jahre?|seit|bis|von|Anfang|Ende|Mitte',
  fr: 'en|depuis|de|fin|début',
  es: 'en|desde|de|para|hasta',
};

function monthRule(language: string, names: string): Rule {
  const list = names.split(' ');
  return {
    words: new RegExp(
      `(?<=(?<!\\p{L})(?:${BEFORE[language] ?? ''})\\s+)(${list.join('|')})(?!\\p{L})(?:\\s+(?:de\\s+)?(\\d{4}))?`,
      'giu',
    ),
    meaning: ({ 1: name, 2: year, input, index }): Meaning | null =>
      /\d\.?\s+(?:de\s+)?$/u.test(input.slice(0, index))
        ? null
        : {
            kind: 'written',
            year: year === undefined ? null : Number(year),
            month: list.findIndex((each) => each.toLowerCase() === name?.toLowerCase()) + 1,
            day: null,
            turn: null,
          },
  };
}

/** As they begin a sentence, too. */
const eitherCase = (words: string): string =>
  `${words}|${words.replace(/(?<=^|\|)\p{Ll}/gu, (letter) => letter.toUpperCase())}`;

const yearRule = (language: string): Rule => ({
  words: new RegExp(
    `(?<=(?<!\\p{L})(?:${eitherCase(BEFORE_YEAR[language] ?? '')})\\s+)(1[5-9]\\d\\d|20\\d\\d)(?!\\d|[.,]\\d|er\\b|\\s+(?:\\p{Ll}{3,}))`,
    'gu',
  ),
  meaning: (match) => yearOnly(Number(match[1])),
});

/** "2002年"; with a month, "2002年9月". */
const EAST_ASIAN: Rule = {
  words: /(1[5-9]\d\d|20\d\d)年(?:(\d{1,2})月)?(?!\d{1,2}日)/gu,
  meaning: ({ 1: year, 2: month }): Meaning => ({
    kind: 'written',
    year: Number(year),
    month: month === undefined ? null : Number(month),
    day: null,
    turn: null,
  }),
};

/** "先月", "上个月": how far from the month, year or week of writing. */
const EAST_ASIAN_OFFSETS: Readonly<Record<string, readonly ['year' | 'month' | 'week', number]>> = {
  先月: ['month', -1],
  今月: ['month', 0],
  来月: ['month', 1],
  上个月: ['month', -1],
  上個月: ['month', -1],
  上月: ['month', -1],
  本月: ['month', 0],
  下个月: ['month', 1],
  下個月: ['month', 1],
  昨年: ['year', -1],
  去年: ['year', -1],
  今年: ['year', 0],
  来年: ['year', 1],
  明年: ['year', 1],
  先週: ['week', -7],
  今週: ['week', 0],
  来週: ['week', 7],
  上周: ['week', -7],
  本周: ['week', 0],
  下周: ['week', 7],
};

const FIGURES = '一二三四五六七八九十';

/** Without what says more: a day of that week, a day of that month. */
const EAST_ASIAN_BEFORE: readonly Rule[] = [
  {
    words: new RegExp(
      `(${Object.keys(EAST_ASIAN_OFFSETS).join('|')})(?!の?[月火水木金土日]曜|[一二三四五六日天末]|の?\\d+[日月])`,
      'gu',
    ),
    meaning: ({ 1: word }): Meaning | null => {
      const offset = EAST_ASIAN_OFFSETS[word ?? ''];
      return offset === undefined ? null : { kind: 'offset', unit: offset[0], by: offset[1] };
    },
  },
  {
    words: new RegExp(`(\\d{1,3}|[${FIGURES}])[日天]前`, 'gu'),
    meaning: ({ 1: count = '' }): Meaning => ({
      kind: 'offset',
      unit: 'day',
      by: -(FIGURES.includes(count) ? FIGURES.indexOf(count) + 1 : Number(count)),
    }),
  },
  {
    words: /(?<![\d年])(1[0-2]|[1-9])月(?!\d|曜)/gu,
    meaning: ({ 1: month }): Meaning => ({
      kind: 'written',
      year: null,
      month: Number(month),
      day: null,
      turn: null,
    }),
  },
];

/** Read before chrono. */
export const BEFORE_CHRONO: Readonly<Record<string, readonly Rule[]>> = {
  ...Object.fromEntries(
    Object.entries(MONTHS).map(([language, names]) => [language, [monthRule(language, names)]]),
  ),
  ja: EAST_ASIAN_BEFORE,
  zh: EAST_ASIAN_BEFORE,
};

/** Read after it. */
export const AFTER_CHRONO: Readonly<Record<string, readonly Rule[]>> = {
  ...Object.fromEntries(Object.keys(MONTHS).map((language) => [language, [yearRule(language)]])),
  ja: [EAST_ASIAN],
  zh: [EAST_ASIAN],
};
