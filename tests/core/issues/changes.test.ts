import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { change as parseChange } from '../../../core/change-parsers.ts';
import { applyChange } from '../../../core/changes.ts';
import { applyToCodebook, type CodebookChange } from '../../../core/issues/changes.ts';
import { countPassages } from '../../../core/issues/counts.ts';
import { isWithin, issueTree, parentOf, resolved } from '../../../core/issues/hierarchy.ts';
import { mergeOf } from '../../../core/issues/merging.ts';
import { indent, moveAfter, moveInto, outdent } from '../../../core/issues/moving.ts';
import { DEFAULT_SETTINGS, type ArticleRow, type Codebook, type IssueId } from '../../../core/model.ts';
import { editPassage, without } from '../../../core/passages.ts';
import { article, issueNamed } from '../arbitraries.ts';
import { codebookOf, codebooks, outline } from './codebooks.ts';

type Numbers = readonly [number, number, string];
const numbers: fc.Arbitrary<Numbers> = fc.tuple(fc.nat(), fc.nat(), fc.string({ maxLength: 6 }));

/** A change for a codebook as it is; null where it has no issue left. */
function changeFor(codebook: Codebook, how: string, [a, b, words]: Numbers): CodebookChange | null {
  const { issues } = codebook;
  const index = a % Math.max(1, issues.length);
  const issue = issues[index];
  const other = issues[b % Math.max(1, issues.length)];
  if (issue === undefined || other === undefined) return null;
  switch (how) {
    case 'add':
      return { type: 'issue.add', issue: issueNamed(`n${a}`, `New ${a}`), index };
    case 'remove':
      return { type: 'issue.remove', issue, index };
    case 'edit':
      // What the form offers: no part of itself.
      return isWithin(codebook, other.id, issue.id)
        ? null
        : {
            type: 'issue.edit',
            issue: issue.id,
            from: { definition: issue.definition, parent: issue.parent },
            to: { definition: words, parent: other.id },
          };
    case 'move':
      return {
        type: 'issue.move',
        issue: issue.id,
        from: { parent: issue.parent, index },
        to: { parent: b % 2 === 0 ? null : other.id, index: b % issues.length },
      };
    default:
      return mergeOf(codebook, issue.id, other.id);
  }
}

const plans = fc.array(fc.tuple(fc.constantFrom('add', 'remove', 'edit', 'move', 'merge'), numbers), {
  minLength: 1,
  maxLength: 8,
});

