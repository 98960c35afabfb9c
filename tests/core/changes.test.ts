import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { change as parseChange } from '../../core/change-parsers.ts';
import { applyChange, isArticleChange, type Change, type State } from '../../core/changes.ts';
import type { Article } from '../../core/model.ts';
import { article, articleWith, changeFor, codebook, issueNamed, passageOf, stateOf } from './arbitraries.ts';

const withChange = article.chain((of) => fc.tuple(fc.constant(of), changeFor(of)));

function applied(state: State, change: Change): { state: State; inverse: Change } {
  const result = applyChange(state, change);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

/** The content of a state: all of it but how often it was changed. */
const contentOf = ({ articles, codebook, settings }: State) => ({
  articles: [...articles.values()].map((each): Partial<Article> => ({ ...each, revision: 0 })),
  codebook: { ...codebook, revision: 0 },
  settings: { ...settings, revision: 0 },
});

describe('a change', () => {
  test('and then its inverse is as if nothing had been', () => {
    fc.assert(
      fc.property(withChange, ([of, change]) => {
        const before = stateOf(of);
        const { state, inverse } = applied(before, change);
        expect(contentOf(applied(state, inverse).state)).toEqual(contentOf(before));
      }),
    );
  });

  test('and its inverse, and the inverse of that, is the change', () => {
    fc.assert(
      fc.property(withChange, ([of, change]) => {
        const before = stateOf(of);
        const once = applied(before, change);
        const back = applied(once.state, once.inverse);
        const again = applied(back.state, back.inverse);
        expect(contentOf(again.state)).toEqual(contentOf(once.state));
      }),
    );
  });

  test('leaves the state that it was given as it is', () => {
    fc.assert(
      fc.property(withChange, ([of, change]) => {
        const before = stateOf(of);
        const copy = structuredClone(contentOf(before));
        applied(before, change);
        expect(contentOf(before)).toEqual(copy);
      }),
    );
  });

  test('counts a revision of the document that it touches', () => {
    fc.assert(
      fc.property(withChange, ([of, change]) => {
        const { state } = applied(stateOf(of), change);
        if (isArticleChange(change)) expect(state.articles.get(of.id)?.revision).toBe(of.revision + 1);
        else expect(state.codebook.revision + state.settings.revision).toBe(codebook.revision + 1);
      }),
    );
  });

  test('goes over a border and comes out the same', () => {
    fc.assert(
      fc.property(withChange, ([, change]) => {
        fc.pre(change.type !== 'article.edit' || change.to.title?.trim() !== '');
        expect(parseChange(JSON.parse(JSON.stringify(change)), 'change')).toEqual(change);
      }),
    );
  });
});

describe('two changes', () => {
  test('of different passages commute', () => {
    const two = fc.tuple(passageOf(fc.constant('p1')), passageOf(fc.constant('p2')));
    fc.assert(
      fc.property(two, fc.string(), fc.string(), ([first, second], one, other) => {
        const state = stateOf(articleWith([first, second]));
        const edit = (id: string, from: string, to: string): Change => ({
          type: 'passage.edit',
          article: 'a1',
          passage: id,
          from: { note: from },
          to: { note: to },
        });
        const a = edit('p1', first.note, one);
        const b = edit('p2', second.note, other);
        const ab = applied(applied(state, a).state, b).state;
        const ba = applied(applied(state, b).state, a).state;
        expect(contentOf(ab)).toEqual(contentOf(ba));
      }),
    );
  });

  test('of the same field are not: the later is refused, in words, and nothing is overwritten', () => {
    const [passage] = fc.sample(passageOf(fc.constant('p1')), 1);
    if (passage === undefined) throw new Error('no sample');
    const state = stateOf(articleWith([{ ...passage, note: 'first' }]));
    const edit = (to: string): Change => ({
      type: 'passage.edit',
      article: 'a1',
      passage: 'p1',
      from: { note: 'first' },
      to: { note: to },
    });
    const after = applied(state, edit('mine')).state;
    expect(applyChange(after, edit('theirs'))).toEqual({
      ok: false,
      error: 'The passage has been changed elsewhere in the meantime; nothing was overwritten.',
    });
  });
});

describe('refused in words', () => {
  const state = stateOf(articleWith([]));

  test('a change of an article that is not in hand', () => {
    const result = applyChange(state, { type: 'reading.set', article: 'gone', reading: null });
    expect(result).toEqual({ ok: false, error: 'The article is no longer in the library.' });
  });

  test('a second issue of the same name, whatever its case', () => {
    const result = applyChange(state, { type: 'issue.add', issue: issueNamed('i9', 'CLIMATE'), index: 0 });
    expect(result).toEqual({ ok: false, error: 'There is already an issue named “Climate”.' });
  });

  test('renaming an issue to the name of another', () => {
    const result = applyChange(state, {
      type: 'issue.edit',
      issue: 'i1',
      from: { name: 'Trade routes' },
      to: { name: 'insurance' },
    });
    expect(result.ok).toBe(false);
  });

  test('but not to change the case of its own name', () => {
    const result = applyChange(state, {
      type: 'issue.edit',
      issue: 'i1',
      from: { name: 'Trade routes' },
      to: { name: 'Trade Routes' },
    });
    expect(result.ok).toBe(true);
  });
});

test('passages keep the id of an issue that is deleted, and undo gives the issue back in its place', () => {
  const [passage] = fc.sample(passageOf(fc.constant('p1')), 1);
  if (passage === undefined) throw new Error('no sample');
  const before = stateOf(articleWith([{ ...passage, issues: ['i2'] }]));
  const removed = codebook.issues[1];
  if (removed === undefined) throw new Error('no issue');
  const { state, inverse } = applied(before, { type: 'issue.remove', issue: removed, index: 1 });
  expect(state.codebook.issues.map(({ id }) => id)).toEqual(['i1', 'i3']);
  expect(state.articles.get('a1')?.passages[0]?.issues).toEqual(['i2']);
  expect(applied(state, inverse).state.codebook.issues.map(({ id }) => id)).toEqual(['i1', 'i2', 'i3']);
});
