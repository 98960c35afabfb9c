/** All hostile inputs: those that lie as files under fixtures/hostile, and those too large or too odd for a file. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ARCHIVES } from './hostile/archives.ts';
import { BINARIES, PDFS } from './hostile/binaries.ts';
import { BOOKS, DOCUMENTS } from './hostile/containers.ts';
import { MARKDOWN_FLOODS, PAGE_FLOODS, TABLE_FLOODS, TEXT_FLOODS } from './hostile/floods.ts';
import type { Hostile } from './hostile/input.ts';
import { PICTURES } from './hostile/pictures.ts';

export { ATTACKER, MARK, type Hostile } from './hostile/input.ts';

const FOLDER = join(import.meta.dirname, 'fixtures/hostile');
const OWN = new Set(['README.md', '.gitattributes']);

/** What is known to be wrong, by the input's name. It is to be empty. */
const OPEN: Readonly<Record<string, string>> = {};

/** What takes some two seconds or more to make or to read, by the input's name. */
const HEAVY: ReadonlySet<string> = new Set([
  'clippings-many.txt',
  'deep-cells.html',
  'deep-list-items.html',
  'deep-lists.html',
  'deep-paragraphs.html',
  'deep-tables.html',
  'feed-deep.rss',
  'feed-item-deep.rss',
  'feed-many.rss',
  'line-of-20-megabytes.html',
  'mail-parts.eml',
  'many-angles.html',
  'many-annotations.json',
  'many-attributes.html',
  'many-breaks.html',
  'many-cells.html',
  'many-comments.html',
  'many-ends.html',
  'many-entities.html',
  'many-handlers.html',
  'many-images.html',
  'many-keys.json',
  'many-links.html',
  'many-spaces.html',
  'markdown-deep-lists-stairs.md',
  'markdown-deep-lists.md',
  'markdown-deep-mixed.md',
  'markdown-deep-numbers.md',
  'markdown-emphasis-deep.md',
  'markdown-emphasis.md',
  'markdown-one-line.md',
  'markdown-table-wide.md',
  'million-columns.csv',
  'million-rows.csv',
  'one-address.html',
  'one-class.html',
  'pdf-bomb-twice.pdf',
  'pdf-bomb.pdf',
  'pdf-form-of-itself.pdf',
  'pdf-states.pdf',
  'pdf-words.pdf',
  'readwise-rows.csv',
  'text-addresses.txt',
  'text-bars.txt',
  'text-hyphens.txt',
  'text-line-of-20-megabytes.txt',
  'text-mailbox.txt',
  'text-numbers.txt',
  'text-quotes.txt',
  'text-sentences.txt',
  'text-word-of-10-megabytes.txt',
  'word-many.docx',
  'yaml-many-keys.md',
]);

const FILES: readonly Hostile[] = readdirSync(FOLDER)
  .filter((name) => !OWN.has(name))
  .map((name) => ({ name, bytes: () => readFileSync(join(FOLDER, name)) }));

export const HOSTILE: readonly Hostile[] = [
  ...FILES,
  ...PAGE_FLOODS,
  ...MARKDOWN_FLOODS,
  ...TEXT_FLOODS,
  ...TABLE_FLOODS,
  ...BOOKS,
  ...DOCUMENTS,
  ...ARCHIVES,
  ...PDFS,
  ...BINARIES,
  ...PICTURES,
].map((input) => {
  const open = OPEN[input.name];
  return { ...input, heavy: HEAVY.has(input.name), ...(open === undefined ? {} : { open }) };
});
