/** How Japanese and Chinese news writes dates that chrono reads in another way, or not at all. */
import { type Meaning, type Rule } from './date-words.ts';

type Unit = 'year' | 'month' | 'week' | 'day';

/** How far from the day of writing. */
const OFFSETS: Readonly<Record<string, readonly [Unit, number]>> = {
  一昨日: ['day', -2],
  おととい: ['day', -2],
  昨夜: ['day', -1],
  昨晚: ['day', -1],
  今朝: ['day', 0],
  今晨: ['day', 0],
  明後日: ['day', 2],
  あさって: ['day', 2],
  大前天: ['day', -3],
  前天: ['day', -2],
  大后天: ['day', 3],
  后天: ['day', 2],
  後天: ['day', 2],
  先月: ['month', -1],
  今月: ['month', 0],
  来月: ['month', 1],
  上个月: ['month', -1],
  上個月: ['month', -1],
  上月: ['month', -1],
  本月: ['month', 0],
  下个月: ['month', 1],
  下個月: ['month', 1],
  下月: ['month', 1],
  一昨年: ['year', -2],
  昨年: ['year', -1],
  去年: ['year', -1],
  今年: ['year', 0],
  再来年: ['year', 2],
  来年: ['year', 1],
  明年: ['year', 1],
  先週: ['week', -7],
  今週: ['week', 0],
  来週: ['week', 7],
  上周: ['week', -7],
  本周: ['week', 0],
  下周: ['week', 7],
};

const FIGURE = '〇零一二两兩三四五六七八九十';
const VALUES: Readonly<Record<string, number>> = Object.fromEntries(
  '〇 一 二 三 四 五 六 七 八 九 十'.split(' ').map((sign, value) => [sign, value]),
);
const valueOf = (sign: string): number => VALUES[sign] ?? (sign === '零' ? 0 : 2);

/** 3, "三", "十一", "二十三"; of a year each figure by itself, "二〇〇四". */
function numberIn(words: string): number {
  if (/^\d+$/.test(words)) return Number(words);
  if (!words.includes('十')) return Number(words.replace(/./gu, (sign) => String(valueOf(sign))));
  const [tens = '', ones = ''] = words.split('十');
  return (tens === '' ? 1 : numberIn(tens)) * 10 + (ones === '' ? 0 : numberIn(ones));
}

const NUMBER = `(\\d{1,2}|[${FIGURE}]{1,3})`;
const UNITS: Readonly<Record<string, Unit>> = {
  日: 'day',
  天: 'day',
  年: 'year',
  月: 'month',
  周: 'week',
  週: 'week',
};

const written = (year: number | null, month: number | null, day: number | null): Meaning => ({
  kind: 'written',
  year,
  month,
  day,
  turn: null,
});

/** Read before chrono. */
export const EAST_ASIAN: readonly Rule[] = [
  {
    // "二〇〇四年十一月三日": chrono takes its figures for others.
    words: new RegExp(
      `([一二][〇零一二三四五六七八九]{3})年(?:([${FIGURE}]{1,2})月(?:([${FIGURE}]{1,3})日)?)?`,
      'gu',
    ),
    meaning: ({ 1: year = '', 2: month, 3: day }): Meaning =>
      written(
        numberIn(year),
        month === undefined ? null : numberIn(month),
        day === undefined ? null : numberIn(day),
      ),
  },
  {
    words: new RegExp(`(昨年|去年|今年|来年|明年)の?${NUMBER}月(?:${NUMBER}日)?`, 'gu'),
    meaning: ({ 1: word = '', 2: month = '', 3: day }): Meaning => ({
      kind: 'written',
      year: null,
      yearBy: OFFSETS[word]?.[1] ?? 0,
      month: numberIn(month),
      day: day === undefined ? null : numberIn(day),
      turn: null,
    }),
  },
  {
    words: new RegExp(`(先月|今月|来月|上[个個]?月|本月|下[个個]?月)の?${NUMBER}[日号號]`, 'gu'),
    meaning: ({ 1: word = '', 2: day = '' }): Meaning => ({
      kind: 'offset',
      unit: 'month',
      by: OFFSETS[word]?.[1] ?? 0,
      day: numberIn(day),
    }),
  },
  {
    // Without what says more: a day of that week, a day of that month.
    words: new RegExp(
      `(?<![大目以之今最一再])(${Object.keys(OFFSETS).join('|')})(?!の?[月火水木金土日]曜|[一二三四五六日天末]|の?\\d+[日月])`,
      'gu',
    ),
    meaning: ({ 1: word }): Meaning | null => {
      const offset = OFFSETS[word ?? ''];
      return offset === undefined ? null : { kind: 'offset', unit: offset[0], by: offset[1] };
    },
  },
  {
    words: new RegExp(
      `(?<![\\d.．百千万萬${FIGURE}])(\\d{1,3}|[${FIGURE}]{1,3})(?:([日天年週周])|[か个個箇]月|[个個]星期)(?:間)?(?:以)?前`,
      'gu',
    ),
    meaning: ({ 0: words, 1: count = '', 2: sign }): Meaning => {
      const unit = sign === undefined ? (words.includes('月') ? 'month' : 'week') : (UNITS[sign] ?? 'day');
      return { kind: 'offset', unit, by: -numberIn(count) * (unit === 'week' ? 7 : 1) };
    },
  },
  {
    words:
      /(?<![\d年一二三四五六七八九十])(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?![\d曜一二三四五六七八九十]|份?\s*[\d一二三四五六七八九十]+日)/gu,
    meaning: ({ 1: month = '' }): Meaning => written(null, numberIn(month), null),
  },
];

/** Read after it: "2002年"; with a month, "2002年9月". */
export const EAST_ASIAN_YEARS: readonly Rule[] = [
  {
    words: /(1[5-9]\d\d|20\d\d)年(?:(\d{1,2})月)?(?!\d{1,2}日)/gu,
    meaning: ({ 1: year, 2: month }): Meaning =>
      written(Number(year), month === undefined ? null : Number(month), null),
  },
];
