/** The parser for the records of the journal. */
import { change } from './change-parsers.ts';
import type { ArticleImport, JournalRecord } from './journal.ts';
import { count, nonEmpty, nullable, object, oneOf, record, type Parser } from './parse.ts';
import { article, time } from './parsers.ts';

const articleImport: Parser<ArticleImport> = object<ArticleImport>({
  type: oneOf('article.import'),
  imported: article,
});

const what: Parser<JournalRecord['what']> = (value, at) =>
  record(value, at)['type'] === 'article.import' ? articleImport(value, at) : change(value, at);

export const journalRecord: Parser<JournalRecord> = object<JournalRecord>({
  number: count,
  at: time,
  person: nullable(nonEmpty),
  kind: oneOf('edit', 'aside', 'undo', 'redo'),
  of: nullable(count),
  group: nullable(nonEmpty),
  revision: count,
  what,
});
