/** Projects of Taguette, as the SQLite database that it exports and works with. */
import type { ExtractedArticle, ForeignHighlight, ForeignIssue } from '../../../core/importing.ts';
import { messageOf, PlainError } from '../../../core/result.ts';
import { counted } from '../../../core/words.ts';
import { sha256Of } from '../../store/blobs.ts';
import { guessLanguage } from '../language.ts';
import type { Reader } from '../reading.ts';
import { marksIn, type Mark } from './taguette-marks.ts';
import { integerIn, isSqlite, tablesIn, textIn, type Row, type Tables } from './taguette-tables.ts';
import { documentTextOf, hasWordsOf, wordsOfSnippet, type DocumentText } from './taguette-text.ts';
import { keyOf, namesOf, noteOf, wordsOf } from './values.ts';
import { detailsOf, highlightOf } from './works.ts';

/** How much of the text around a highlight goes with it, in UTF-16 code units. */
const CONTEXT = 32;

/** Reads a project: an article for each document, with its highlights, and its tags as issues. */
export const readTaguette: Reader = async (bytes) => {
  if (!isSqlite(bytes)) throw new PlainError('This is no database of SQLite.');
  const tables = await tablesIn(bytes);
  const marks = marksIn(tables);
  const read = tables.documents.map((row) => articleOf(row, marks.of(integerIn(row, 'id'))));
  const issues = issuesIn(tables);
  if (read.length === 0 && issues.length === 0)
    throw new PlainError('The Taguette project holds no documents and no tags.');
  return {
    articles: read.map(({ article }) => article),
    issues,
    left: [...read.flatMap(({ left }) => left), ...marks.left, ...projectsIn(tables)],
  };
};

const issuesIn = ({ tags }: Tables): readonly ForeignIssue[] =>
  tags.flatMap((tag) =>
    namesOf([textIn(tag, 'path')]).map((name) => ({
      name,
      definition: wordsOf(textIn(tag, 'description')),
      color: null,
    })),
  );

const projectsIn = ({ projects }: Tables): readonly string[] =>
  projects.length < 2
    ? []
    : [`The database holds ${counted(projects.length, 'project')}; their documents and tags came as one.`];

interface Read {
  readonly article: ExtractedArticle;
  readonly left: readonly string[];
}

function articleOf(row: Row, marks: readonly Mark[]): Read {
  const contents = textIn(row, 'contents');
  const bytes = new TextEncoder().encode(contents);
  const identity = sha256Of(bytes);
  const details = detailsOf(textIn(row, 'name') || textIn(row, 'filename'));
  const { text, left } = textOf(contents, details.title);
  return {
    article: {
      details: { ...details, language: guessLanguage(text?.text ?? '') },
      markdown: text?.markdown ?? '',
      type: 'list',
      images: [],
      pages: [],
      highlights: [...onTheWhole(row, identity), ...marks.map((mark) => highlightIn(text, mark, identity))],
      part: { name: details.title === '' ? 'Document' : details.title, bytes },
    },
    left,
  };
}

/** The text of a document; null, and why in words, for one that cannot be read. */
function textOf(
  contents: string,
  title: string,
): { readonly text: DocumentText | null; readonly left: readonly string[] } {
  try {
    return { text: documentTextOf(contents), left: [] };
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    return { text: null, left: [`The text of “${title}” stayed behind. ${messageOf(error)}`] };
  }
}

/** A document's description, as a note on the whole of it. */
function onTheWhole(row: Row, identity: string): readonly ForeignHighlight[] {
  const note = noteOf(textIn(row, 'description'));
  return note === '' ? [] : [highlightOf({ key: keyOf('taguette', identity), note })];
}

function highlightIn(
  text: DocumentText | null,
  { start, end, snippet, tags }: Mark,
  identity: string,
): ForeignHighlight {
  const key = keyOf('taguette', identity, start, end);
  const position = text?.placeOf(start, end) ?? null;
  if (text === null || position === null)
    return highlightOf({ key, quote: wordsOfSnippet(snippet), issues: tags });
  const around = {
    quote: text.text.slice(position.start, position.end),
    prefix: text.text.slice(Math.max(0, position.start - CONTEXT), position.start),
    suffix: text.text.slice(position.end, position.end + CONTEXT),
  };
  // The offsets are believed where they lead to the very words.
  const found = hasWordsOf(around.quote, snippet) ? around : { quote: wordsOfSnippet(snippet) };
  return highlightOf({ key, position, issues: tags, ...found });
}
