import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyToCodebook, type IssueMove } from '../../../core/issues/changes.ts';
import { isWithin, issueTree, parentOf } from '../../../core/issues/hierarchy.ts';
import {
  indent,
  moveAfter,
  moveBefore,
  moveDown,
  moveInto,
  moveToEnd,
  moveUp,
  outdent,
  partsOf,
} from '../../../core/issues/moving.ts';
import type { Codebook } from '../../../core/model.ts';
import { codebookOf, codebooks, outline } from './codebooks.ts';

const security = codebookOf(
  'Abductions',
  '- Returns',
  'Security',
  '- Talks',
  '-- Rounds',
  '- Missiles',
  'Aid',
);

function after(codebook: Codebook, move: IssueMove | null): Codebook {
  if (move === null) throw new Error('nothing moves');
  const result = applyToCodebook(codebook, move);
  if (!result.ok) throw new Error(result.error);
  return result.value.state;
}

describe('moving an issue', () => {
  test('puts it before and after another, a part of the same', () => {
    expect(outline(after(security, moveBefore(security, 'Aid', 'Missiles')))).toEqual([
      'Abductions',
      '- Returns',
      'Security',
      '- Talks',
      '-- Rounds',
      '- Aid',
      '- Missiles',
    ]);
    expect(outline(after(security, moveAfter(security, 'Talks', 'Abductions')))).toEqual([
      'Abductions',
      '- Returns',
      'Talks',
      '- Rounds',
      'Security',
      '- Missiles',
      'Aid',
    ]);
  });

  test('makes it the last part of another, or the last of all', () => {
    const inside = after(security, moveInto(security, 'Abductions', 'Security'));
    expect(outline(inside)).toEqual([
      'Security',
      '- Talks',
      '-- Rounds',
      '- Missiles',
      '- Abductions',
      '-- Returns',
      'Aid',
    ]);
    expect(outline(after(security, moveInto(security, 'Abductions', 'Aid'))).at(-1)).toBe('-- Returns');
    expect(outline(after(inside, moveToEnd(inside, 'Rounds'))).at(-1)).toBe('Rounds');
  });

  test('goes by the keys: up, down, in and out', () => {
    expect(outline(after(security, moveUp(security, 'Missiles'))).slice(2)).toEqual([
      'Security',
      '- Missiles',
      '- Talks',
      '-- Rounds',
      'Aid',
    ]);
    expect(outline(after(security, moveDown(security, 'Security'))).slice(2, 4)).toEqual(['Aid', 'Security']);
    expect(parentOf(after(security, indent(security, 'Aid')), 'Aid')?.id).toBe('Security');
    expect(outline(after(security, outdent(security, 'Rounds'))).slice(2)).toEqual([
      'Security',
      '- Talks',
      '- Rounds',
      '- Missiles',
      'Aid',
    ]);
  });

  test('gives nothing where there is no such place, or it is there', () => {
    for (const move of [
      moveUp(security, 'Abductions'),
      moveUp(security, 'Returns'),
      moveDown(security, 'Aid'),
      moveDown(security, 'Missiles'),
      indent(security, 'Talks'),
      outdent(security, 'Aid'),
      moveToEnd(security, 'Aid'),
      moveInto(security, 'Missiles', 'Security'),
      moveBefore(security, 'Security', 'Aid'),
      moveAfter(security, 'Security', 'Abductions'),
      moveAfter(security, 'Aid', 'Aid'),
      moveBefore(security, 'Aid', 'Aid'),
      moveInto(security, 'Aid', 'Unknown'),
      moveBefore(security, 'Unknown', 'Aid'),
    ])
      expect(move).toBeNull();
  });

  test('never goes into itself or its parts', () => {
    for (const move of [
      moveInto(security, 'Security', 'Rounds'),
      moveInto(security, 'Security', 'Security'),
      moveBefore(security, 'Security', 'Rounds'),
      moveAfter(security, 'Security', 'Missiles'),
    ])
      expect(move).toBeNull();
  });

  test('among its siblings leaves the way back to a deleted parent', () => {
    const [first, second] = ['Talks', 'Missiles'];
    const orphans = { ...security, issues: security.issues.filter(({ id }) => id !== 'Security') };
    const moved = after(orphans, moveBefore(orphans, second, first));
    expect(moved.issues.find(({ id }) => id === second)?.parent).toBe('Security');
    expect(outline(moved).slice(2, 4)).toEqual(['Missiles', 'Talks']);
  });
});

describe('any move', () => {
  const moves = { moveBefore, moveAfter, moveInto };

  test('is taken by the codebook, puts the issue where it says, and moves nothing else', () => {
    fc.assert(
      fc.property(
        codebooks,
        fc.constantFrom('moveBefore', 'moveAfter', 'moveInto'),
        fc.nat(),
        fc.nat(),
        (codebook, how, a, b) => {
          const issue = codebook.issues[a % codebook.issues.length]?.id ?? '';
          const other = codebook.issues[b % codebook.issues.length]?.id ?? '';
          const move = moves[how](codebook, issue, other);
          if (move === null) {
            const there = how === 'moveInto' ? other : (parentOf(codebook, other)?.id ?? null);
            const refused = there !== null && isWithin(codebook, there, issue);
            const siblings = partsOf(codebook, there).map(({ id }) => id);
            const at = siblings.indexOf(issue);
            const isThere =
              issue === other ||
              (how === 'moveInto' && siblings.at(-1) === issue) ||
              (how === 'moveBefore' && at >= 0 && siblings[at + 1] === other) ||
              (how === 'moveAfter' && at >= 1 && siblings[at - 1] === other);
            expect(refused || isThere).toBe(true);
            return;
          }
          const next = after(codebook, move);
          const parent = how === 'moveInto' ? other : (parentOf(codebook, other)?.id ?? null);
          const siblings = partsOf(next, parent).map(({ id }) => id);
          const at = siblings.indexOf(issue);
          expect(at).toBeGreaterThanOrEqual(0);
          if (how === 'moveInto') expect(siblings.at(-1)).toBe(issue);
          else expect(siblings[how === 'moveBefore' ? at + 1 : at - 1]).toBe(other);
          const without = (book: Codebook) =>
            issueTree(book)
              .filter(({ issue: each }) => !isWithin(book, each.id, issue))
              .map(({ issue: each, depth }) => `${depth} ${each.id}`);
          expect(without(next)).toEqual(without(codebook));
        },
      ),
    );
  });
});
