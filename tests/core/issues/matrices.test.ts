import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passagesOn, SHARED, type IssueFilter, type SourcePassage } from '../../../core/issues/bearing.ts';
import { MATRIX_COLUMNS, MATRIX_ROWS, matrixOf, sayingsOf } from '../../../core/issues/matrices.ts';
import { conditionsOf, narrowed } from '../../../core/issues/narrowing.ts';
import { companionsOf } from '../../../core/issues/together.ts';
import { bears, BOOK, filters, sources } from './sources.ts';

const SILENT = ['VOA', ...Array.from({ length: 20 }, (_, at) => `Silent ${at}`)];

const covers = ({ paragraph, lastParagraph }: SourcePassage, at: number): boolean =>
  paragraph <= at && at <= lastParagraph;

describe('a matrix', () => {
  test('has in each cell as many passages as its filter lists, and no passage outside', () => {
    fc.assert(
      fc.property(
        sources,
        filters,
        fc.constantFrom(...MATRIX_ROWS),
        fc.constantFrom(...MATRIX_COLUMNS),
        (articles, filter, rows, columns) => {
          const matrix = matrixOf(BOOK, articles, { issue: 'a', filter, rows, columns }, SILENT);
          expect(matrix.rows.map(({ issue }) => issue)).toEqual(
            rows === 'parts' ? ['a', 'b', 'c'] : ['a', 'b', 'c', 'd', 'e'],
          );
          for (const row of matrix.rows) {
            expect(row.passages).toBe(passagesOn(BOOK, articles, row.issue, filter).length);
            expect(row.cells).toEqual(
              matrix.columns.map((column) => {
                const cell =
                  columns === 'sources'
                    ? { source: column }
                    : { when: { by: 'published', unit: 'month', period: column } as const };
                return passagesOn(BOOK, articles, row.issue, narrowed(filter, cell)).length;
              }),
            );
          }
        },
      ),
    );
  });
});

test('a matrix of sources shows those that say nothing, unless one is asked for', () => {
  fc.assert(
    fc.property(sources, filters, (articles, filter) => {
      const of = (asked: IssueFilter) =>
        matrixOf(BOOK, articles, { issue: 'c', filter: asked, rows: 'parts', columns: 'sources' }, SILENT);
      const { columns, rows } = of(filter);
      expect(new Set(columns).size).toBe(columns.length);
      const isOfOne = conditionsOf(filter).some(({ source }) => source !== undefined);
      const shown = !isOfOne && (rows[0]?.passages ?? 0) > 0;
      const silent = columns.filter((_, at) => rows.every(({ cells }) => cells[at] === 0));
      expect(silent.length).toBe(shown ? 12 : 0);
      if (columns.includes(null)) expect(columns.indexOf(null)).toBe(columns.length - 1);
      expect(of(narrowed(filter, { source: 'VOA' })).columns).not.toContain('Silent 0');
    }),
  );
});

describe('who says what', () => {
  test('has in each cell as many passages as its filter lists, the most frequent speaker first', () => {
    fc.assert(
      fc.property(sources, filters, (articles, filter) => {
        const found = passagesOn(BOOK, articles, 'a', filter);
        const { stances, rows } = sayingsOf(found);
        expect(rows.reduce((sum, { passages }) => sum + passages, 0)).toBe(found.length);
        for (const { speaker, cells } of rows)
          expect(cells).toEqual(
            stances.map(
              (stance) => passagesOn(BOOK, articles, 'a', narrowed(filter, { speaker, stance })).length,
            ),
          );
        const named = rows.filter(({ speaker }) => speaker !== null).map(({ passages }) => passages);
        expect(named).toEqual(named.toSorted((a, b) => b - a));
        expect(rows.slice(0, -1).every(({ speaker }) => speaker !== null)).toBe(true);
      }),
    );
  });
});

describe('the issues with which an issue appears', () => {
  test('are counted in as many passages as their filter lists, and in the places where these stand', () => {
    fc.assert(
      fc.property(sources, filters, fc.constantFrom('a', 'b', 'd'), (articles, filter, issue) => {
        const companions = companionsOf(BOOK, articles, issue, filter);
        const whole = Object.keys(filter).length === 0;
        for (const other of ['a', 'b', 'c', 'd', 'e']) {
          const related = ['a', 'b', 'c'].includes(other) === ['a', 'b', 'c'].includes(issue);
          const companion = companions.find((each) => each.issue === other);
          if (related) expect(companion).toBeUndefined();
          if (related) continue;
          for (const within of SHARED) {
            const there = passagesOn(
              BOOK,
              articles,
              issue,
              narrowed(filter, { with: { issue: other, within } }),
            );
            const places = new Set(
              there.flatMap(({ article, passage }) => {
                if (within === 'article') return [article.id];
                if (within === 'passage' || passage.paragraph < 0) return [passage.id];
                return [0, 1, 2, 3, 4]
                  .filter((at) => covers(passage, at))
                  .filter((at) =>
                    article.passages.some((each) => covers(each, at) && bears(each.issues, other)),
                  )
                  .map((at) => `${article.id} ${at}`);
              }),
            );
            if (within === 'article' && whole)
              for (const { id, issues, passages } of articles) {
                const held = [...issues, ...passages.flatMap((passage) => passage.issues)];
                if (bears(held, issue) && bears(held, other)) places.add(id);
              }
            const meeting = companion?.[within] ?? { places: 0, passages: 0 };
            expect(meeting).toEqual({ places: places.size, passages: there.length });
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});
