/** The entries of a Kindle's "My Clippings.txt". */
import { headerOf, type ClippingHeader } from './kindle-headers.ts';

export interface Clipping extends ClippingHeader {
  readonly title: string;
  readonly author: string;
  /** What was marked or noted; empty for a bookmark. */
  readonly text: string;
  /** As the file has it. */
  readonly entry: string;
}

/**
 * The entries of a file, in its order, and how many could not be read.
 * @param text as `decode` gives it
 */
export function clippingsIn(text: string): {
  readonly clippings: readonly Clipping[];
  readonly unread: number;
} {
  const entries = text.split(/^={10}[^\S\n]*$/m).filter((entry) => entry.trim() !== '');
  const clippings = entries.flatMap((entry) => clippingOf(entry) ?? []);
  return { clippings, unread: entries.length - clippings.length };
}

function clippingOf(entry: string): Clipping | null {
  const lines = entry.trim().split('\n');
  // The title is missing where a book has none.
  const at = lines.slice(0, 2).findIndex((line) => headerOf(line) !== null);
  const header = headerOf(lines[at] ?? '');
  if (header === null) return null;
  const { title, author } = bookOf(lines.slice(0, at).join(' ').trim());
  return {
    ...header,
    title,
    author,
    text: lines
      .slice(at + 1)
      .join('\n')
      .trim(),
    entry: entry.trim(),
  };
}

/** The author stands in the last brackets of the line, which may hold others. */
function bookOf(line: string): { readonly title: string; readonly author: string } {
  if (!line.endsWith(')')) return { title: line, author: '' };
  let depth = 0;
  for (let index = line.length - 1; index > 0; index -= 1) {
    if (line[index] === ')') depth += 1;
    if (line[index] === '(') depth -= 1;
    if (depth === 0) return { title: line.slice(0, index).trim(), author: line.slice(index + 1, -1).trim() };
  }
  return { title: line, author: '' };
}
