/** Where a full stop ends no sentence: abbreviations, initials, ordinals. Intl.Segmenter knows none of them. */

interface Customs {
  /** Words before whose full stop a sentence goes on with a capital letter. */
  readonly titles: string;
  /** Words before whose full stop a number goes on. */
  readonly counted?: string;
  /** What a sentence begins with, so that "the U.S." ends the one before. */
  readonly openers?: string;
}

const ENGLISH: Customs = {
  titles:
    'Mr|Mrs|Ms|Mx|Dr|Prof|St|Gen|Gov|Sen|Rep|Rev|Hon|Pres|Capt|Col|Lt|Cmdr|Adm|Maj|Sgt|Cpl|Fr|Amb|Mt|Ft|vs|cf|e\\.g|i\\.e',
  counted: 'Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|Nos|pp?|ch|vol|fig|sec|art|para|approx|ca?|est',
  openers:
    'The|He|She|It|They|We|But|In|On|At|This|That|These|Those|An?|His|Her|Their|If|When|While|After|Before|However|Meanwhile|As|For|And|Since|Under|According|There',
};

const OTHERS: Readonly<Record<string, Customs>> = {
  de: {
    titles: 'Hr|Hrn|Frl|Dipl|Ing|bzw|vgl|ca|evtl|ggf|inkl|exkl|sog|insb|allg|geb|gest|gegr|Hrsg',
    counted: 'Febr|Mrz|Okt|Dez|Bd|Nr|Abs|Art|Kap|Ziff',
    openers: 'Der|Die|Das|Er|Sie|Es|Ein|Eine|Im?|Am|Aber|Doch|Nach|Wir|Seit|Zu[mr]?',
  },
  es: {
    titles: 'Sr|Sra|Srta|Sres|Sras|Dra|Uds?|Vds?|Gral|Lic|Arq|Profa|Mons|Pdte|EE',
    counted: 'núms?|págs?|cap|arts?|n',
    openers: 'El|La|Los|Las|En|Según|Pero|Por|Una?|Estos?|Estas?|Ayer|Su|No|Se|Y|Al',
  },
  fr: {
    titles: 'MM|Mgr|Mme|Mlle|Ste|Pr|Me|av|apr|env',
    counted: 'n|chap|éd|janv|févr|avr|juil|déc',
    openers: 'Le|La|Les|Ils?|Elles?|En|Mais|Une?|Ces?|Cette|Selon|Au|Aux|Dans|Sur|On',
  },
  it: { titles: 'sig|sigg|dott|avv|ing|on|mons|prof', counted: 'n|pagg?|cap|artt?' },
  nl: { titles: 'dhr|mevr|mw|drs|ir|bijv|resp|ca|nr', counted: 'blz|mrt|okt' },
  pt: { titles: 'Sr|Sra|Srs|Dra|Exmo|Exma|Eng', counted: 'págs?|arts?|n' },
};

const ending = (words: string): RegExp => new RegExp(`(?:^|[^\\p{L}\\p{N}.])(?:${words})\\.\\s*$`, 'iu');

/** "J.", and "z." of "z. B.": more often inside a sentence than at its end. */
const INITIAL = /(?:^|[^\p{L}\p{N}.])\p{L}\.\s*$/u;
/** "U.S.", "J.-C.", "EE. UU.", "3 Mio.": as often at its end, which the next word tells. */
const INITIALS = /(?:^|[^\p{L}\p{N}])(?:(?:\p{Lu}\.-?){2,}|EE\.\s?UU\.|(?:Mio|Mrd|Tsd)\.)\s*$/u;
const TIME = /\d\s*[ap]\.\s?m\.\s*$/iu;
const AFTER_TIME =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|March|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec|(?:[ECMP][SD]T|[EP]T|GMT|UTC|BST|CES?T|JST|KST)\b)/u;

const GERMAN_MONTH = /^(?:Jan|Jän|Feb|März|Mrz|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)\p{Ll}*/u;
/** "der 2. Weltkrieg": nobody ends a sentence with "der 2." */
const GERMAN_ORDINAL =
  /(?:^|[^\p{L}\p{N}])(?:(?:der|die|das|des|dem|den|am|im|zum|zur|vom|beim|ins|bis|jede[rsmn]?|diese[rsmn]?|(?:k?ein|[msd]ein|ihr|unser)e?[rsmn]?)\s+)\d{1,3}\.\s*$/iu;
const FIGURES = /(?:^|[^\p{L}\p{N}.,])\d{1,2}\.\s*$/u;

interface Rules {
  readonly titles: readonly RegExp[];
  readonly counted: readonly RegExp[];
  readonly opener: RegExp;
}

const known = new Map<string, Rules>();

function rulesFor(language: string): Rules {
  const before = known.get(language);
  if (before !== undefined) return before;
  const customs = [ENGLISH, OTHERS[language]].filter((each) => each !== undefined);
  const openers = customs.flatMap((each) => each.openers ?? []).join('|');
  const rules = {
    titles: customs.map(({ titles }) => ending(titles)),
    counted: customs.flatMap(({ counted }) => (counted === undefined ? [] : [ending(counted)])),
    opener: new RegExp(`^["“«‘]?(?:${openers})(?!\\p{L})`, 'u'),
  };
  known.set(language, rules);
  return rules;
}

/** The longest of what is looked for at the end of a sentence, in UTF-16 code units: a long one need not be read for each. */
const LONGEST = 24;

/**
 * Whether a sentence goes on although the segmenter ends it.
 * @param language the main language, as "en"
 */
export function goesOn(before: string, next: string, language: string): boolean {
  if (before.endsWith('\n')) return false;
  const end = before.slice(-LONGEST);
  const { titles, counted, opener } = rulesFor(language);
  if (INITIALS.test(end)) return !opener.test(next);
  if (titles.some((each) => each.test(end)) || INITIAL.test(end)) return true;
  if (TIME.test(end)) return AFTER_TIME.test(next);
  if (/^\d/.test(next)) return counted.some((each) => each.test(end));
  return language === 'de' && (GERMAN_ORDINAL.test(end) || (FIGURES.test(end) && GERMAN_MONTH.test(next)));
}
