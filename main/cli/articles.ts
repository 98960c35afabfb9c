import { codingInWords } from '../../core/coding-words.ts';
import { longMoment } from '../../core/dates.ts';
import type { ArticleMarks } from '../../core/model.ts';
import { isUnplaced } from '../../core/passages.ts';
import { byDate } from '../../core/rows.ts';
import { counted } from '../../core/words.ts';
import { codingOf } from './coding.ts';
import { articleMeant, namesOf, reading, say, table, writing, type Job } from './context.ts';

export const list: Job = (context) =>
  reading(context, async (library) => {
    const rows = library
      .rows()
      .filter(({ removed }) => (removed !== null) === context.options.trash)
      .toSorted(byDate);
    const data = rows.map(({ id, title, source, section, published, passages, progress, ...row }) => ({
      id,
      title,
      source,
      section,
      published,
      passages,
      progress,
      issues: namesOf(library.codebook, row.issues),
      starred: row.starred,
      archived: row.archived,
    }));
    say(context, data, () =>
      table(
        rows.map((row) => [
          row.id,
          row.published ?? '',
          row.source ?? '',
          row.title,
          counted(row.passages, 'passage'),
          `${Math.round(row.progress * 100)} %`,
          [row.starred ? 'starred' : '', row.archived === null ? '' : 'archived'].filter(Boolean).join(', '),
        ]),
      ),
    );
    return Promise.resolve(0);
  });

export const show: Job = (context) =>
  reading(context, async (library) => {
    const { article, document } = await library.article(articleMeant(library, context.words.join(' ')).id);
    const { id, title, byline, source, section, published, publishedTime, language, url } = article;
    const passages = article.passages.map((passage) => ({
      id: passage.id,
      ...(isUnplaced(article, passage) ? { unplaced: true } : { start: passage.start, end: passage.end }),
      quote: passage.quote,
      issues: namesOf(library.codebook, passage.issues),
      note: passage.note,
      ...codingOf(passage),
    }));
    const data = {
      id,
      title,
      byline,
      source,
      section,
      published,
      publishedTime,
      language,
      url,
      issues: namesOf(library.codebook, article.issues),
      starred: article.starred,
      archived: article.archived,
      text: document.text,
      passages,
    };
    say(context, data, () => {
      const facts = [byline, source, section, longMoment(article), language, url];
      const marks = passages.map(
        (passage) =>
          `${'unplaced' in passage ? 'unplaced' : `${passage.start}–${passage.end}`}  “${passage.quote}”  [${passage.issues.join(', ')}]${indented(codingInWords(passage))}${indented(passage.note)}\n`,
      );
      return `${title}\n${facts.filter((fact) => fact !== null).join(' · ')}\n${id}\n\n${document.text}\n${marks.length > 0 ? `\n${marks.join('')}` : ''}`;
    });
    return 0;
  });

/** As lines under a passage; nothing where there are no words. */
const indented = (words: string | null): string =>
  words === null || words === '' ? '' : `\n    ${words.replaceAll('\n', '\n    ')}`;

export const remove: Job = (context) =>
  writing(context, async (library) => {
    const row = articleMeant(library, context.words.join(' '));
    const removed = new Date().toISOString();
    await library.apply({ type: 'article.edit', article: row.id, from: { removed: null }, to: { removed } });
    say(context, { id: row.id, title: row.title, removed }, () => `“${row.title}” is in the trash.\n`);
    return 0;
  });

export const restore: Job = (context) =>
  writing(context, async (library) => {
    const { id, title, removed } = articleMeant(library, context.words.join(' '), 'trash');
    await library.apply({ type: 'article.edit', article: id, from: { removed }, to: { removed: null } });
    say(context, { id, title }, () => `“${title}” is back in the library.\n`);
    return 0;
  });

/** Decides something of an article as a whole; says so in words after its title. */
const marking =
  (to: () => Partial<ArticleMarks>, words: string): Job =>
  (context) =>
    writing(context, async (library) => {
      const { id, title, ...row } = articleMeant(library, context.words.join(' '));
      const next = to();
      const from = Object.fromEntries(
        (Object.keys(next) as ('starred' | 'archived')[]).map((key) => [key, row[key]]),
      );
      await library.apply({ type: 'article.edit', article: id, from, to: next });
      say(context, { id, title, ...next }, () => `“${title}” ${words}.\n`);
      return 0;
    });

export const star = marking(() => ({ starred: true }), 'has a star');
export const unstar = marking(() => ({ starred: false }), 'has no star');
export const archive = marking(() => ({ archived: new Date().toISOString() }), 'is archived');
export const unarchive = marking(() => ({ archived: null }), 'is out of the archive');
