/** Articles that bear on an issue as a whole, and which of them a person has asked for. */
import type { Codebook, IssueId } from '../model.ts';
import { folded, holds, type Condition, type IssueFilter, type SourceArticle } from './bearing.ts';
import { idsOf } from './hierarchy.ts';
import { bucketOf } from './periods.ts';

/** The articles that bear on an issue or a part of it as a whole and pass a filter, in their order. */
export function wholesOn(
  codebook: Codebook,
  articles: readonly SourceArticle[],
  issue: IssueId,
  filter: IssueFilter = {},
): readonly SourceArticle[] {
  const ids = idsOf(codebook, issue);
  const tests = [filter, ...(filter.also ?? [])].map((each) => wholeTest(codebook, each));
  return articles.filter((article) => holds(article.issues, ids) && tests.every((passes) => passes(article)));
}

/** What can be asked of passages alone lets no article through; words are looked for in the title. */
function wholeTest(
  codebook: Codebook,
  { source, speaker, stance, when, with: other, part, text }: Condition,
): (article: SourceArticle) => boolean {
  const isOfPassages =
    speaker !== undefined ||
    stance !== undefined ||
    when?.by === 'event' ||
    (other !== undefined && other.within !== 'article');
  if (isOfPassages) return () => false;
  const words = folded(text?.trim() ?? '');
  const parts = part === undefined ? null : idsOf(codebook, part);
  const others = other === undefined ? null : idsOf(codebook, other.issue);
  return (article) =>
    (source === undefined || article.source === source) &&
    (when === undefined || bucketOf(article.published, when.unit) === when.period) &&
    (parts === null || holds(article.issues, parts)) &&
    (others === null ||
      holds(article.issues, others) ||
      article.passages.some(({ issues }) => holds(issues, others))) &&
    folded(article.title).includes(words);
}
