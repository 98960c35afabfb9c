/** What another tool says of an article as a whole, given to that article. */
import type { ForeignMarks } from '../../core/importing.ts';
import { resolved } from '../../core/issues/hierarchy.ts';
import { issueNamed } from '../../core/issues/issues.ts';
import type { Article, ArticleId, ArticleMarks } from '../../core/model.ts';
import { ASIDE } from './editor.ts';
import { ensureIssues } from './foreign-marks.ts';
import type { Library } from './library.ts';

/** Gives an article the issues, the star and the place among what is done with that it has elsewhere. What the person took from it stays away. */
export async function markWhole(library: Library, id: ArticleId, marks: ForeignMarks): Promise<void> {
  await ensureIssues(
    library,
    marks.issues.map((name) => ({ name, definition: '', color: null })),
  );
  const { article } = await library.article(id);
  const wanted = wantedFor(library, article, marks);
  if (Object.keys(wanted).length === 0) return;
  const to = await notTakenBack(library, article, wanted);
  const from = Object.fromEntries(Object.keys(to).map((key) => [key, article[key as keyof Wanted]]));
  if (Object.keys(to).length > 0) await library.apply({ type: 'article.edit', article: id, from, to }, ASIDE);
}

type Wanted = Partial<Pick<ArticleMarks, 'issues' | 'starred' | 'archived'>>;

function wantedFor(
  { codebook }: Library,
  article: Article,
  { issues, starred, archived }: ForeignMarks,
): Wanted {
  // Where an issue was removed since, one of its name that comes with this import is no news.
  const isLoose = article.issues.some((id) => resolved(codebook, id) === null);
  const ids = (isLoose ? [] : issues).flatMap((name) => issueNamed(codebook, name)?.id ?? []);
  const all = [...new Set([...article.issues, ...ids])];
  return {
    ...(all.length > article.issues.length ? { issues: all } : {}),
    ...(starred && !article.starred ? { starred } : {}),
    ...(archived && article.archived === null ? { archived: new Date().toISOString() } : {}),
  };
}

/** What is wanted without what the article had before: somebody has taken it off since. */
async function notTakenBack(library: Library, article: Article, wanted: Wanted): Promise<Wanted> {
  const had = { issues: new Set<string>(), starred: false, archived: false };
  for (const { what } of article.revision === 0 ? [] : await library.history.of(article)) {
    if (what.type !== 'article.edit') continue;
    for (const { issues = [], starred, archived } of [what.from, what.to]) {
      for (const issue of issues) had.issues.add(issue);
      had.starred ||= starred === true;
      had.archived ||= typeof archived === 'string';
    }
  }
  const { issues = article.issues, starred, archived } = wanted;
  const more = issues.filter((issue) => article.issues.includes(issue) || !had.issues.has(issue));
  return {
    ...(more.length > article.issues.length ? { issues: more } : {}),
    ...(starred === undefined || had.starred ? {} : { starred }),
    ...(archived === undefined || had.archived ? {} : { archived }),
  };
}
