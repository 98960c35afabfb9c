/** Codebooks for the tests: drawn as outlines, and arbitrary ones. */
import fc from 'fast-check';
import { issueTree } from '../../../core/issues/hierarchy.ts';
import { EMPTY_CODEBOOK, ISSUE_COLORS, PLAIN_ISSUE, UNDERLINES, type Codebook } from '../../../core/model.ts';
import { issueNamed } from '../arbitraries.ts';

/** A codebook from lines such as "Trade", "- Routes", "-- Canals"; the name is the id. */
export function codebookOf(...lines: readonly string[]): Codebook {
  const above: string[] = [];
  const issues = lines.map((line) => {
    const [, dashes = '', name = ''] = /^(-*) *(.*)$/.exec(line) ?? [];
    above[dashes.length] = name;
    return { ...issueNamed(name, name), parent: dashes === '' ? null : (above[dashes.length - 1] ?? null) };
  });
  return { ...EMPTY_CODEBOOK, issues };
}

/** The lines that codebookOf would make the codebook of. */
export const outline = (codebook: Codebook): readonly string[] =>
  issueTree(codebook).map(({ issue, depth }) => `${'-'.repeat(depth)}${depth > 0 ? ' ' : ''}${issue.name}`);

const words = fc.string({ maxLength: 8 });
const term = fc.string({ minLength: 1, maxLength: 8 }).filter((each) => each.trim() !== '');

/** One to eight issues, each a part of an earlier one, of none, or of one that is gone, in any order. */
export const codebooks: fc.Arbitrary<Codebook> = fc
  .array(
    fc.record({
      parent: fc.nat(9),
      rank: fc.nat(),
      definition: words,
      memo: words,
      aliases: fc.array(term, { maxLength: 2 }),
      keyTerms: fc.array(term, { maxLength: 2 }),
      color: fc.constantFrom(...ISSUE_COLORS),
      underline: fc.constantFrom(...UNDERLINES),
      closed: fc.constantFrom(null, '2024-02-01T10:00:00.000Z'),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((drafts) => {
    const issues = drafts.map(({ parent, rank, ...fields }, index) => ({
      rank,
      issue: {
        ...issueNamed(`i${index}`, `Issue ${index}`),
        ...PLAIN_ISSUE,
        ...fields,
        parent: parent === 9 ? 'gone' : index === 0 || parent >= index ? null : `i${parent}`,
      },
    }));
    return {
      ...EMPTY_CODEBOOK,
      issues: issues.toSorted((a, b) => a.rank - b.rank).map(({ issue }) => issue),
    };
  });
