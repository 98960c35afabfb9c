/** What the readers of other tools' exports share: one article for each work, and words for what stays behind. */
import { addressKey } from '../../../core/addresses.ts';
import type {
  Extracted,
  ExtractedArticle,
  ForeignHighlight,
  ForeignIssue,
  ForeignMarks,
} from '../../../core/importing.ts';
import type { ArticleDetails } from '../../../core/model.ts';
import { PlainError } from '../../../core/result.ts';
import { counted } from '../../../core/words.ts';
import { dayAndTimeOf } from '../dates.ts';
import { NO_DETAILS, tidy, webAddress } from '../reading.ts';
import { namesOf, wordsOf } from './values.ts';

/** One record of an export: what it says of a work, and what is marked there. */
export interface WorkRecord {
  /** What tells the work from others; its address, else its title and byline, where this is left out. */
  readonly work?: string;
  readonly details: ArticleDetails;
  readonly highlights: readonly ForeignHighlight[];
  readonly marks?: Partial<ForeignMarks>;
  /** As the tool has it: the article's original is made of its records. */
  readonly record: unknown;
}

/** A highlight of which all but its key may be left out. */
export const highlightOf = (
  highlight: Pick<ForeignHighlight, 'key'> & Partial<ForeignHighlight>,
): ForeignHighlight => ({
  quote: '',
  prefix: '',
  suffix: '',
  position: null,
  note: '',
  issues: [],
  created: null,
  ...highlight,
});

/** Whether a highlight says anything at all. */
export const saysSomething = ({ quote, note, issues }: ForeignHighlight): boolean =>
  quote !== '' || note !== '' || issues.length > 0;

/** What a tool knows of a work; addresses that are not the web's are not kept, nor is a title that is one. */
export function detailsOf(
  title: string | null,
  more: Partial<Omit<ArticleDetails, 'title'>> = {},
): ArticleDetails {
  const words = tidy(wordsOf(title ?? '')) ?? '';
  const url = webAddress(more.url);
  return { ...NO_DETAILS, ...more, url, title: webAddress(words) === null ? words : '' };
}

/**
 * One article without a text for each work, in the order in which the works first come. A highlight that comes again
 * is there once, with all that is said of it.
 * @param tool its name as people know it
 * @throws PlainError for records that are nested too deeply to be written down
 */
export function articlesOf(tool: string, records: readonly WorkRecord[]): readonly ExtractedArticle[] {
  const works = new Map<string, WorkRecord[]>();
  for (const record of records) {
    const key = record.work ?? workOf(record.details);
    const same = works.get(key);
    if (same === undefined) works.set(key, [record]);
    else same.push(record);
  }
  return [...works.values()].map((same) => articleOf(tool, same));
}

const workOf = ({ url, title, byline }: ArticleDetails): string =>
  addressKey(url) ?? JSON.stringify([title, byline]);

function articleOf(tool: string, records: readonly WorkRecord[]): ExtractedArticle {
  const details = records.map((record) => record.details).reduce(completed);
  const highlights = new Map<string, ForeignHighlight>();
  for (const highlight of records.flatMap((record) => record.highlights)) {
    const same = highlights.get(highlight.key);
    highlights.set(highlight.key, same === undefined ? highlight : both(same, highlight));
  }
  return {
    details,
    markdown: '',
    type: 'list',
    images: [],
    pages: [],
    highlights: [...highlights.values()],
    ...marksOf(records.map(({ marks = {} }) => marks)),
    part: partOf(
      tool,
      details,
      records.map(({ record }) => record),
    ),
  };
}

/** All that several records say of one work: it is put away where all of them are. */
export function marksOf(said: readonly Partial<ForeignMarks>[]): Pick<ExtractedArticle, 'marks'> {
  const marks: ForeignMarks = {
    issues: namesOf(said.flatMap(({ issues = [] }) => issues)),
    starred: said.some(({ starred }) => starred === true),
    archived: said.length > 0 && said.every(({ archived }) => archived === true),
  };
  return marks.issues.length > 0 || marks.starred || marks.archived ? { marks } : {};
}

const both = (first: ForeignHighlight, second: ForeignHighlight): ForeignHighlight => ({
  ...first,
  note: first.note.includes(second.note)
    ? first.note
    : [first.note, second.note].filter(Boolean).join('\n\n'),
  issues: [...new Set([...first.issues, ...second.issues])],
});

/** What the first does not know from the second. */
const completed = (first: ArticleDetails, second: ArticleDetails): ArticleDetails => ({
  title: first.title === '' ? second.title : first.title,
  byline: first.byline ?? second.byline,
  source: first.source ?? second.source,
  section: first.section ?? second.section,
  ...dayAndTimeOf(first.published === null ? second : first),
  language: first.language ?? second.language,
  url: first.url ?? second.url,
});

/**
 * The part of an export that an article is made from: the tool's own records of it, as JSON.
 * @throws PlainError for records that are nested too deeply to be written down
 */
export function partOf(
  tool: string,
  { title, url }: ArticleDetails,
  records: unknown,
): NonNullable<ExtractedArticle['part']> {
  const name = `${tool} – ${title === '' ? (url ?? 'untitled') : title}`;
  return { name, bytes: new TextEncoder().encode(`${jsonOf(records)}\n`) };
}

function jsonOf(records: unknown): string {
  try {
    return JSON.stringify(records, null, 1);
  } catch (error) {
    if (error instanceof RangeError)
      throw new PlainError(
        'The file is nested too deeply to be read. Export it again from the tool it is from.',
      );
    throw error;
  }
}

/** A page of which a list knows the address, and perhaps words of it and notes on it. */
export interface SavedPage {
  readonly details: ArticleDetails;
  readonly highlights: readonly ForeignHighlight[];
  readonly record: unknown;
  readonly marks?: Partial<ForeignMarks>;
  /** Whether the list says these of it, which have no place: a folder, and how far it was read. */
  readonly folder?: boolean;
  readonly state?: boolean;
}

/** What a list of saved pages holds. Those with neither a web address nor a highlight stay behind. */
export function savedPages(
  tool: string,
  pages: readonly SavedPage[],
  left: readonly string[] = [],
): Extracted {
  const kept = pages.filter(({ details, highlights }) => details.url !== null || highlights.length > 0);
  const behind = pages.length - kept.length;
  return {
    articles: articlesOf(tool, kept),
    issues: [],
    left: [
      ...said(
        behind,
        'entry',
        'entries',
        (entries, one) => `${entries} without a web address ${one ? 'stays' : 'stay'} behind.`,
      ),
      ...noPlace('folders', kept.filter(({ folder }) => folder === true).length, 'page'),
      ...noPlace('reading states', kept.filter(({ state }) => state === true).length, 'page'),
      ...left,
    ],
  };
}

/** A sentence about things that could not come over, or none where there are none of them. */
export const said = (
  count: number,
  one: string,
  many: string,
  sentence: (things: string, isOne: boolean) => string,
): readonly string[] => (count === 0 ? [] : [sentence(counted(count, one, many), count === 1)]);

/** "The tags of 12 pages have no place in Briefmark yet.", or nothing. */
export const noPlace = (what: string, count: number, of: string): readonly string[] =>
  said(count, of, `${of}s`, (things) => `The ${what} of ${things} have no place in Briefmark yet.`);

/** An export that holds issues and no articles. */
export const issuesOnly = (issues: readonly ForeignIssue[], left: readonly string[]): Extracted => ({
  articles: [],
  issues,
  left,
});
