import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { dayOf, isoOfDay, partsOf, weekdayOf } from '../../../core/coding/calendar.ts';
import { eventDatesIn } from '../../../core/coding/dates.ts';

/** A Saturday. */
const published = '2005-11-05';
const read = (
  text: string,
  language: string | null = 'en',
  anchor: { published: string | null; dateline?: string } = { published },
) => eventDatesIn(text, anchor, language).map(({ date, words }) => `${date} ${words}`);

/** Written for this project; of Saturday, 5 November 2005. */
const GOLDEN: readonly (readonly [string, readonly string[]])[] = [
  // Days of the week, by tense.
  ['The talks will resume next Wednesday in Beijing.', ['2005-11-09 next Wednesday']],
  ['The two sides met Wednesday in Beijing.', ['2005-11-02 Wednesday']],
  ['The envoys will meet on Wednesday.', ['2005-11-09 Wednesday']],
  ['On Wednesday, the envoys will meet in Beijing.', ['2005-11-09 Wednesday']],
  ['The ferry left port Saturday.', ['2005-11-05 Saturday']],
  ['They met last Saturday.', ['2005-10-29 last Saturday']],
  ['They agreed to meet Monday.', ['2005-11-07 Monday']],
  ['The meeting is scheduled for Friday.', ['2005-11-11 Friday']],
  ['The group refused to attend the session Tuesday.', ['2005-11-01 Tuesday']],
  ['It will be released Monday, the ministry said Friday.', ['2005-11-07 Monday', '2005-11-04 Friday']],
  [
    'The ministry said Thursday that talks will resume on Nov. 9.',
    ['2005-11-03 Thursday', '2005-11-09 Nov. 9'],
  ],
  ['Talks resume Wednesday.', ['2005-11-09 Wednesday']],
  ['They will meet on Wednesday of next week.', ['2005-11-09 Wednesday of next week']],
  // Near days, weeks, months, years.
  ['He arrived yesterday and leaves tomorrow.', ['2005-11-04 yesterday', '2005-11-06 tomorrow']],
  ['She left three days ago.', ['2005-11-02 three days ago']],
  ['They met the day before yesterday.', ['2005-11-03 the day before yesterday']],
  ['The vote was held this morning.', ['2005-11-05 this morning']],
  ['Last week, the two sides held talks.', ['2005-10 Last week']],
  ['The round that began two weeks ago ended.', ['2005-10 two weeks ago']],
  ['The ship was turned away last month.', ['2005-10 last month']],
  ['Trade fell last year and may fall again this year.', ['2004 last year', '2005 this year']],
  ['He will return by the end of the year.', ['2005-12-31 end of the year']],
  ['The sanctions expire at the end of this month.', ['2005-11-30 end of this month']],
  ['The sanctions expire at the end of next month.', ['2005-12-31 end of next month']],
  ['The sanctions expire at the end of this year.', ['2005-12-31 end of this year']],
  ['The sanctions expire at the end of next year.', ['2006-12-31 end of next year']],
  ['They expired at the end of last month.', ['2005-10-31 end of last month']],
  ['They expired at the end of last year.', ['2004-12-31 end of last year']],
  ['It was voted down at the end of last year’s session.', ['2004 end of last year’s']],
  ['They will meet Wednesday week.', ['2005-11-16 Wednesday week']],
  ['They will meet a week on Tuesday.', ['2005-11-15 a week on Tuesday']],
  ['They will meet tomorrow week.', ['2005-11-13 tomorrow week']],
  ['It will decide in two weeks.', ['2005-11 in two weeks']],
  // Dates and months with and without a year.
  ['Koizumi visited Pyongyang on September 17, 2002.', ['2002-09-17 September 17, 2002']],
  ['The joint statement was issued on September 17.', ['2005-09-17 September 17']],
  ['The agreement would be signed on Dec. 1, he said.', ['2005-12-01 Dec. 1']],
  ['The agreement was signed on Dec. 1.', ['2004-12-01 Dec. 1']],
  ['At 3 p.m. on Tuesday, Nov. 8, 2005, the session starts.', ['2005-11-08 Tuesday, Nov. 8, 2005']],
  ['On the night of Nov. 15, 1977, she vanished.', ['1977-11-15 Nov. 15, 1977']],
  ['The fourth round ran from July 26 to Aug. 7.', ['2005-07-26 July 26 to Aug. 7']],
  ['The joint statement was issued in September.', ['2005-09 September']],
  ['The delegation will travel to Pyongyang in March.', ['2006-03 March']],
  ['Pyongyang announced in December that it had the weapons.', ['2004-12 December']],
  ['Last September the parties agreed; next March they meet.', ['2005-09 September', '2006-03 March']],
  ['The September agreement is not in doubt.', ['2005-09 September']],
  ['The deadline is 25/12/2005 or 2005-12-26.', ['2005-12-25 25/12/2005', '2005-12-26 2005-12-26']],
  // Years alone.
  ['Five abductees returned to Japan in 2002.', ['2002 2002']],
  ['The plant was shut down in late 2002.', ['2002 2002']],
  ['Between 2002 and 2004 little happened.', ['2002 2002', '2004 2004']],
  ['The 2002 declaration says otherwise.', ['2002 2002']],
  // What is no date.
  ['In the 1970s and 1980s, agents took people from the coast.', []],
  ['More than 1,200 people march, and more may march; a second group sat and waited.', []],
  ['About 2002 people were asked in 2002 cases.', []],
  ['Prime Minister Theresa May said June Smith was there.', []],
  ['The Sunday Times called it Black Wednesday.', []],
  ['Two years later nothing had moved over the past two years.', []],
  ['It fell for the first time in three years.', []],
  ['He worked Mondays and every Tuesday.', []],
  ['Resolution 1718 was read in Room 2002 by 1/2 of the members, 24/7.', []],
  ['Feb. 30 was never.', []],
  ['May they come soon.', []],
  ['The deadline is 11/12/2005.', []],
];

