/** Telling the exports of other tools by what is in them, and the reader of each. */
import type { Extracted } from '../../../core/importing.ts';
import { PlainError } from '../../../core/result.ts';
import type { Reader } from '../reading.ts';
import { isBookmarks, readBookmarks } from './bookmarks.ts';
import { isHypothesis, isHypothesisTable, readHypothesis, readHypothesisTable } from './hypothesis.ts';
import { isInstapaper, readInstapaper } from './instapaper.ts';
import { isKarakeep, readKarakeep } from './karakeep.ts';
import { isKindle, readKindle } from './kindle.ts';
import { isObsidianClipper, readObsidianClipper } from './obsidian-clipper.ts';
import { isPocketHtml, isPocketTable, readPocketHtml, readPocketTable } from './pocket.ts';
import { isReader, isReadwise, readReader, readReadwise } from './readwise.ts';
import { jsonIn } from './records.ts';
import { tablesIn, type Table } from './tables.ts';
import { isTaguette, isTaguetteCodebook, readTaguetteCodebook, readTaguetteTable } from './taguette-csv.ts';
import { isWebAnnotation, readWebAnnotations } from './web-annotation.ts';
import { isZotero, readZotero } from './zotero.ts';

export { isOmnivore, readOmnivore } from './omnivore.ts';

interface Told<T> {
  /** @param isCsv whether the file is called a table */
  readonly isOne: (value: T, isCsv: boolean) => boolean;
}

interface JsonTool extends Told<unknown> {
  readonly read: (value: unknown, name: string) => Extracted;
}
interface TableTool extends Told<readonly string[]> {
  readonly read: (table: Table) => Extracted;
}
interface TextTool extends Told<string> {
  readonly read: (text: string) => Extracted;
}

const JSON_TOOLS: readonly JsonTool[] = [
  { isOne: isHypothesis, read: readHypothesis },
  { isOne: isWebAnnotation, read: readWebAnnotations },
  { isOne: isKarakeep, read: readKarakeep },
  { isOne: isObsidianClipper, read: readObsidianClipper },
  { isOne: isZotero, read: readZotero },
];

const TABLE_TOOLS: readonly TableTool[] = [
  { isOne: isReadwise, read: readReadwise },
  { isOne: isReader, read: readReader },
  { isOne: isPocketTable, read: readPocketTable },
  { isOne: isInstapaper, read: readInstapaper },
  { isOne: isHypothesisTable, read: readHypothesisTable },
  { isOne: isTaguette, read: readTaguetteTable },
  { isOne: isTaguetteCodebook, read: readTaguetteCodebook },
];

const TEXT_TOOLS: readonly TextTool[] = [
  { isOne: isBookmarks, read: readBookmarks },
  { isOne: isPocketHtml, read: readPocketHtml },
  { isOne: isKindle, read: readKindle },
];

/**
 * The reader of the export that a text is: it has the text already, and takes no other. Null for what is none that is
 * known. The content decides; a name that ends in ".csv" only counts where a header would do for tables of all kinds.
 * @param text as `decode` gives it
 */
export function foreignReaderOf(text: string, name: string): Reader | null {
  const read = jsonReader(text, name) ?? tableReader(text, name) ?? textReader(text);
  return read === null ? null : () => orNothing(read());
}

type Read = () => Extracted;

function jsonReader(text: string, name: string): Read | null {
  const value = jsonIn(text);
  if (value === undefined) return brokenReader(text);
  const tool = JSON_TOOLS.find(({ isOne }) => isOne(value, false));
  return tool === undefined ? null : () => tool.read(value, name);
}

/** The names of fields that betray an export of which the end is missing. */
const SIGNS = /"(?:export_userid|annotationType|sortIndex)"\s*:|"https?:\/\/www\.w3\.org\/ns\/anno\.jsonld"/;
const BEGINNING = 4096;

const brokenReader = (text: string): Read | null =>
  /^\s*[[{]/.test(text) && SIGNS.test(text.slice(0, BEGINNING))
    ? () => {
        throw new PlainError('The file is not whole: its JSON breaks off or is damaged. Export it again.');
      }
    : null;

function tableReader(text: string, name: string): Read | null {
  const isCsv = /\.(?:csv|tsv)$/i.test(name);
  const tables = tablesIn(text);
  for (const tool of TABLE_TOOLS) {
    const table = tables.find(({ columns }) => tool.isOne(columns, isCsv));
    if (table !== undefined) return () => tool.read(table);
  }
  return null;
}

function textReader(text: string): Read | null {
  const tool = TEXT_TOOLS.find(({ isOne }) => isOne(text, false));
  return tool === undefined ? null : () => tool.read(text);
}

function orNothing(extracted: Extracted): Extracted {
  const { articles, issues, left } = extracted;
  if (articles.length > 0 || issues.length > 0) return extracted;
  throw new PlainError(
    ['The file is an export of another tool, and there is nothing in it to keep.', ...left].join(' '),
  );
}
