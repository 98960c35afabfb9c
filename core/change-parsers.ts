/** The parser for changes that come over a border. */
import type { Change } from './changes.ts';
import { count, nullable, object, oneOf, partial, variants, type Parser } from './parse.ts';
import {
  detailFields,
  id,
  issue,
  issueContent,
  passage,
  passageContent,
  reading,
  settingFields,
  time,
} from './parsers.ts';

const editableArticle = { ...detailFields, removed: nullable(time) };

export const change: Parser<Change> = variants<Change>({
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
  'settings.edit': object({
    type: oneOf('settings.edit'),
    from: partial(settingFields),
    to: partial(settingFields),
  }),
});
