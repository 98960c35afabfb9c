import type { Span } from '../../core/document/tree.ts';
import { issuesCalled, searchContextOf } from '../../core/issues/matching.ts';
import type { Codebook } from '../../core/model.ts';
import type { SearchIndex } from '../../core/search/index.ts';
import type { Hit } from '../../core/search/model.ts';
import { parseQuery } from '../../core/search/parse.ts';
import type { Field, Node, Query } from '../../core/search/query.ts';
import { matchesIn, snippetOf } from '../../core/search/snippets.ts';
import type { FoundHit, SearchReply, SearchRequest, Snippet } from '../../core/searching.ts';
import type { SourceStore } from './source-store.ts';
import type { Texts } from './texts.ts';

/** How much of a text is shown of a hit, in UTF-16 code units. */
const LENGTH = 180;

/** What hits are found in, and what they are shown with. */
export interface Known {
  readonly index: SearchIndex;
  readonly codebook: Codebook;
  readonly texts: Texts;
  readonly sources: SourceStore;
}

/** What a request finds, ready to be shown. */
export function replyOf(
  { query: words, order, kinds, from, count, typing }: SearchRequest,
  known: Known,
): SearchReply {
  const { index, codebook } = known;
  const query = parseQuery(words, { typing });
  const page = { offset: from, limit: count, sort: order, ...(kinds === null ? {} : { kinds }) };
  const { total, totals, hits } = index.search(query, searchContextOf(codebook), page);
  return {
    total,
    totals,
    hits: hits.flatMap((hit) => foundHit(hit, query, known) ?? []),
    problems: [...query.problems, ...unknownIssues(query.root, codebook)],
  };
}

/** The parser does not know the codebook. */
function unknownIssues(node: Node | null, codebook: Codebook): readonly string[] {
  switch (node?.type) {
    case 'all':
    case 'any':
      return node.nodes.flatMap((each) => unknownIssues(each, codebook));
    case 'not':
      return unknownIssues(node.node, codebook);
    case 'filter':
      if (node.filter.name !== 'issue' || issuesCalled(codebook, node.filter.value).length > 0) return [];
      return [`There is no issue “${node.filter.value}”.`];
    default:
      return [];
  }
}

/** How many hits a query has that is not being typed. */
export const totalOf = (words: string, index: SearchIndex, codebook: Codebook): number =>
  index.search(parseQuery(words), searchContextOf(codebook), { limit: 0 }).total;

/** A hit with its words; null where the article cannot be read any more. */
function foundHit(hit: Hit, query: Query, { codebook, texts, sources }: Known): FoundHit | null {
  if (hit.kind === 'issue') return foundIssue(hit, query, codebook);
  return hit.kind === 'article' ? foundArticle(hit, query, texts) : foundPassage(hit, query, sources);
}

function foundIssue({ issue: id }: Hit, query: Query, codebook: Codebook): FoundHit | null {
  const issue = searchContextOf(codebook).issues.find((each) => each.id === id);
  if (issue === undefined) return null;
  const said = [issue.definition, issue.memo, issue.aliases.join(', '), issue.keyTerms.join(', ')];
  const words = said.find((text) => matchesIn(text, query, 'issue').length > 0) ?? issue.definition;
  return {
    kind: 'issue',
    article: null,
    passage: null,
    issue: issue.id,
    title: whole(issue.name, query, 'issue'),
    source: null,
    published: null,
    snippet: part(words, query, 'issue').snippet,
    span: null,
  };
}

function foundArticle({ article: id }: Hit, query: Query, texts: Texts): FoundHit | null {
  const read = id === null ? null : texts.get(id);
  if (id === null || read === null) return null;
  const { article, document } = read;
  return {
    kind: 'article',
    article: id,
    passage: null,
    issue: null,
    title: whole(article.title, query, 'title'),
    source: article.source,
    published: article.published,
    ...part(document.text, query, 'text'),
  };
}

/** A passage, or the note on it: the sources have both, so that no article need be read for them. */
function foundPassage({ kind, article: id, passage: passageId }: Hit, query: Query, sources: SourceStore) {
  const article = id === null ? null : sources.get(id);
  const passage = article?.passages.find((each) => each.id === passageId);
  if (article === null || passage === undefined) return null;
  const { start, end, note, quote, paragraph } = passage;
  return {
    kind,
    article: id,
    passage: passageId,
    issue: null,
    title: { text: article.title, marks: [] },
    source: article.source,
    published: article.published,
    snippet: (kind === 'note' ? part(note, query, 'note') : part(quote, query, 'passage')).snippet,
    span: paragraph === -1 ? null : { start, end },
  };
}

const whole = (text: string, query: Query, field: Field): Snippet => ({
  text,
  marks: matchesIn(text, query, field),
});

/** A stretch of a text, and the first of the words that were found in it. */
interface Part {
  readonly snippet: Snippet;
  /** In the whole text. */
  readonly span: Span | null;
}

/** The stretch of a text that has most of what is looked for, with dots where it goes on. */
function part(text: string, query: Query, field: Field): Part {
  const { text: cut, start, end, marks } = snippetOf(text, query, { length: LENGTH, field });
  const before = start > 0 ? '…' : '';
  const [first] = marks;
  return {
    snippet: {
      text: `${before}${cut}${end < text.length ? '…' : ''}`,
      marks: marks.map((mark) => ({ start: mark.start + before.length, end: mark.end + before.length })),
    },
    span: first === undefined ? null : { start: start + first.start, end: start + first.end },
  };
}
