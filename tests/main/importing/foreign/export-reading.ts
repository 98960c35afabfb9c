/** Reading exports of other tools, for the tests of their readers. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Extracted, ExtractedArticle, ForeignHighlight } from '../../../../core/importing.ts';
import { decode } from '../../../../main/importing/decode.ts';
import { foreignReaderOf } from '../../../../main/importing/foreign/index.ts';

const FIXTURES = join(import.meta.dirname, '../../../fixtures/foreign');

export const fixtureBytes = (name: string): Uint8Array => readFileSync(join(FIXTURES, name));

/** What a text holds that is told to be an export. */
export async function readExport(text: string, name = 'export'): Promise<Extracted> {
  const reader = foreignReaderOf(text, name);
  if (reader === null) throw new Error('It is not told.');
  return reader(new TextEncoder().encode(text), { name, readLocal: () => null });
}

export const readFixture = (name: string): Promise<Extracted> => readExport(decode(fixtureBytes(name)), name);

/** The article at a place; there has to be one. */
export function article({ articles }: Extracted, index = 0): ExtractedArticle {
  const found = articles[index];
  if (found === undefined) throw new Error(`There are ${articles.length} articles.`);
  return found;
}

export const highlights = (extracted: Extracted, index = 0): readonly ForeignHighlight[] =>
  article(extracted, index).highlights;

export const titles = ({ articles }: Extracted): readonly string[] =>
  articles.map(({ details }) => details.title);
export const addresses = ({ articles }: Extracted): readonly (string | null)[] =>
  articles.map(({ details }) => details.url);

/** What is said of each article as a whole, in short: its issues, and what else it is. */
export const wholeMarks = ({ articles }: Extracted): readonly string[] =>
  articles.map(({ marks }) =>
    marks === undefined
      ? ''
      : [
          ...marks.issues,
          ...(marks.starred ? ['(starred)'] : []),
          ...(marks.archived ? ['(archived)'] : []),
        ].join(' '),
  );

/** The records that an article is made from. */
export const recordsOf = ({ part }: ExtractedArticle): unknown =>
  JSON.parse(new TextDecoder().decode(part?.bytes));
