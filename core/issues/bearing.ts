/** The passages that bear on an issue, and which of them a person has asked for. */
import { STANCES, type Article, type Codebook, type IssueId, type Passage, type Stance } from '../model.ts';
import { listOf, oneOf, nullable, object, partial, string, type Fields, type Parser } from '../parse.ts';
import { id } from '../parsers.ts';
import { idsOf } from './hierarchy.ts';
import { bucketOf, UNITS, type Unit } from './periods.ts';

/** A passage with what its article's text says of its place. */
export interface SourcePassage extends Pick<
  Passage,
  'id' | 'quote' | 'prefix' | 'issues' | 'note' | 'speaker' | 'stance' | 'certainty' | 'eventDate'
> {
  /** The paragraphs, headings or cells in which it begins and ends, counted from 0; -1 where it has lost its place. */
  readonly paragraph: number;
  readonly lastParagraph: number;
  /** The sentences in which it stands, at most 300 UTF-16 code units; empty where there is nothing to add. */
  readonly context: string;
}

/** An article that bears on an issue by a passage or as a whole, with all its passages. */
export interface SourceArticle extends Pick<Article, 'id' | 'title' | 'source' | 'published' | 'issues'> {
  readonly passages: readonly SourcePassage[];
}

/** By which date passages are put in time: that of their article, or that of which they speak. */
export const DATINGS = ['published', 'event'] as const;
export type Dating = (typeof DATINGS)[number];

/** In what two issues may meet. */
export const SHARED = ['passage', 'paragraph', 'article'] as const;
export type Shared = (typeof SHARED)[number];

/** All of what is said must hold; null asks for what is not known, and what is not there asks nothing. */
export interface Condition {
  readonly source?: string | null;
  readonly speaker?: string | null;
  readonly stance?: Stance | null;
  /** The period as `bucketOf` names it: a date less exact than the unit stands for itself. */
  readonly when?: { readonly by: Dating; readonly unit: Unit; readonly period: string | null };
  /** Another issue that the passage, its paragraph or its article bears on, too. */
  readonly with?: { readonly issue: IssueId; readonly within: Shared };
  /** A part of the issue. */
  readonly part?: IssueId;
  /** Words in the passage or its note, whatever the case. */
  readonly text?: string;
}

export interface IssueFilter extends Condition {
  /** What must hold, too: two parts of the issue at once, an event's month within one of publication. */
  readonly also?: readonly Condition[];
}

const conditions: Fields<Required<Condition>> = {
  source: nullable(string),
  speaker: nullable(string),
  stance: nullable(oneOf(...STANCES)),
  when: object({ by: oneOf(...DATINGS), unit: oneOf(...UNITS), period: nullable(string) }),
  with: object({ issue: id, within: oneOf(...SHARED) }),
  part: id,
  text: string,
};

/** A filter that comes over a border. */
export const issueFilter: Parser<IssueFilter> = partial<Required<IssueFilter>>({
  ...conditions,
  also: listOf(partial(conditions)),
});

/** A passage in its article. */
export interface Found {
  readonly article: SourceArticle;
  readonly passage: SourcePassage;
}

/** Whether any of these ids is among those held. */
export function holds(held: readonly IssueId[], ids: ReadonlySet<IssueId>): boolean {
  for (const each of held) if (ids.has(each)) return true;
  return false;
}

/** All paragraphs in which some of a passage stands; none where it has lost its place. */
export const paragraphsIn = ({ paragraph, lastParagraph }: SourcePassage): readonly number[] =>
  paragraph < 0 ? [] : Array.from({ length: lastParagraph - paragraph + 1 }, (_, at) => paragraph + at);

/** The date that puts a passage in time, or null. */
export const dateOf = ({ article, passage }: Found, by: Dating): string | null =>
  by === 'published' ? article.published : passage.eventDate;

/** The passages that bear on an issue or a part of it and pass a filter, each once, article by article. */
export function passagesOn(
  codebook: Codebook,
  articles: readonly SourceArticle[],
  issue: IssueId,
  filter: IssueFilter = {},
): readonly Found[] {
  return filtered(codebook, articles, filter, idsOf(codebook, issue));
}

/**
 * The passages that pass a filter, article by article.
 * @param ids those of which a passage must hold one; null for passages on anything
 */
export function filtered(
  codebook: Codebook,
  articles: readonly SourceArticle[],
  filter: IssueFilter,
  ids: ReadonlySet<IssueId> | null = null,
): readonly Found[] {
  const asked: readonly Condition[] = [filter, ...(filter.also ?? [])];
  const tests = asked.map((each) => passageTest(codebook, each));
  const list: Found[] = [];
  for (const article of articles) {
    if (asked.some(({ source }) => source !== undefined && article.source !== source)) continue;
    const meetings = asked.map((each) => meetingTest(codebook, article, each.with));
    for (const passage of article.passages) {
      if (ids !== null && !holds(passage.issues, ids)) continue;
      const found = { article, passage };
      if (tests.every((passes) => passes(found)) && meetings.every((meets) => meets(passage)))
        list.push(found);
    }
  }
  return list;
}

function passageTest(codebook: Codebook, filter: Condition): (found: Found) => boolean {
  const { speaker, stance, when, part } = filter;
  const words = folded(filter.text?.trim() ?? '');
  const ids = part === undefined ? null : idsOf(codebook, part);
  return (found) => {
    const { passage } = found;
    return (
      (speaker === undefined || passage.speaker === speaker) &&
      (stance === undefined || passage.stance === stance) &&
      (when === undefined || bucketOf(dateOf(found, when.by), when.unit) === when.period) &&
      (ids === null || holds(passage.issues, ids)) &&
      (words === '' || folded(passage.quote).includes(words) || folded(passage.note).includes(words))
    );
  };
}

/** Words as they are compared, whatever the case. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

function meetingTest(
  codebook: Codebook,
  article: SourceArticle,
  asked: Condition['with'],
): (passage: SourcePassage) => boolean {
  if (asked === undefined) return () => true;
  const ids = idsOf(codebook, asked.issue);
  const onIt = (passage: SourcePassage) => holds(passage.issues, ids);
  switch (asked.within) {
    case 'passage':
      return onIt;
    case 'paragraph': {
      const paragraphs = new Set(article.passages.filter(onIt).flatMap(paragraphsIn));
      return (passage) => onIt(passage) || paragraphsIn(passage).some((each) => paragraphs.has(each));
    }
    case 'article': {
      const meets = holds(article.issues, ids) || article.passages.some(onIt);
      return () => meets;
    }
  }
}
