import { describe, expect, test } from 'vitest';
import { applyToCodebook } from '../../../core/issues/changes.ts';
import { idsOf, issueTree, knownIssues, parentOf, resolved } from '../../../core/issues/hierarchy.ts';
import { EMPTY_CODEBOOK, type Codebook, type Issue } from '../../../core/model.ts';
import { codebook as parseCodebook } from '../../../core/parsers.ts';
import { issueNamed } from '../arbitraries.ts';

const part = (id: string, parent: string | null): Issue => ({ ...issueNamed(id, `Issue ${id}`), parent });

const codebook = (issues: readonly Issue[], merged: Codebook['merged'] = []): Codebook => ({
  ...EMPTY_CODEBOOK,
  issues,
  merged,
});

describe('the tree of issues', () => {
  test('has each after what it is a part of, siblings in their order', () => {
    const book = codebook([part('a', null), part('c', 'b'), part('b', 'a'), part('d', 'a')]);
    expect(issueTree(book).map(({ issue, depth }) => `${issue.id}${depth}`)).toEqual([
      'a0',
      'b1',
      'c2',
      'd1',
    ]);
    expect([...idsOf(book, 'b')]).toEqual(['c', 'b']);
  });

  test('gives the parts of what was merged to what it became, and the ids with them', () => {
    const book = codebook([part('a', null), part('b', 'x')], [{ issue: part('x', null), into: 'a' }]);
    expect(parentOf(book, 'b')?.id).toBe('a');
    expect(resolved(book, 'x')?.id).toBe('a');
    expect(knownIssues(book, ['x', 'a', 'b', 'gone']).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('puts what was merged with its own part where it stood', () => {
    const book = codebook([part('top', null), part('b', 'a')], [{ issue: part('a', 'top'), into: 'b' }]);
    expect(parentOf(book, 'b')?.id).toBe('top');
  });

  test('lets the parts of what was deleted hang on above it, and gives them back', () => {
    const book = codebook([part('top', null), part('mid', 'top'), part('sub', 'mid'), part('low', 'sub')]);
    const tree = (of: Codebook) => issueTree(of).map(({ issue, depth }) => `${issue.id}${depth}`);
    const remove = (of: Codebook, id: string) => {
      const index = of.issues.findIndex((issue) => issue.id === id);
      const result = applyToCodebook(of, {
        type: 'issue.remove',
        issue: of.issues[index] ?? part(id, null),
        index,
      });
      return result.ok ? result.value : expect.fail(result.error);
    };
    const first = remove(book, 'sub');
    expect(tree(first.state)).toEqual(['top0', 'mid1', 'low2']);
    const second = remove(first.state, 'mid');
    expect(tree(second.state)).toEqual(['top0', 'low1']);
    expect([...idsOf(second.state, 'top')]).toContain('low');
    const restored = applyToCodebook(second.state, first.inverse);
    expect(restored.ok && tree(restored.value.state)).toEqual(['top0', 'sub1', 'low2']);
    const stored = parseCodebook(JSON.parse(JSON.stringify(second.state)), '');
    expect(stored).toEqual(second.state);
    expect(Object.keys(remove(book, 'low').state)).not.toContain('deleted');
  });

  test('ends, whatever circles a damaged codebook has', () => {
    const merged = [
      { issue: part('a', 'b'), into: 'x' },
      { issue: part('b', 'a'), into: 'x' },
    ];
    expect(issueTree(codebook([part('x', 'a')], merged))).toHaveLength(1);
    const circle = codebook([part('a', 'b'), part('b', 'a'), part('c', 'c')]);
    const circling = {
      ...codebook([part('x', 'a')]),
      deleted: [
        { id: 'a', parent: 'b' },
        { id: 'b', parent: 'a' },
      ],
    };
    expect(issueTree(circling)).toHaveLength(1);
    expect(issueTree(circle).map(({ issue }) => issue.id)).toHaveLength(3);
    const merging = [
      { issue: part('a', null), into: 'b' },
      { issue: part('b', null), into: 'a' },
    ];
    expect(resolved(codebook([part('x', null)], merging), 'a')).toBeNull();
  });
});
