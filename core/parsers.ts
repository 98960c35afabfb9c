/** Parsers for the records of core/model, field by field. */
import { CLOCK } from './clock.ts';
import {
  CERTAINTIES,
  FACES,
  ISSUE_COLORS,
  ORIGINAL_TYPES,
  STANCES,
  THEMES,
  UNDERLINES,
  type Article,
  type ArticleDetails,
  type Codebook,
  type DeletedIssue,
  type Issue,
  type MergedIssue,
  type Original,
  type PageMark,
  type Passage,
  type Reading,
  type SavedSearch,
  type Settings,
  type TextVersion,
} from './model.ts';
import {
  boolean,
  count,
  listOf,
  matching,
  nonEmpty,
  nullable,
  number,
  object,
  oneOf,
  ParseError,
  string,
  partial,
  type Parser,
} from './parse.ts';
import type { RowSource } from './rows.ts';

/** Ids name files, so nothing but letters, digits and hyphens passes. */
export const id = matching(/^[A-Za-z0-9-]{1,64}$/, 'an id of letters, digits and hyphens');
export const sha256 = matching(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal');
export const time = matching(
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  'a time such as 2005-11-05T09:30:00Z',
);
export const day = matching(
  /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
  'a date such as 2005-11-05',
);
const clock = matching(CLOCK, 'a time such as 21:30 or 21:30+09:00');

const optionalText = nullable(nonEmpty);

export const original: Parser<Original> = object<Original>({
  sha256,
  name: string,
  bytes: count,
  type: oneOf(...ORIGINAL_TYPES),
});

export const reading: Parser<Reading> = object<Reading>({ offset: count, progress: number(0, 1), at: time });

/** Where a passage stands, each field with its parser. */
export const placeFields = {
  start: count,
  end: count,
  quote: string,
  prefix: string,
  suffix: string,
  textVersion: count,
};

/** The fields of a passage that a change may touch, each with its parser. */
export const passageContent = {
  ...placeFields,
  issues: listOf(id),
  note: string,
  speaker: nullable(nonEmpty),
  stance: nullable(oneOf(...STANCES)),
  certainty: nullable(oneOf(...CERTAINTIES)),
  eventDate: nullable(day),
  modified: time,
};

export const passage: Parser<Passage> = (value, at) => {
  const parsed = object<Passage>({ ...passageContent, id, created: time })(value, at);
  if (parsed.end <= parsed.start) throw new ParseError(`${at}: the end should come after the start`);
  if (parsed.quote.length !== parsed.end - parsed.start)
    throw new ParseError(`${at}: the quote should be as long as the stretch it stands for`);
  return parsed;
};

/** The fields of an article that the person can edit, each with its parser. */
export const detailFields = {
  title: nonEmpty,
  byline: optionalText,
  source: optionalText,
  section: optionalText,
  published: nullable(day),
  publishedTime: nullable(clock),
  language: optionalText,
  url: optionalText,
};

export const details: Parser<ArticleDetails> = object<ArticleDetails>(detailFields);

const typedFields = {
  language: nullable(matching(/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i, 'a language such as “en” or “pt-BR”')),
  url: nullable(matching(/^https?:\/\/[^\s/]+\S*$/i, 'an address that begins with https:// or http://')),
};

/** Details as a person types them. What is stored may be another, as files have said it, and stays where it is not touched. */
export const typedDetails =
  (before: ArticleDetails): Parser<ArticleDetails> =>
  (value, at) => {
    const typed = details(value, at);
    if (typed.language !== before.language) typedFields.language(typed.language, 'language');
    if (typed.url !== before.url) typedFields.url(typed.url, 'url');
    return typed;
  };

const textFields = {
  textVersion: count,
  received: time,
  original,
  markdown: string,
  textSha256: sha256,
  words: count,
  pages: listOf(object<PageMark>({ page: nonEmpty, start: count })),
};

export const textVersion: Parser<TextVersion> = object<TextVersion>(textFields);

/** What the person decides of an article as a whole, each field with its parser. */
export const markFields = {
  issues: listOf(id),
  starred: boolean,
  archived: nullable(time),
  removed: nullable(time),
};

export const article: Parser<Article> = object<Article>({
  ...detailFields,
  ...textFields,
  id,
  revision: count,
  imported: time,
  earlier: listOf(textVersion),
  passages: listOf(passage),
  reading: nullable(reading),
  ...markFields,
});

/** What a row is made from; the rest of the article is passed over. */
export const rowSource: Parser<RowSource> = object<RowSource>({
  id,
  revision: count,
  title: nonEmpty,
  source: optionalText,
  section: optionalText,
  published: nullable(day),
  imported: time,
  url: optionalText,
  textVersion: count,
  original: object<RowSource['original']>({ sha256 }),
  earlier: listOf(object({ original: object<RowSource['original']>({ sha256 }) })),
  words: count,
  passages: listOf(
    object<RowSource['passages'][number]>({ issues: listOf(id), note: string, textVersion: count }),
  ),
  reading: nullable(reading),
  ...markFields,
});

/** The fields of an issue that a change may touch, each with its parser. */
export const issueContent = {
  name: nonEmpty,
  parent: nullable(id),
  definition: string,
  memo: string,
  aliases: listOf(nonEmpty),
  keyTerms: listOf(nonEmpty),
  color: oneOf(...ISSUE_COLORS),
  underline: oneOf(...UNDERLINES),
  closed: nullable(time),
  accepted: listOf(id),
  dismissed: listOf(id),
};

export const issue: Parser<Issue> = object<Issue>({ ...issueContent, id, created: time });

const wholeCodebook = object<Omit<Codebook, 'deleted'>>({
  revision: count,
  issues: listOf(issue),
  merged: listOf(object<MergedIssue>({ issue, into: id })),
});
const deletedIssues = partial<Pick<Required<Codebook>, 'deleted'>>({
  deleted: listOf(object<DeletedIssue>({ id, parent: id })),
});

export const codebook: Parser<Codebook> = (value, at) => ({
  ...wholeCodebook(value, at),
  ...deletedIssues(value, at),
});

/** The fields of the settings that the person can edit, each with its parser. */
export const settingFields = {
  theme: oneOf(...THEMES),
  face: oneOf(...FACES),
  size: number(14, 28),
  measure: number(45, 90),
  leading: number(1.3, 2),
  person: optionalText,
  review: boolean,
  searches: listOf(object<SavedSearch>({ id, name: nonEmpty, query: nonEmpty })),
};

export const settings: Parser<Settings> = object<Settings>({ ...settingFields, revision: count });
