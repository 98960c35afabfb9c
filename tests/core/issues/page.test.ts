import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  passagesOn,
  type Condition,
  type IssueFilter,
  type SourceArticle,
  type SourcePassage,
} from '../../../core/issues/bearing.ts';
import { conditionsOf } from '../../../core/issues/narrowing.ts';
import { GROUPINGS, groupName, orderedPassages, pageOf } from '../../../core/issues/page.ts';
import { NO_CODING } from '../../../core/model.ts';
import { bears, BOOK, filters, sources } from './sources.ts';

const issues = fc.constantFrom('a', 'b', 'd');

const PASSAGE: SourcePassage = {
  ...NO_CODING,
  id: 'q',
  quote: 'Five',
  prefix: '',
  issues: [],
  note: '',
  paragraph: 0,
  lastParagraph: 0,
  context: 'On Monday Five came home.',
};

/** What passes a filter and all that it asks also. */
function expected(
  articles: readonly SourceArticle[],
  issue: string,
  { also = [], ...filter }: IssueFilter,
): readonly string[] {
  return [filter, ...also]
    .map((each) => passing(articles, issue, each))
    .reduce((ids, more) => ids.filter((id) => more.includes(id)));
}

/** Every passage of every article is looked at by itself. */
function passing(articles: readonly SourceArticle[], issue: string, filter: Condition): readonly string[] {
  return articles.flatMap((article) =>
    article.passages
      .filter((passage) => {
        const date = filter.when?.by === 'event' ? passage.eventDate : article.published;
        const words = (filter.text ?? '').trim().toLowerCase();
        const near = article.passages.filter((other) => {
          switch (filter.with?.within) {
            case 'passage':
              return other === passage;
            case 'paragraph':
              return (
                other === passage ||
                (other.paragraph >= 0 &&
                  other.paragraph <= passage.lastParagraph &&
                  passage.paragraph <= other.lastParagraph)
              );
            default:
              return true;
          }
        });
        const withIssue = filter.with?.issue ?? '';
        return (
          bears(passage.issues, issue) &&
          (filter.source === undefined || filter.source === article.source) &&
          (filter.speaker === undefined || filter.speaker === passage.speaker) &&
          (filter.stance === undefined || filter.stance === passage.stance) &&
          (filter.part === undefined || bears(passage.issues, filter.part)) &&
          `${passage.quote}\n${passage.note}`.toLowerCase().includes(words) &&
          (filter.when === undefined || bucket(date, filter.when.unit) === filter.when.period) &&
          (filter.with === undefined ||
            near.some((other) => bears(other.issues, withIssue)) ||
            (filter.with.within === 'article' && bears(article.issues, withIssue)))
        );
      })
      .map(({ id }) => id),
  );
}

function bucket(date: string | null, unit: string): string | null {
  if (date === null || date.length === 4 || unit === 'year') return date?.slice(0, 4) ?? null;
  const [year = '', month = ''] = date.split('-');
  if (unit === 'quarter') return `${year}-Q${Math.floor((Number(month) - 1) / 3) + 1}`;
  return unit === 'month' ? `${year}-${month}` : date;
}

describe('the passages on an issue', () => {
  test('are those that a look at each one gives, whatever is asked for', () => {
    fc.assert(
      fc.property(sources, issues, filters, (articles, issue, filter) => {
        const found = passagesOn(BOOK, articles, issue, filter).map(({ passage }) => passage.id);
        expect(found).toEqual(expected(articles, issue, filter));
      }),
      { numRuns: 600 },
    );
  });

  test('are all on the page once, in groups that follow each other, and counted exactly', () => {
    fc.assert(
      fc.property(
        sources,
        issues,
        filters,
        fc.constantFrom(...GROUPINGS),
        (articles, issue, filter, group) => {
          const ordered = orderedPassages(BOOK, articles, { issue, group, filter });
          expect(ordered.found.map(({ passage }) => passage.id).toSorted()).toEqual(
            [...expected(articles, issue, filter)].sort(),
          );
          let at = 0;
          for (const { key, passages, articles: of } of ordered.groups) {
            const members = ordered.found.slice(at, at + passages);
            at += passages;
            const keys = members.map(({ article, passage }) =>
              group === 'date'
                ? bucket(article.published, 'month')
                : group === 'source'
                  ? article.source
                  : passage[group],
            );
            expect(new Set(keys)).toEqual(new Set([key]));
            expect(of).toBe(new Set(members.map(({ article }) => article.id)).size);
          }
          expect(at).toBe(ordered.found.length);
          // What is not known comes last.
          expect(ordered.groups.slice(0, -1).every(({ key }) => key !== null)).toBe(true);
        },
      ),
    );
  });

  test('come with the articles that bear on the issue as a whole, of which all is true that can be asked of them', () => {
    fc.assert(
      fc.property(sources, issues, filters, (articles, issue, filter) => {
        // An article as a whole passes as a passage on its issues would that has its title for a quote and nothing else.
        const asPassages = articles.map((article): SourceArticle => {
          const whole = { ...PASSAGE, id: article.id, issues: article.issues, quote: article.title };
          return { ...article, passages: [whole, ...article.passages] };
        });
        const isOfPassages = conditionsOf(filter).some(
          ({ speaker, stance, when, with: other }) =>
            speaker !== undefined ||
            stance !== undefined ||
            when?.by === 'event' ||
            (other !== undefined && other.within !== 'article'),
        );
        const ids = new Set(articles.map(({ id }) => id));
        const wholes = isOfPassages ? [] : expected(asPassages, issue, filter).filter((id) => ids.has(id));
        const ordered = orderedPassages(BOOK, articles, { issue, group: 'date', filter });
        const page = pageOf(ordered, 0, { from: 0, count: 1 });
        expect(page.wholes.articles).toBe(wholes.length);
        expect(page.wholes.first.map(({ id }) => id).toSorted()).toEqual(wholes.toSorted());
      }),
      { numRuns: 300 },
    );
  });

  test('come in stretches that together are all of them', () => {
    fc.assert(
      fc.property(sources, fc.integer({ min: 1, max: 4 }), (articles, count) => {
        const ordered = orderedPassages(BOOK, articles, { issue: 'a', group: 'date', filter: {} });
        const all = ordered.found.length;
        const shown = Array.from({ length: Math.ceil(all / count) }, (_, page) =>
          pageOf(ordered, all, { from: page * count, count }),
        ).flatMap(({ entries }) => entries.map(({ passage }) => passage.id));
        expect(shown).toEqual(ordered.found.map(({ passage }) => passage.id));
      }),
    );
  });

  test('the newest month comes first, a year without a month after its months', () => {
    const dated = (published: string | null, at: number): SourceArticle => ({
      id: `x${at}`,
      title: 'One',
      source: null,
      published,
      issues: [],
      passages: [{ ...PASSAGE, id: `q${at}`, issues: ['a'] }],
    });
    const articles = ['2005', null, '2005-11', '2005-12-01', '2004-03-02'].map(dated);
    const ordered = orderedPassages(BOOK, articles, { issue: 'a', group: 'date', filter: {} });
    expect(ordered.groups.map(({ key }) => groupName('date', key))).toEqual([
      'December 2005',
      'November 2005',
      '2005',
      'March 2004',
      'Date not known',
    ]);
    const [entry] = pageOf(ordered, 5, { from: 0, count: 1 }).entries;
    expect(entry).toMatchObject({ before: 'On Monday ', after: ' came home.' });
  });
});
