/** How German, French and Spanish news writes dates that chrono reads in another way, or not at all. */
import { ago, type Meaning, NOTHING, phrases, type Rule, yearOnly } from './date-words.ts';

const MONTHS: Readonly<Record<string, string>> = {
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
};

/** What stands before a month alone. */
const BEFORE: Readonly<Record<string, string>> = {
  de: 'im|seit|Anfang|Mitte|Ende|vom|bis|letzten|vergangenen|nächsten|kommenden',
  fr: 'en|depuis|de|fin|début|dès',
  es: 'en|desde|de|para',
};

const BEFORE_YEAR: Readonly<Record<string, string>> = {
  de: 'im Jahre?|seit|bis|von|Anfang|Ende|Mitte',
  fr: 'en|depuis|de|fin|début',
  es: 'en|el año|del año|desde|de|para|hasta',
};

/** What a number counts that could pass for a year. */
const COUNTED: Readonly<Record<string, string>> = {
  de: 'auf\\s|er|Menschen|Personen|Tote|Soldaten|Fälle|Stimmen|Tonnen|Euro|Dollar|Meter|Kilometer|Stück|Mal',
  fr: 'personnes|morts|soldats|cas|voix|tonnes|euros|dollars|mètres|kilomètres|fois|hommes|femmes|enfants',
  es: 'personas|muertos|soldados|casos|votos|toneladas|euros|dólares|metros|kilómetros|veces|hombres|mujeres|niños|millones',
};

/** "plus de 2000 manifestants", "más de 2000 viviendas": what stands before counts. */
const OF_COUNTS = '(?:plus|moins|près|más|menos|cerca|alrededor)\\s+';

const LAST = /letzt|vergangen|vorig|dernier|passé|pasado/iu;
const NEXT = /nächst|kommend|prochain|próximo|que viene/iu;

const turnOf = (words: string): 'last' | 'next' | null =>
  LAST.test(words) ? 'last' : NEXT.test(words) ? 'next' : null;

function monthRule(language: string, names: string): Rule {
  const list = names.split(' ');
  const before = `(?<=(?<!\\p{L})(${BEFORE[language] ?? ''})\\s+)`;
  const after = '(?:\\s+(?:de\\s+)?(\\d{4})|\\s+(dernier|prochain|pasado|próximo|que viene)(?!\\p{L}))?';
  return {
    words: new RegExp(`${before}(${list.join('|')})(?!\\p{L})${after}`, 'giu'),
    meaning: ({ 1: lead = '', 2: name, 3: year, 4: turn = '', input, index }): Meaning | null =>
      /\d\.?\s+(?:de\s+)?$/u.test(input.slice(0, index))
        ? null
        : {
            kind: 'written',
            year: year === undefined ? null : Number(year),
            month: list.findIndex((each) => each.toLowerCase() === name?.toLowerCase()) + 1,
            day: null,
            turn: turnOf(`${lead} ${turn}`),
          },
  };
}

/** As they begin a sentence, too. */
const eitherCase = (words: string): string =>
  `${words}|${words.replace(/(?<=^|\|)\p{Ll}/gu, (letter) => letter.toUpperCase())}`;

const yearRule = (language: string): Rule => ({
  words: new RegExp(
    `(?<=(?<!\\p{L}|${OF_COUNTS})(?:${eitherCase(BEFORE_YEAR[language] ?? '')})\\s+)(1[5-9]\\d\\d|20\\d\\d)(?!\\d|[.,]\\d|\\s*(?:${COUNTED[language] ?? ''})(?!\\p{L}))`,
    'gu',
  ),
  meaning: (match) => yearOnly(Number(match[1])),
});

const WEEKDAYS = ['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag', 'sonntag'];