describe('dates in English news', () => {
  test.each(GOLDEN)('%s', (sentence, dates) => {
    expect(read(sentence)).toEqual(dates);
  });

  test('say where they stand, and whether the day of writing had a say', () => {
    const text = 'It began in 2002.\nThey meet again next Wednesday.';
    expect(eventDatesIn(text, { published }, null)).toEqual([
      { date: '2002', words: '2002', span: { start: 12, end: 16 }, relative: false },
      { date: '2005-11-09', words: 'next Wednesday', span: { start: 34, end: 48 }, relative: true },
    ]);
  });

  test('put the day first where the language of the article does', () => {
    expect(read('The deadline is 11/12/2005.', 'en-GB')).toEqual(['2005-12-11 11/12/2005']);
    expect(read('The deadline is 11/12/2005.', 'en-US')).toEqual(['2005-11-12 11/12/2005']);
  });
});

describe('dates in other languages', () => {
  test.each([
    ['de', 'Am Mittwoch trafen sich die Delegationen.', ['2005-11-02 Mittwoch']],
    ['de', 'Die Gespräche werden am Mittwoch fortgesetzt.', ['2005-11-09 Mittwoch']],
    [
      'de',
      'Seit 2002, im September 2003 und gestern.',
      ['2002 2002', '2003-09 September 2003', '2005-11-04 gestern'],
    ],
    ['fr', 'La réunion aura lieu mercredi prochain.', ['2005-11-09 mercredi prochain']],
    [
      'fr',
      'Elle a commencé le 3 novembre, en septembre 2002.',
      ['2005-11-03 3 novembre', '2002-09 septembre 2002'],
    ],
    ['es', 'La reunión será el miércoles.', ['2005-11-09 miércoles']],
    ['es', 'Llegó ayer, y no en septiembre de 2002.', ['2005-11-04 Ayer', '2002-09 septiembre de 2002']],
    ['ja', '来週の水曜日に会談する予定だ。', ['2005-11-09 水曜日']],
    [
      'ja',
      '2002年9月17日の会談は先月と3日前。',
      ['2002-09-17 2002年9月17日', '2005-10 先月', '2005-11-02 3日前'],
    ],
    [
      'zh',
      '昨天和2002年9月，下周三将举行会谈。',
      ['2005-11-04 昨天', '2002-09 2002年9月', '2005-11-09 下周三'],
    ],
  ])('%s: %s', (language, sentence, dates) => {
    expect(read(sentence, language).map((each) => each.toLowerCase())).toEqual(
      dates.map((each) => each.toLowerCase()),
    );
  });

  test('are not guessed where they are not read', () => {
    expect(read('Переговоры начались в 2002 году.', 'ru')).toEqual([]);
  });
});

