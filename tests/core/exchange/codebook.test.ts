import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codebookAsCsv, isCodebookTable } from '../../../core/exchange/codebook-csv.ts';
import {
  codebookAsMarkdown,
  isCodebookMarkdown,
  issuesInMarkdown,
} from '../../../core/exchange/codebook-markdown.ts';
import { refiCodebook } from '../../../core/exchange/refi-codebook.ts';
import { describedAs, saidIn } from '../../../core/exchange/refi-description.ts';
import { issueTree, parentOf } from '../../../core/issues/hierarchy.ts';
import { UNDERLINES, type Codebook } from '../../../core/model.ts';
import { issueNamed } from '../arbitraries.ts';
import { codebookOf } from '../issues/codebooks.ts';

const line = fc
  .array(
    fc.constantFrom(
      'a',
      'B',
      ' ',
      '#',
      '> ',
      '- ',
      '\\',
      'Memo: ',
      'Colour: ',
      'Created: ',
      'é',
      '*',
      '"',
      ',',
      "'",
      '=',
      '1.',
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join('').trim());
const text = fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n').trim());
const list = fc.uniqueArray(
  line.map((words) => words.replace(/\s+/g, ' ')).filter((words) => words !== ''),
  { maxLength: 3 },
);

/** Codebooks with words that look like the marks of the files. */
const codebooks: fc.Arbitrary<Codebook> = fc
  .array(
    fc.record({
      definition: text,
      memo: text,
      aliases: list,
      keyTerms: list,
      underline: fc.constantFrom(...UNDERLINES),
      closed: fc.boolean(),
      parent: fc.nat(5),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((drafts) => {
    const book = codebookOf(...drafts.map((_, index) => `Issue ${index} #1, "x"`));
    const issues = book.issues.map((issue, index) => {
      const { parent, closed, ...words } = drafts[index] ?? expect.fail();
      return {
        ...issue,
        ...words,
        created: `2004-01-0${index + 1}T10:00:00.000Z`,
        closed: closed ? '2024-02-01T10:00:00.000Z' : null,
        parent: parent < index ? (book.issues[parent]?.id ?? null) : null,
      };
    });
    return { ...book, issues };
  });

const expected = (codebook: Codebook) =>
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
    closed: issue.closed,
  }));

const SINCE = issueNamed('', '').created;
const SECURITY = codebookOf('Abductions', '- Returns', '-- Of 2002', 'Security');

describe('a codebook as Markdown', () => {
  test('reads as a page', () => {
    const [first, ...rest] = SECURITY.issues;
    if (first === undefined) throw new Error('no issue');
    const issue = {
      ...first,
      definition: 'Who was taken.\n- Not who went.',
      memo: 'Ask *again*.\n\nSoon.',
      aliases: ['rachi'],
    };
    expect(codebookAsMarkdown({ ...SECURITY, issues: [issue, ...rest] })).toBe(`# Codebook

*4 issues, exported from Briefmark.*

## Abductions

Who was taken.
\\- Not who went.

- Also called: rachi
- Colour: red
- Underline: solid
- Created: ${SINCE}

> Ask *again*.
>
> Soon.

### Returns

- Part of: Abductions
- Colour: red
- Underline: solid
- Created: ${SINCE}

#### Of 2002

- Part of: Returns
- Colour: red
- Underline: solid
- Created: ${SINCE}

## Security

- Colour: red
- Underline: solid
- Created: ${SINCE}
`);
  });

  test('comes back as it was', () => {
    fc.assert(
      fc.property(codebooks, (codebook) => {
        const written = codebookAsMarkdown(codebook);
        expect(isCodebookMarkdown(written)).toBe(true);
        expect(issuesInMarkdown(written)).toEqual(expected(codebook));
      }),
    );
  });

  test('is no article that begins alike', () => {
    expect(isCodebookMarkdown('# Codebook\n\nHow spies write.\n')).toBe(false);
  });
});

describe('a codebook as a table', () => {
  test('has a row for each issue, and no cell that a spreadsheet would run', () => {
    const [first] = SECURITY.issues;
    if (first === undefined) throw new Error('no issue');
    const written = codebookAsCsv({
      ...SECURITY,
      issues: [{ ...first, definition: '=1+1', memo: 'a "b"\nc' }],
    });
    expect(written).toBe(
      '\ufeffname,part of,definition,memo,also called,key terms,colour,underline,created,closed\r\n' +
        `Abductions,,'=1+1,"a ""b""\nc",,,red,solid,${first.created},\r\n`,
    );
  });

  test('is told from other tables by its columns', () => {
    expect(isCodebookTable(['name', 'definition'])).toBe(true);
    expect(isCodebookTable(['name', 'parent', 'definition', 'color'])).toBe(true);
    expect(isCodebookTable(['name', 'definition', 'price'])).toBe(false);
    expect(isCodebookTable(['name', 'colour'])).toBe(false);
  });
});

describe('a codebook in REFI-QDA', () => {
  test('has the codes of parts within the code of the whole', () => {
    const tags = refiCodebook(SECURITY).match(/<\/?Codes?\b(?: guid="[^"]*" name="([^"]*)")?|\/>/g);
    expect(tags?.map((tag) => tag.replace(/ guid="[^"]*"/, ''))).toEqual([
      '<Codes',
      '<Code name="Abductions"',
      '<Code name="Returns"',
      '<Code name="Of 2002"',
      '</Code',
      '</Code',
      '</Code',
      '<Code name="Security"',
      '</Code',
      '</Codes',
    ]);
  });

  test('says in the descriptions what has no place of its own, and reads it back', () => {
    fc.assert(
      fc.property(codebooks, (codebook) => {
        for (const issue of codebook.issues) {
          const said = saidIn(describedAs(codebook, issue));
          const { definition, memo, aliases, keyTerms, underline, created, closed } = issue;
          expect({ memo: '', aliases: [], keyTerms: [], closed: null, ...said }).toEqual({
            definition,
            memo,
            aliases,
            keyTerms,
            underline,
            created,
            closed,
          });
        }
      }),
    );
  });
});