const GERMAN: readonly Rule[] = [
  // In the night to Sunday it may be either day; and "Morgen" with its capital is a time of day.
  { words: /(?<!\p{L})Nacht (?:auf|zum|zu) (?:den )?\p{Lu}\p{L}+/gu, meaning: () => NOTHING },
  {
    words: /(?<!\p{L})(?:[Gg]uten|[Aa]m|[Jj]eden|[Dd]em|[Dd]er|[Ee]ines) Morgens?(?!\p{L})/gu,
    meaning: () => NOTHING,
  },
  {
    words: new RegExp(
      `(?<!\\p{L})(?:(nächste|kommende|letzte|vergangene)[nr]?\\s+)?(${WEEKDAYS.join('|')})(s|(?:vor|nach)?mittag|abend|morgen|nacht|früh)?(?:\\s+der\\s+(vergangenen|letzten|vorigen|nächsten|kommenden)\\s+Woche)?(?!\\p{L})`,
      'giu',
    ),
    meaning: ({ 1: before = '', 2: day = '', 3: end, 4: week }): Meaning | null => {
      // Every Monday; and of a day alone chrono knows.
      if (end === 's') return NOTHING;
      if (end === undefined && week === undefined) return null;
      const turn = turnOf(week ?? '');
      const by = turn === 'last' ? -1 : turn === 'next' ? 1 : null;
      return {
        kind: 'weekday',
        weekday: WEEKDAYS.indexOf(day.toLowerCase()),
        turn: turnOf(before),
        week: by,
      };
    },
  },
  phrases({
    vorgestern: ['day', -2],
    übermorgen: ['day', 2],
    '(?:Anfang |Mitte |Ende )?diese[rn]? Woche': ['week', 0],
    '(?:letzte|vergangene|vorige)[rn]? Woche': ['week', -7],
    '(?:nächste|kommende)[rn]? Woche': ['week', 7],
    'Ende (?:des|dieses) Jahres': ['year', 0, 'end'],
    'Anfang (?:des|dieses) Jahres': ['year', 0],
    'Ende (?:des|dieses) Monats': ['month', 0, 'end'],
    'Anfang (?:des|dieses) Monats': ['month', 0],
  }),
  ago('vor N U', 'ein(?:em|er) zwei drei vier fünf sechs sieben acht neun zehn elf zwölf', {
    'Tag(?:en)?': 'day',
    'Wochen?': 'week',
    'Monat(?:en)?': 'month',
    'Jahr(?:en)?': 'year',
  }),
];

const FRENCH: readonly Rule[] = [
  phrases({
    'avant-hier': ['day', -2],
    'après-demain': ['day', 2],
    "l'an(?:née)? (?:derni(?:er|ère)|passée?)": ['year', -1],
    "l'an(?:née)? prochaine?": ['year', 1],
    'cette semaine': ['week', 0],
    'la semaine (?:dernière|passée)': ['week', -7],
    'la semaine prochaine': ['week', 7],
    'le mois (?:dernier|passé)': ['month', -1],
    'le mois prochain': ['month', 1],
  }),
  ago('il y a N U', 'une? deux trois quatre cinq six sept huit neuf dix onze douze', {
    'jours?': 'day',
    'semaines?': 'week',
    mois: 'month',
    'an(?:née)?s?': 'year',
  }),
];

const SPANISH: readonly Rule[] = [
  phrases({
    'pasado mañana': ['day', 2],
    anteayer: ['day', -2],
    anoche: ['day', -1],
    'esta (?:mañana|tarde|noche)': ['day', 0],
    'esta semana': ['week', 0],
    'la semana pasada': ['week', -7],
    'la (?:próxima semana|semana (?:próxima|que viene))': ['week', 7],
    'el mes pasado': ['month', -1],
    'el (?:próximo mes|mes (?:próximo|que viene))': ['month', 1],
    'este mes': ['month', 0],
    'el año pasado': ['year', -1],
    'el (?:próximo año|año (?:próximo|que viene))': ['year', 1],
    'este año': ['year', 0],
  }),
  // Of day, not of tomorrow.
  { words: /(?<!\p{L})(?:por|de|a|en) la mañana(?!\p{L})/giu, meaning: () => NOTHING },
  ago('hace N U', 'una? dos tres cuatro cinco seis siete ocho nueve diez once doce', {
    'días?': 'day',
    'semanas?': 'week',
    'mes(?:es)?': 'month',
    'años?': 'year',
  }),
];

const OWN: Readonly<Record<string, readonly Rule[]>> = { de: GERMAN, fr: FRENCH, es: SPANISH };

/** Read before chrono. */
export const EUROPEAN: Readonly<Record<string, readonly Rule[]>> = Object.fromEntries(
  Object.entries(MONTHS).map(([language, names]) => [
    language,
    [...(OWN[language] ?? []), monthRule(language, names)],
  ]),
);

/** Read after it. */
export const EUROPEAN_YEARS: Readonly<Record<string, readonly Rule[]>> = Object.fromEntries(
  Object.keys(MONTHS).map((language) => [language, [yearRule(language)]]),
);
