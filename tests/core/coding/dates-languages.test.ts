/** Dates as news writes them in six languages; all of Saturday, 5 November 2005. */
import { expect, test } from 'vitest';
import { eventDatesIn } from '../../../core/coding/dates.ts';

const published = '2005-11-05';

const DATES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  de: {
    'Der Vertrag wurde am 3. November 2004 unterzeichnet.': ['2004-11-03'],
    'Im März wurde das Gesetz verabschiedet.': ['2005-03'],
    'Im März wird gewählt.': ['2006-03'],
    'Er ist im Jahr 2004 gestorben. Im Jahr 2003 nicht.': ['2004', '2003'],
    'Am Mittwochabend trafen sie sich.': ['2005-11-02'],
    'Sie trafen sich am Donnerstag der vergangenen Woche.': ['2005-10-27'],
    'In der Nacht zum Sonntag brannte es. Guten Morgen!': [],
    'Er kommt übermorgen und ging vorgestern.': ['2005-11-07', '2005-11-03'],
    'Das gilt bis Ende des Jahres, seit Anfang dieser Woche.': ['2005-12-31', '2005-11'],
    'Vor drei Tagen und vor zwei Wochen.': ['2005-11-02', '2005-10'],
    'Im Jahr wurden 2004 Menschen gezählt.': [],
    'Die Zahl stieg von 1800 auf 2100; montags ist geschlossen.': [],
    'Sie treffen sich nächsten Montagabend, und seit 2004 in Malta.': ['2005-11-07', '2004'],
    'Die Verhandlungen starten am 3. Dezember.': ['2005-12-03'],
    'Das Gesetz ist im März verabschiedet worden.': ['2005-03'],
  },
  fr: {
    'Elle est partie avant-hier et revient après-demain.': ['2005-11-03', '2005-11-07'],
    'La loi a été adoptée en mars.': ['2005-03'],
    'La loi est entrée en vigueur en mars dernier.': ['2005-03'],
    'La loi sera adoptée en mars.': ['2006-03'],
    'La réunion est fixée au 3 décembre; plus de 2000 manifestants.': ['2005-12-03'],
    'Il l’a dit aujourd’hui, l’an dernier et l’année prochaine.': ['2005-11-05', '2004', '2006'],
    'Cette semaine, il y a trois jours.': ['2005-11', '2005-11-02'],
  },
  es: {
    'Llega pasado mañana; llegó por la mañana.': ['2005-11-07'],
    'La ley se aprobó en marzo.': ['2005-03'],
    'La ley se aprobó en marzo pasado.': ['2005-03'],
    'Hace tres días, hace dos semanas y hace dos años.': ['2005-11-02', '2005-10', '2003'],
    'La semana pasada, el mes que viene y el año pasado.': ['2005-10', '2005-12', '2004'],
    'Hay más de 2000 viviendas.': [],
    'Anteayer y anoche. En 2004 murió.': ['2005-11-03', '2005-11-04', '2004'],
  },
  ja: {
    '一昨日会談した。おとといも。': ['2005-11-03', '2005-11-03'],
    '明後日に会談する予定だ。': ['2005-11-07'],
    '昨年11月と来年3月。': ['2004-11', '2006-03'],
    '先月15日に発表した。': ['2005-10-15'],
    '2年前、昨夜。': ['2003', '2005-11-04'],
    '３月に可決された。': ['2005-03'],
  },
  zh: {
    '二〇〇四年十一月三日，二〇〇五年九月十九日。': ['2004-11-03', '2005-09-19'],
    '去年11月、今年3月。': ['2004-11', '2005-03'],
    '三月通过了法案。': ['2005-03'],
    '后天，两周前，两年前。': ['2005-11-07', '2005-10', '2003'],
    '大前天，大后天，2008年以前。': ['2005-11-02', '2005-11-08', '2008'],
    本月9日和上月15日: ['2005-11-09', '2005-10-15'],
  },
  en: {
    'Polls will open at 7 a.m. Sunday.': ['2005-11-06'],
    'It fell the day after the election and over the weekend.': [],
    'They meet on Saturday the 12th, in the week of November 14.': ['2005-11'],
    'They will meet Monday fortnight and a week today.': ['2005-11-21', '2005-11-12'],
    'A week from Tuesday they will vote.': ['2005-11-15'],
    'A fortnight ago, thirty years ago and a decade ago.': ['2005-10', '1975', '1995'],
    'They met two Sundays ago, and fifteen days ago.': ['2005-10-23', '2005-10-21'],
    'The week before last, the month before last, the year after next.': ['2005-10', '2005-09', '2007'],
    'They will meet this coming March, and on Christmas Day.': ['2006-03', '2005-12-25'],
    'He was elected at the start of the year.': ['2005'],
    'It began 2.5 years ago, 1,200 years ago and twenty-six days ago.': ['2003-05'],
    'They met on Christmas Eve 1944.': ['1944-12-24'],
  },
};
test.each(
  Object.entries(DATES).flatMap(([language, texts]) =>
    Object.entries(texts).map(([text, dates]) => [language, text, dates] as const),
  ),
)('%s, as it is written: %s', (language, text, dates) => {
  expect(eventDatesIn(text, { published }, language).map(({ date }) => date)).toEqual(dates);
});
