import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyChange,
  completed,
  inverseOf,
  isArticleChange,
  type Change,
  type State,
} from '../../core/changes.ts';
import { journalRecord } from '../../core/journal-parser.ts';
import {
  advance,
  editsIn,
  NOTHING_DONE,
  replay,
  standing,
  subjectOf,
  type JournalRecord,
  type UndoStacks,
} from '../../core/journal.ts';
import { article, articleWith, changeFor, passageOf, stateOf } from './arbitraries.ts';

interface Story {
  readonly start: State;
  readonly end: State;
  readonly records: readonly JournalRecord[];
}

const AT = '2024-01-06T10:00:00.000Z';

function recordOf(number: number, what: JournalRecord['what'], revision: number): JournalRecord {
  return { number, at: AT, person: null, kind: 'edit', of: null, group: null, revision, what };
}

function applied(state: State, change: Change): { state: State; inverse: Change } {
  const result = applyChange(state, change);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function revisionAfter(state: State, what: Change): number {
  if (isArticleChange(what)) return state.articles.get(what.article)?.revision ?? 0;
  return (what.type === 'settings.edit' ? state.settings : state.codebook).revision;
}

/** Some changes of an article and of what all share, one after another, each made for the state that the last one left. */
const story: fc.Arbitrary<Story> = fc
  .tuple(article, fc.array(fc.nat(), { maxLength: 12 }))
  .map(([of, seeds]) => {
    const start = stateOf(of);
    let state: State = start;
    const records: JournalRecord[] = [];
    for (const seed of seeds) {
      const present = state.articles.get(of.id) ?? of;
      const [change] = fc.sample(changeFor(present), { seed, numRuns: 1 });
      const result = change === undefined ? null : applyChange(state, change);
      if (change === undefined || result?.ok !== true) continue;
      const what = completed(change, result.value.inverse);
      ({ state } = result.value);
      records.push(recordOf(records.length + 1, what, revisionAfter(state, what)));
    }
    return { start, end: state, records };
  });

describe('replaying the journal', () => {
  test('gives the stored state', () => {
    fc.assert(
      fc.property(story, ({ start, end, records }) => {
        expect(replay(start, records)).toEqual(end);
      }),
    );
  });

  test('gives it from any state on the way, too', () => {
    fc.assert(
      fc.property(story, fc.nat(12), ({ start, end, records }, cut) => {
        const midway = replay(start, records.slice(0, cut));
        expect(replay(midway, records)).toEqual(end);
      }),
    );
  });

  test('passes over changes whose save failed and that others followed', () => {
    fc.assert(
      fc.property(story, fc.nat(11), fc.nat(), ({ start, end, records }, at, seed) => {
        const place = records[at];
        fc.pre(place !== undefined);
        const [of] = start.articles.values();
        if (of === undefined) return;
        const [other = place.what] = fc.sample(changeFor(of), { seed, numRuns: 1 });
        fc.pre(subjectOf(other) === subjectOf(place.what));
        const failed = { ...place, number: 1000, what: other };
        expect(replay(start, records.toSpliced(at, 0, failed))).toEqual(end);
      }),
    );
  });

  test('begins with the import of an article', () => {
    fc.assert(
      fc.property(story, ({ start, end, records }) => {
        const [of] = start.articles.values();
        if (of === undefined) return;
        const imported = recordOf(0, { type: 'article.import', imported: of }, of.revision);
        expect(replay({ ...start, articles: new Map() }, [imported, ...records])).toEqual(end);
      }),
    );
  });

  test('changes nothing after a record that is missing', () => {
    const empty = stateOf(articleWith([]));
    const [first] = fc.sample(passageOf(fc.constant('p1')), 1);
    const [second] = fc.sample(passageOf(fc.constant('p2')), 1);
    if (first === undefined || second === undefined) throw new Error('no sample');
    const add = (number: number, passage: typeof first) =>
      recordOf(number, { type: 'passage.add', article: 'a1', passage }, 3 + number);
    expect(replay(empty, [add(2, second)])).toEqual(empty);
    expect(replay(empty, [add(1, first), add(2, second)]).articles.get('a1')?.passages).toHaveLength(2);
  });
});

test('a record goes over a border and comes out the same', () => {
  fc.assert(
    fc.property(story, ({ records }) => {
      for (const record of records) {
        expect(journalRecord(JSON.parse(JSON.stringify(record)), '')).toEqual(record);
      }
    }),
  );
});

/** Undoes, or does again, the last edit, as the library does it. */
function step(
  state: State,
  stacks: UndoStacks,
  kind: 'undo' | 'redo',
): { state: State; stacks: UndoStacks; record: JournalRecord } | null {
  const top = stacks[kind === 'undo' ? 'done' : 'undone'].at(-1);
  if (top === undefined) return null;
  const change = kind === 'undo' ? inverseOf(top.change) : top.change;
  const { state: next, inverse } = applied(state, change);
  const what = completed(change, inverse);
  const record: JournalRecord = {
    ...recordOf(1000, what, revisionAfter(next, what)),
    kind,
    of: top.number,
  };
  return { state: next, stacks: advance(stacks, record), record };
}

const undoable = ({ records }: Story): readonly JournalRecord[] =>
  records.map((record) =>
    record.what.type === 'reading.set' || record.what.type === 'settings.edit'
      ? { ...record, kind: 'aside' }
      : record,
  );

/** What undo is meant to bring back: all but the counting, and what it passes over. */
const contentOf = ({ articles, codebook }: State) => ({
  articles: [...articles.values()].map((each) => ({ ...each, revision: 0, reading: null })),
  issues: codebook.issues,
});

describe('undo', () => {
  test('of everything leads back to the beginning, and redo of everything to the end', () => {
    fc.assert(
      fc.property(story, (told) => {
        let { end: state } = told;
        let stacks = undoable(told).reduce(advance, NOTHING_DONE);
        for (let next = step(state, stacks, 'undo'); next !== null; next = step(state, stacks, 'undo'))
          ({ state, stacks } = next);
        expect(contentOf(state)).toEqual(contentOf(told.start));
        for (let next = step(state, stacks, 'redo'); next !== null; next = step(state, stacks, 'redo'))
          ({ state, stacks } = next);
        expect(contentOf(state)).toEqual(contentOf(told.end));
      }),
    );
  });

  test('read from the end of a journal is the end of what it is read from the whole', () => {
    fc.assert(
      fc.property(story, fc.nat(12), fc.nat(6), (told, undone, cut) => {
        const records = [...undoable(told)];
        let { end: state } = told;
        let stacks = records.reduce(advance, NOTHING_DONE);
        for (let count = 0; count < undone; count += 1) {
          const next = step(state, stacks, count % 3 === 2 ? 'redo' : 'undo');
          if (next === null) break;
          ({ state, stacks } = next);
          records.push(next.record);
        }
        const some = records.slice(cut).reduce(advance, NOTHING_DONE);
        expect(stacks.undone.slice(stacks.undone.length - some.undone.length)).toEqual(some.undone);
        expect(some.done.every((each) => stacks.done.some(({ number }) => number === each.number))).toBe(
          true,
        );
      }),
    );
  });

  test('takes the typing of one note as one edit, and two writings as two', () => {
    const [passage] = fc.sample(passageOf(fc.constant('p1')), 1);
    if (passage === undefined) throw new Error('no sample');
    const type = (number: number, group: string, from: string, to: string): JournalRecord => ({
      ...recordOf(
        number,
        { type: 'passage.edit', article: 'a1', passage: 'p1', from: { note: from }, to: { note: to } },
        number,
      ),
      group,
    });
    const records = [type(1, 'a', '', 'S'), type(2, 'a', 'S', 'Sh'), type(3, 'b', 'Sh', 'Shi')];
    const { done } = records.reduce(advance, NOTHING_DONE);
    expect(done.map(({ change }) => change)).toMatchObject([
      { from: { note: '' }, to: { note: 'Sh' } },
      { from: { note: 'Sh' }, to: { note: 'Shi' } },
    ]);
    expect(editsIn(records).map(({ number }) => number)).toEqual([1, 3]);
  });

  test('passes over the import of an article', () => {
    const imported = recordOf(1, { type: 'article.import', imported: articleWith([]) }, 3);
    expect([imported].reduce(advance, NOTHING_DONE)).toEqual(NOTHING_DONE);
  });
});

test('of several records for one revision the last one stands', () => {
  const change = (to: string): Change => ({
    type: 'article.edit',
    article: 'a1',
    from: {},
    to: { title: to },
  });
  const records = [
    recordOf(1, change('one'), 4),
    recordOf(2, change('two'), 4),
    recordOf(3, change('three'), 5),
  ];
  expect(standing(records).map(({ number }) => number)).toEqual([2, 3]);
});
