/** The parser for changes that come over a border. */
import type { Change, EditChange } from './changes.ts';
import type { IssueMerge, IssuePlace } from './issues/changes.ts';
import { count, listOf, nullable, object, oneOf, partial, variants, type Parser } from './parse.ts';
import {
  detailFields,
  id,
  issue,
  issueContent,
  markFields,
  passage,
  passageContent,
  placeFields,
  reading,
  settingFields,
  sha256,
  textVersion,
} from './parsers.ts';
import type { CarriedPassage, Place } from './text-versions.ts';

const editableArticle = { ...detailFields, ...markFields };

const place = object<Place>(placeFields);

const issuePlace = object<IssuePlace>({ parent: nullable(id), index: count });

const textChange = {
  article: id,
  text: textVersion,
  base: sha256,
  carried: listOf(object<CarriedPassage>({ passage: id, from: place, to: place })),
};

const takenPlace = partial<Pick<Required<IssueMerge>, 'parent'>>({
  parent: object({ from: nullable(id), to: nullable(id) }),
});

const merging =
  <T extends 'issue.merge' | 'issue.unmerge'>(
    type: T,
  ): Parser<Omit<IssueMerge, 'type'> & { readonly type: T }> =>
  (value, at) => ({
    ...object({ type: oneOf(type), issue, index: count, into: id })(value, at),
    ...takenPlace(value, at),
  });

const edits = {
  'passage.add': object({ type: oneOf('passage.add'), article: id, passage }),
  'passage.remove': object({ type: oneOf('passage.remove'), article: id, passage }),
  'passage.edit': object({
    type: oneOf('passage.edit'),
    article: id,
    passage: id,
    from: partial(passageContent),
    to: partial(passageContent),
  }),
  'article.edit': object({
    type: oneOf('article.edit'),
    article: id,
    from: partial(editableArticle),
    to: partial(editableArticle),
  }),
  'reading.set': object({ type: oneOf('reading.set'), article: id, reading: nullable(reading) }),
  'issue.add': object({ type: oneOf('issue.add'), issue, index: count }),
  'issue.remove': object({ type: oneOf('issue.remove'), issue, index: count }),
  'issue.edit': object({
    type: oneOf('issue.edit'),
    issue: id,
    from: partial(issueContent),
    to: partial(issueContent),
  }),
  'issue.move': object({ type: oneOf('issue.move'), issue: id, from: issuePlace, to: issuePlace }),
  'issue.merge': merging('issue.merge'),
  'issue.unmerge': merging('issue.unmerge'),
  'settings.edit': object({
    type: oneOf('settings.edit'),
    from: partial(settingFields),
    to: partial(settingFields),
  }),
} as const;

/** What the window may ask for: new versions of a text are made from bytes, by main. */
export const edit: Parser<EditChange> = variants<EditChange>(edits);

export const change: Parser<Change> = variants<Change>({
  ...edits,
  'text.update': object({ type: oneOf('text.update'), ...textChange }),
  'text.revert': object({ type: oneOf('text.revert'), ...textChange }),
});