describe('the day of writing', () => {
  const SENTENCE = 'They met Wednesday, last month, last year, on Sept. 17 and in 2002.';

  test('known to the month or the year tells no more than that', () => {
    expect(read(SENTENCE, 'en', { published: '2005-11' })).toEqual([
      '2005-10 last month',
      '2004 last year',
      '2005-09-17 Sept. 17',
      '2002 2002',
    ]);
    expect(read(SENTENCE, 'en', { published: '2005' })).toEqual([
      '2004 last year',
      '2005-09-17 Sept. 17',
      '2002 2002',
    ]);
    expect(read(SENTENCE, 'en', { published: null })).toEqual(['2002 2002']);
  });

  test('is that of the dateline where it has one', () => {
    expect(read('It was held yesterday.', 'en', { published, dateline: 'TOKYO, Nov. 4 (Wire)' })).toEqual([
      '2005-11-03 yesterday',
    ]);
    expect(read('It was held yesterday.', 'en', { published, dateline: '2005-11-03' })).toEqual([
      '2005-11-02 yesterday',
    ]);
    expect(read('It was held yesterday.', 'en', { published, dateline: 'TOKYO' })).toEqual([
      '2005-11-04 yesterday',
    ]);
    expect(read('It was held yesterday.', 'en', { published, dateline: '2007-01-01' })).toEqual([
      '2005-11-04 yesterday',
    ]);
  });
});

const days = fc.integer({ min: dayOf(1800, 1, 1), max: dayOf(2199, 12, 31) });

describe('laws', () => {
  test('next Wednesday is a Wednesday of the following week, whatever the day', () => {
    fc.assert(
      fc.property(days, (day) => {
        const [found] = eventDatesIn('They will meet next Wednesday.', { published: isoOfDay(day) }, 'en');
        const there = dayOf(...(found?.date.split('-').map(Number) as [number, number, number]));
        expect(weekdayOf(there)).toBe(2);
        expect(there - day).toBeGreaterThanOrEqual(3);
        expect(there - day).toBeLessThanOrEqual(9);
      }),
    );
  });

  test('words and span agree, and every date is one, whatever the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom(
        'Wednesday',
        'next',
        'May',
        'Nov. 3',
        '2002',
        'will',
        'met',
        'last week',
        '1,200',
        'in',
        '\n',
        '3/4/05',
        '. ',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        days,
        fc.constantFrom('en', 'de', 'fr', 'es', 'ja', 'zh'),
        (pieces, day, language) => {
          const text = pieces.join(' ');
          for (const { date, words, span } of eventDatesIn(text, { published: isoOfDay(day) }, language)) {
            expect(words).toBe(text.slice(span.start, span.end));
            expect(words.trim()).not.toBe('');
            expect(date).toMatch(/^\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?$/);
            if (date.length === 10) expect(new Date(date).toISOString().slice(0, 10)).toBe(date);
          }
        },
      ),
    );
  });

  test('a day and its parts are the same day', () => {
    fc.assert(
      fc.property(days, (day) => {
        const { year, month, day: of } = partsOf(day);
        expect(dayOf(year, month, of)).toBe(day);
        expect((weekdayOf(day + 1) - weekdayOf(day) + 7) % 7).toBe(1);
      }),
    );
  });
});

describe('the time zone of the machine', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  // Of Apia, 30 December 2011 never was.
  test.each([
    'UTC',
    'Pacific/Apia',
    'America/New_York',
    'Asia/Tokyo',
    'Pacific/Kiritimati',
    'America/Sao_Paulo',
  ])('%s changes nothing', (name) => {
    process.env['TZ'] = name;
    expect(new Date(2011, 11, 31, 12).getTimezoneOffset()).toBe(OFFSETS[name]);
    for (const [sentence, dates] of GOLDEN) expect(read(sentence)).toEqual(dates);
    const gone = { published: '2011-12-31' };
    expect(read('It was held yesterday, and the day before yesterday.', 'en', gone)).toEqual([
      '2011-12-30 yesterday',
      '2011-12-29 the day before yesterday',
    ]);
  });
});

/** Minutes behind UTC on 31 December 2011: proof that the zone is in force. */
const OFFSETS: Readonly<Record<string, number>> = {
  UTC: 0,
  'Pacific/Apia': -840,
  'America/New_York': 300,
  'Asia/Tokyo': -540,
  'Pacific/Kiritimati': -840,
  'America/Sao_Paulo': 120,
};