function run(codebook: Codebook, change: CodebookChange): { state: Codebook; inverse: CodebookChange } {
  const result = applyToCodebook(codebook, change);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

const contentOf = ({ issues, merged }: Codebook) => ({ issues, merged });

/** The codebook after as many of the changes as it takes, and the way back. */
function carriedOut(codebook: Codebook, plan: readonly (readonly [string, Numbers])[]) {
  const back: CodebookChange[] = [];
  let state = codebook;
  for (const [how, given] of plan) {
    const change = changeFor(state, how, given);
    const result = change === null ? null : applyToCodebook(state, change);
    if (result?.ok !== true) continue;
    back.unshift(result.value.inverse);
    ({ state } = result.value);
  }
  return { state, back };
}

describe('changes of the codebook', () => {
  test('one after another, then their inverses, are as if nothing had been', () => {
    fc.assert(
      fc.property(codebooks, plans, (codebook, plan) => {
        const { state, back } = carriedOut(codebook, plan);
        let undone = state;
        for (const inverse of back) undone = run(undone, inverse).state;
        expect(contentOf(undone)).toEqual(contentOf(codebook));
      }),
    );
  });

  test('go over a border and come out the same', () => {
    fc.assert(
      fc.property(codebooks, plans, (codebook, plan) => {
        for (const change of carriedOut(codebook, plan).back)
          expect(parseChange(JSON.parse(JSON.stringify(change)), 'change')).toEqual(change);
      }),
    );
  });

  test('leave no issue out of the tree, and none in it twice', () => {
    fc.assert(
      fc.property(codebooks, plans, (codebook, plan) => {
        const { state } = carriedOut(codebook, plan);
        const ids = issueTree(state).map(({ issue }) => issue.id);
        expect(ids.toSorted()).toEqual(state.issues.map(({ id }) => id).toSorted());
      }),
    );
  });

  test('let every id that passages hold stand for an issue, or for none that is there', () => {
    fc.assert(
      fc.property(codebooks, plans, (codebook, plan) => {
        const { state } = carriedOut(codebook, plan);
        for (const { issue } of state.merged) {
          const stands = resolved(state, issue.id);
          expect(stands === null || state.issues.includes(stands)).toBe(true);
        }
      }),
    );
  });
});

const security = codebookOf('Abductions', '- Returns', 'Security', '- Talks', '- Missiles');

describe('an issue that is merged', () => {
  const merge = (book: Codebook, id: string, into: string) =>
    run(book, mergeOf(book, id, into) ?? expect.fail());

  test('hands its parts on, and takes them back', () => {
    const { state, inverse } = merge(security, 'Security', 'Abductions');
    expect(outline(state)).toEqual(['Abductions', '- Returns', '- Talks', '- Missiles']);
    expect(outline(run(state, inverse).state)).toEqual(outline(security));
  });

  test('is replaced by its part, however deep that was, and what was between is a part of it', () => {
    const book = codebookOf('Asia', '- Korea', '-- Talks', '- Japan', 'Trade');
    for (const issues of [book.issues, book.issues.toReversed()]) {
      const { state } = merge({ ...book, issues }, 'Asia', 'Talks');
      expect(parentOf(state, 'Talks')).toBeNull();
      expect(parentOf(state, 'Korea')?.id).toBe('Talks');
      expect(parentOf(state, 'Japan')?.id).toBe('Talks');
    }
  });

  test('lets its part that it became be moved, and moved back', () => {
    const book = codebookOf('Asia', '- Korea', '-- Talks', 'Trade');
    const first = merge(book, 'Asia', 'Talks');
    const second = run(first.state, moveInto(first.state, 'Talks', 'Trade') ?? expect.fail());
    expect(outline(second.state)).toEqual(['Trade', '- Talks', '-- Korea']);
    const third = run(second.state, moveInto(second.state, 'Korea', 'Trade') ?? expect.fail());
    expect(outline(third.state)).toEqual(['Trade', '- Talks', '- Korea']);
    let undone = third.state;
    for (const { inverse } of [third, second, first]) undone = run(undone, inverse).state;
    expect(contentOf(undone)).toEqual(contentOf(book));
  });

  test('gives its place to its part, which keeps it whatever becomes of what was between', () => {
    const { state } = merge(codebookOf('A', 'B', '- C', '-- D'), 'B', 'D');
    expect(outline(state)).toEqual(['A', 'D', '- C']);
    expect(outline(run(state, moveInto(state, 'C', 'A') ?? expect.fail()).state)).toEqual(['A', '- C', 'D']);
    expect(outline(run(state, outdent(state, 'C') ?? expect.fail()).state)).toEqual(['A', 'D', 'C']);

    const deep = merge(codebookOf('A', '- B', '-- C', '--- D'), 'A', 'C').state;
    expect(outline(run(deep, moveInto(deep, 'B', 'D') ?? expect.fail()).state)).toEqual(['C', '- D', '-- B']);

    const lost = merge(codebookOf('A', '- B', '- C', '-- D'), 'A', 'D').state;
    const index = lost.issues.findIndex(({ id }) => id === 'D');
    const [issue = expect.fail()] = lost.issues.slice(index);
    expect(outline(run(lost, { type: 'issue.remove', issue, index }).state)).toEqual(['B', 'C']);
  });

  test('and taken out again leaves where its part was moved since', () => {
    const first = merge(codebookOf('A', '- B', '-- C', 'D'), 'A', 'C');
    const second = run(first.state, moveInto(first.state, 'C', 'D') ?? expect.fail());
    const apart = run(second.state, first.inverse);
    expect(outline(apart.state)).toEqual(['A', '- B', 'D', '- C']);
    expect(outline(run(apart.state, apart.inverse).state)).toEqual(outline(second.state));
  });

  test('and taken out again moves no other, and makes none a part of itself', () => {
    const book = codebookOf('G', '- P', '-- C', 'D');
    const first = merge(book, 'G', 'C');
    const second = merge(first.state, 'C', 'D');
    expect(parentOf(run(second.state, first.inverse).state, 'D')).toBeNull();
    const out = run(first.state, moveAfter(first.state, 'P', 'D') ?? expect.fail());
    const back = run(out.state, moveInto(out.state, 'P', 'C') ?? expect.fail());
    expect(outline(run(back.state, first.inverse).state)).toEqual(['G', 'C', '- P', 'D']);
  });

  test('comes back where it was though others were moved and merged meanwhile', () => {
    const first = merge(security, 'Talks', 'Returns');
    const second = run(first.state, moveInto(first.state, 'Returns', 'Missiles') ?? expect.fail());
    const third = merge(second.state, 'Returns', 'Abductions');
    expect(resolved(third.state, 'Talks')?.id).toBe('Abductions');
    let undone = third.state;
    for (const { inverse } of [third, second, first]) undone = run(undone, inverse).state;
    expect(contentOf(undone)).toEqual(contentOf(security));
  });
});

describe('an issue that is split', () => {
  test('and put together again has every passage as before', () => {
    fc.assert(
      fc.property(article, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (of, chosen) => {
        const codebook = { ...codebookOf('i1', 'i2', 'i3'), revision: 1 };
        const made = { ...issueNamed('part', 'Part'), parent: 'i1' };
        const before = { articles: new Map([[of.id, of]]), codebook, settings: DEFAULT_SETTINGS };
        const moving = of.passages.filter(
          ({ issues }, index) => issues.includes('i1') && chosen[index] === true,
        );
        const changes = [
          { type: 'issue.add', issue: made, index: 3 } as const,
          ...moving.map((passage) => {
            const issues = [...without(codebook, passage.issues, 'i1'), made.id];
            return editPassage(of.id, passage, { issues }, '2026-01-01T00:00:00.000Z');
          }),
        ];
        let state = before;
        const back = [];
        for (const change of changes) {
          const result = applyChange(state, change);
          if (!result.ok) throw new Error(result.error);
          state = { ...before, ...result.value.state, articles: new Map(result.value.state.articles) };
          back.unshift(result.value.inverse);
        }
        const held = (id: IssueId) =>
          [...state.articles.values()]
            .flatMap(({ passages }) => passages)
            .filter(({ issues }) => issues.includes(id));
        expect(held('part')).toHaveLength(moving.length);
        for (const inverse of back) {
          const result = applyChange(state, inverse);
          if (!result.ok) throw new Error(result.error);
          state = { ...before, ...result.value.state, articles: new Map(result.value.state.articles) };
        }
        expect(state.articles.get(of.id)?.passages).toEqual(of.passages);
        expect(state.codebook.issues).toEqual(codebook.issues);
      }),
    );
  });
});

describe('counts', () => {
  const idPool = fc.constantFrom('i0', 'i1', 'i2', 'i3', 'i4', 'i5', 'i6', 'i7', 'gone', 'unknown');
  const rows = fc.array(
    fc.record({
      removed: fc.constantFrom(null, null, '2024-03-01T10:00:00.000Z'),
      coded: fc.array(
        fc.record({
          issues: fc.uniqueArray(idPool, { maxLength: 4 }),
          passages: fc.integer({ min: 1, max: 3 }),
        }),
        { maxLength: 4 },
      ),
    }),
    { maxLength: 4 },
  );

  test('equal a recount passage by passage, with merged issues and parts of parts', () => {
    fc.assert(
      fc.property(codebooks, plans, rows, (codebook, plan, drafts) => {
        const { state } = carriedOut(codebook, plan);
        // Counting reads no more of a row than this.
        const list = drafts as unknown as readonly ArticleRow[];
        const counts = countPassages(state, list);
        for (const { id } of state.issues) {
          let recount = 0;
          for (const { coded } of list.filter(({ removed }) => removed === null))
            for (const { issues, passages } of coded) {
              const bears = issues.some((each) => {
                const stands = resolved(state, each);
                return stands !== null && isWithin(state, stands.id, id);
              });
              if (bears) recount += passages;
            }
          expect(counts.get(id) ?? 0).toBe(recount);
        }
      }),
    );
  });

  test('of what an issue is moved into grow by what it has, each passage once', () => {
    const rows = [
      {
        removed: null,
        coded: [
          { issues: ['Talks', 'Missiles'], passages: 2 },
          { issues: ['Returns'], passages: 3 },
        ],
      },
    ] as unknown as readonly ArticleRow[];
    expect(countPassages(security, rows).get('Security')).toBe(2);
    const moved = run(security, moveAfter(security, 'Returns', 'Talks') ?? expect.fail()).state;
    expect(countPassages(moved, rows).get('Security')).toBe(5);
    expect(countPassages(moved, rows).has('Abductions')).toBe(false);
    const deeper = run(moved, indent(moved, 'Missiles') ?? expect.fail()).state;
    expect(countPassages(deeper, rows).get('Returns')).toBe(5);
  });
});
