/** Names and other actors in a sentence. Spans in UTF-16 code units. */
import type { Span } from '../document/tree.ts';

export interface Mention extends Span {
  /** Without titles and articles: what stands from `start` to `end`. */
  readonly name: string;
  /** An office or a group named by a common word: "the ministry", "officials". */
  readonly common: boolean;
}

const ROLES =
  'president|minister|ministers|chancellor|secretary|ambassador|envoy|negotiator|delegate|spokesman|spokeswoman|spokesperson|chairman|chairwoman|leader|director|governor|mayor|senator|king|queen|prince|pope|general|premier|lawmaker|official|diplomat|adviser|advisor|lawyer|professor|scientist|expert|analyst|commissioner|chief|head|aide';
const GROUPS =
  'government|ministry|agency|officials?|diplomats|lawmakers|analysts|experts|scientists|opposition|delegation|administration|parliament|cabinet|committee|commission|council|party|army|military|police|court|company|union|association|families|relatives|authorities|embassy|newspaper|daily|media|sources?|groups?|team|residents|activists|critics|researchers|investigators|prosecutors|inspectors|statement';

/** Offices before a name, with what may stand in them. */
const TITLE =
  /^(?:(?:(?:Vice|Deputy|Assistant|Acting|Former|Chief|Prime|Foreign|Defen[cs]e|Finance|Interior|Justice|Trade|Unification|Cabinet|Press|Party|Senior|Special|Under|Parliamentary|Crown|Archbishop|Attorney)[\s-]+)*(?:President|Minister|Premier|Chancellor|Secretary(?:[\s-]General|\sof\s(?:State|Defense))?|Ambassador|Envoy|Negotiator|Spokes(?:man|woman|person)|Chair(?:man|woman|person)?|Director(?:[\s-]General)?|Governor|Mayor|Senator|King|Queen|Prince(?:ss)?|Pope|General|Colonel|Captain|Admiral|Professor|Judge|Representative|Commissioner|Archbishop|Bishop|Sir|Lord|Lady|Leader|Mr|Mrs|Ms|Dr|Prof|Sen|Gov|Gen|Rep|Rev|Col|Capt|Lt|Adm|St)\.?\s+)+/u;

/** Words that begin a sentence with a capital and are no names; months, days and the like never are. */
const ORDINARY = new Set(
  `a about above according across after again against ago all almost along already also although always among an and another any are around as asked at away back be because before behind being below besides between both but by can could despite did do does down during each earlier early either else even eventually every everyone everything few finally first five following for four from further get given had has have having he her here his how however i if in indeed inside instead into is it its itself just last late later least less like many may maybe meanwhile might more moreover most much must my near nearly neither never nevertheless new next no nobody none nor not nothing now of off officials on once one only or other others our out over part perhaps quite rather said second seven several shall she should since six so some someone soon still such ten than that the their them then there therefore these they third this those though three through thus to today together tomorrow too toward towards two under unless until up upon us very was we well were what whatever when where whether which while who whose why will with within without would yesterday yet you your
  selon d’après le les un une des ce cette el los las según un una en por pero der das ein eine laut nach im am bei die sie er es wir il elle ils
  yes asked told speaking talks critics experts analysts sources residents families nearly late roughly reportedly allegedly apparently
  january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday`.split(
    /\s+/u,
  ),
);

/** Peoples: as adjectives before an office they are no name. */
const PEOPLE =
  /^(?:North|South|East|West)?\s*\p{Lu}\p{L}*(?:ean|ese|ian|ish|ican|ch|ench|sh|utch|iet|qi|li|ek|ic)$/u;

const PART =
  "(?:(?:\\p{Lu}\\.)+(?:\\p{Lu}\\b)?|\\p{Lu}[\\p{L}\\p{M}\\p{N}]*(?:[-’'](?!s\\b)[\\p{L}\\p{N}]+)*|\\p{Lu}\\b)";
const JOINED =
  '(?:\\s+(?:of\\s+the|of|for|de|del|da|dos|von|van|der|den|bin|al|el|la|le|and\\s+(?=\\p{Lu}\\p{L}+\\s+(?:Agency|Ministry|Department|Bureau|Organization)))\\s+|\\s+)';
