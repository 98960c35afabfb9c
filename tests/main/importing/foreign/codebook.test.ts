import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CODEBOOK_ENDINGS, CODEBOOK_FORMATS, writeCodebook } from '../../../../core/exchange/codebook.ts';
import { issueTree, parentOf } from '../../../../core/issues/hierarchy.ts';
import { UNDERLINES, type Codebook } from '../../../../core/model.ts';
import { readerOf } from '../../../../main/importing/readers.ts';
import { codebookOf } from '../../../core/issues/codebooks.ts';
import { bytesOf, CONTEXT } from './refi.ts';

const read = (text: string, name: string) =>
  readerOf(bytesOf(text), name)(bytesOf(text), { ...CONTEXT, name });

const SIGNS = ['a', 'Z', '=', '"', ',', "'", '- ', '<', '&', 'é', '\n', 'ü '];
/** What the files say themselves of an issue. */
const LABELS = [
  'Memo: ',
  'Also called: b',
  'Underline: dotted',
  'Created: 2005-01-01T10:00:00.000Z',
  '# ',
  '> ',
];
const words = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...SIGNS) }, fc.constantFrom(...LABELS)), {
    maxLength: 6,
  })
  .map((parts) =>
    parts
      .join('')
      .replace(/[^\S\n]+\n/g, '\n')
      .trim(),
  );
const short = fc.uniqueArray(
  fc
    .array(fc.constantFrom(...SIGNS), { maxLength: 6 })
    .map((parts) => parts.join('').trim())
    .map((each) => each.replace(/\s+/g, ' '))
    .filter((each) => each !== ''),
  { maxLength: 2 },
);

const codebooks: fc.Arbitrary<Codebook> = fc
  .array(
    fc.record({
      definition: words,
      memo: words,
      aliases: short,
      keyTerms: short,
      underline: fc.constantFrom(...UNDERLINES),
    }),
    {
      minLength: 4,
      maxLength: 4,
    },
  )
  .map((drafts) => {
    const book = codebookOf('Trade & toll', '- "Canals"', '-- =Suez', 'Weather');
    return {
      ...book,
      issues: book.issues.map((issue, index) => ({
        ...issue,
        ...drafts[index],
        created: `2004-01-0${index + 1}T10:00:00.000Z`,
      })),
    };
  });

describe.each(CODEBOOK_FORMATS)('a codebook written as %s', (format) => {
  test('is known by its content, and comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(codebooks, async (codebook) => {
        const { articles, issues, left } = await read(
          writeCodebook(codebook, format),
          `codebook.${CODEBOOK_ENDINGS[format]}`,
        );
        expect(articles).toEqual([]);
        expect(left).toEqual([]);
        const back = issues.map(
          ({ name, parent = null, definition, memo = '', aliases = [], keyTerms = [], ...rest }) => ({
            name,
            parent,
            definition,
            memo,
            aliases,
            keyTerms,
            color: rest.color,
            underline: rest.underline,
            created: rest.created,
          }),
        );
        expect(back).toEqual(
          issueTree(codebook).map(({ issue }) => ({
            name: issue.name,
            parent: parentOf(codebook, issue.id)?.name ?? null,
            definition: issue.definition,
            memo: issue.memo,
            aliases: issue.aliases,
            keyTerms: issue.keyTerms,
            color: issue.color,
            underline: issue.underline,
            created: issue.created,
          })),
        );
      }),
      { numRuns: 40 },
    );
  });
});

test('a codebook made by hand as a table needs no more than names and definitions', async () => {
  const { issues } = await read(
    'Name;Parent;Definition\nCanals;Trade;"Dug; deep"\nTrade;;\n;;no name\n',
    'mine.csv',
  );
  expect(issues.map(({ name, parent, definition }) => [name, parent, definition])).toEqual([
    ['Canals', 'Trade', 'Dug; deep'],
    ['Trade', null, ''],
  ]);
});