const NAME = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:Mr|Mrs|Ms|Dr|Prof|Sen|Gov|Gen|Rep|Rev|Col|Capt|Lt|Adm|St)\\.\\s+)*${PART}(?:${JOINED}${PART})*`,
  'gu',
);
const COMMON = new RegExp(
  `\\b(?:[Tt]he|[Aa]n?|[Oo]ne|[Ss]ome|[Ss]everal|[Mm]any|[Ss]enior|[Oo]ther|[Tt]heir|[Hh]is|[Ii]ts)\\s+((?:\\p{L}[\\p{L}-]*['’]?\\s+){0,3}?(?:${ROLES}|${GROUPS}))\\b(?!['’]|-|\\s+(?:${ROLES}|${GROUPS})\\b)`,
  'gu',
);
const BARE_GROUP = new RegExp(
  `(?:^|(?<=[,;:”"]\\s))((?:[Oo]fficials|[Dd]iplomats|[Aa]nalysts|[Ee]xperts|[Cc]ritics|[Ss]ources|[Rr]esidents|[Aa]uthorities|[Pp]rosecutors|[Ll]awmakers|[Ss]cientists|[Ff]amilies|[Aa]ctivists))\\b`,
  'gu',
);

/** "officials" after "Chinese". */
const PEOPLES_GROUP = new RegExp(`^\\s+(?:\\p{Ll}+\\s+){0,2}?(?:${ROLES}|${GROUPS})s?\\b`, 'u');
/** What a spokesman says, the office says: may stand between a name and its verb. */
export const SPOKESMAN = `\\s+(?:\\p{Ll}+\\s+){0,2}?(?:${ROLES}|${GROUPS})s?`;
/** Endings of words that begin a sentence and are seldom names. */
const SELDOM = /^\p{Lu}\p{Ll}+(?:s|ing|ly|ed|tion|ment|ity|ers)$/u;

/** Capitalised words of a sentence that make names, without the titles before them, in order. */
export function namesIn(sentence: string): readonly Mention[] {
  const shouted = !/\p{Ll}{2}/u.test(sentence);
  if (shouted) return [];
  return [...sentence.matchAll(NAME)].flatMap(({ 0: words, index }) => {
    const name = bare(words);
    if (name === null) return [];
    const start = index + name.offset;
    const end = start + name.words.length;
    const group = isPeople(name.words) ? PEOPLES_GROUP.exec(sentence.slice(end))?.[0] : undefined;
    if (group === undefined)
      return [
        {
          start,
          end,
          name: name.words,
          common: isOffice(name.words) || (start === 0 && SELDOM.test(name.words)),
        },
      ];
    // "Russian envoy Alexander Alexeyev" is named himself.
    if (/^\s+\p{Lu}/u.test(sentence.slice(end + group.length))) return [];
    return [{ start, end: end + group.length, name: name.words + group, common: true }];
  });
}

const isPeople = (name: string): boolean => PEOPLE.test(name) || /^U\.S\.$/.test(name);

/** Actors that common words name: "the ministry", "a senior official". */
export function actorsIn(sentence: string): readonly Mention[] {
  return [...sentence.matchAll(COMMON), ...sentence.matchAll(BARE_GROUP)].map(
    ({ 0: words, 1: name = '', index }) => {
      const start = index + words.lastIndexOf(name);
      return { start, end: start + name.length, name, common: true };
    },
  );
}

const isOffice = (name: string): boolean => new RegExp(`^(?:\\p{L}+ )*(?:${ROLES})$`, 'iu').test(name);

/** A run of capitalised words without ordinary words, peoples and titles before the name; null where no name is left. */
function bare(run: string): { words: string; offset: number } | null {
  let words = run;
  let offset = 0;
  const drop = (count: number): void => {
    offset += count;
    words = words.slice(count);
  };
  for (;;) {
    const first = /^[^\s]+/u.exec(words)?.[0] ?? '';
    if (!ORDINARY.has(first.toLowerCase().replace(/\.$/, '')) || words === 'US') break;
    const rest = /^\S+\s+(?:(?:of\s+the|of|for|de)\s+)?/u.exec(words)?.[0].length;
    if (rest === undefined) return null;
    drop(rest);
  }
  const people = /^(?:(?:North|South|East|West)\s+)?\p{Lu}[\p{L}.]+\s+(?=\p{Lu})/u.exec(words)?.[0];
  if (
    people !== undefined &&
    (PEOPLE.test(people.trim()) || /^U\.S\./.test(people)) &&
    TITLE.test(`${words.slice(people.length)} `)
  )
    drop(people.length);
  const office = OFFICE_ABROAD.exec(words)?.[0];
  if (office !== undefined) drop(office.length);
  const title = TITLE.exec(words)?.[0];
  if (title !== undefined && /^\p{Lu}/u.test(words.slice(title.length))) drop(title.length);
  words = words.replace(/(?:\s+(?:of|for|de|and|the))+$/u, '');
  words = words.replace(TRAILING_DATE, '');
  return words === '' || ORDINARY.has(words.toLowerCase()) ? null : { words, offset };
}

const OFFICE_ABROAD =
  /^(?:\p{L}*(?:minister|kanzler|präsident|sprecher|chef|Minister|Kanzler|Präsident|Sprecher)(?:in)?|Ministre|Président|Presidente|Ministro)\s+(?=\p{Lu})/u;

/** "Machimura Monday" is a name and a day. */
const TRAILING_DATE =
  /\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.?)$/u;
