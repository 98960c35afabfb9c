/** Composing a brief: which passages, in which order, from which sources. */
import { sentencesAround } from '../document/sentences.ts';
import type { ArticleDocument } from '../document/tree.ts';
import { knownIssues } from '../issues.ts';
import type { Article, Codebook, Issue, Passage } from '../model.ts';
import { checkQuotation, passagesIn } from './check.ts';
import { citationOf } from './citation.ts';
import type {
  Brief,
  BriefAppendix,
  BriefOptions,
  BriefRequest,
  BriefSection,
  BriefSource,
  Mismatch,
  Quotation,
} from './model.ts';

/** An article with what its Markdown reads as. */
export interface ReadArticle {
  readonly article: Article;
  readonly document: ArticleDocument;
}

/** What a brief is composed from. */
export interface BriefLibrary {
  readonly articles: readonly ReadArticle[];
  readonly codebook: Codebook;
}

/** A passage on its way into a brief. */
interface Candidate extends ReadArticle {
  readonly passage: Passage;
  /** Those that the codebook holds. */
  readonly issues: readonly Issue[];
  readonly mismatch: Mismatch | null;
}

type Section<T> = Omit<BriefSection, 'quotations'> & { readonly quotations: readonly T[] };

/**
 * Composes what `request` asks for: a section for each issue, in the codebook's order, then one for passages
 * without an issue where every issue is asked for. In a section the passages go by date of publication, undated
 * last, then by title, then by place. Articles in the trash are left out, sections without a passage as well.
 * @param date the day of the brief, YYYY-MM-DD
 */
export function composeBrief(request: BriefRequest, library: BriefLibrary, date: string): Brief {
  const drafted = sectionsOf(request, library.codebook, candidatesOf(request, library));
  const cited = new Map<string, ReadArticle>();
  for (const { article, document } of drafted.flatMap(({ quotations }) => quotations))
    cited.set(article.id, { article, document });
  const sources = [...cited.values()].map(({ article }, index) => sourceOf(article, index + 1));
  const numbers = new Map(sources.map((source) => [source.article, source.number]));
  const sections = drafted.map((section) => ({
    ...section,
    quotations: section.quotations.map((candidate) =>
      quotationOf(candidate, numbers.get(candidate.article.id) ?? 0, request.include),
    ),
  }));
  const quoted = [...new Set(drafted.flatMap(({ quotations }) => quotations))];
  return {
    title: request.title,
    date,
    sections,
    sources,
    appendix: request.include.fullText
      ? sources.flatMap((source) => appendixOf(source, cited.get(source.article), quoted))
      : [],
    passages: passagesIn(sections),
    mismatches: quoted.flatMap(({ mismatch }) => mismatch ?? []),
    include: request.include,
  };
}

function candidatesOf(request: BriefRequest, { articles, codebook }: BriefLibrary): readonly Candidate[] {
  const wanted = request.articles === null ? null : new Set(request.articles);
  return articles
    .filter(({ article }) => article.removed === null && (wanted === null || wanted.has(article.id)))
    .flatMap(({ article, document }) =>
      article.passages.map((passage) => ({
        article,
        document,
        passage,
        issues: knownIssues(codebook, passage.issues),
        mismatch: checkQuotation(article, passage, document.text),
      })),
    )
    .sort(inOrder);
}

const titles = new Intl.Collator('en');

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function inOrder(a: Candidate, b: Candidate): number {
  // "~" sorts after every digit, and so puts what has no date last.
  return (
    compared(a.article.published ?? '~', b.article.published ?? '~') ||
    titles.compare(a.article.title, b.article.title) ||
    compared(a.article.id, b.article.id) ||
    a.passage.start - b.passage.start ||
    a.passage.end - b.passage.end ||
    compared(a.passage.id, b.passage.id)
  );
}

function sectionsOf(
  request: BriefRequest,
  codebook: Codebook,
  candidates: readonly Candidate[],
): readonly Section<Candidate>[] {
  const wanted = request.issues === null ? codebook.issues : knownIssues(codebook, request.issues);
  const byIssue = wanted.map((issue) => ({
    issue,
    quotations: candidates.filter(({ issues }) => issues.includes(issue)),
  }));
  const without = { issue: null, quotations: candidates.filter(({ issues }) => issues.length === 0) };
  return [...byIssue, ...(request.issues === null ? [without] : [])].filter(
    ({ quotations }) => quotations.length > 0,
  );
}

function quotationOf(candidate: Candidate, source: number, include: BriefOptions): Quotation {
  const { article, passage, issues } = candidate;
  const { before, after } = include.sentences ? sentencesBeside(candidate) : { before: '', after: '' };
  return {
    article: article.id,
    passage: passage.id,
    quote: passage.quote,
    before,
    after,
    note: include.notes ? passage.note : '',
    issues,
    source,
  };
}

function sentencesBeside({ article, document, passage, mismatch }: Candidate) {
  // Around words that are not in the stored text, its sentences would make a quotation that nobody wrote.
  if (mismatch !== null) return { before: '', after: '' };
  const around = sentencesAround(document, passage, article.language);
  return {
    before: document.text.slice(around.start, passage.start),
    after: document.text.slice(passage.end, around.end),
  };
}

function sourceOf(article: Article, number: number): BriefSource {
  const { id, title, byline, source, published, url, language } = article;
  return {
    number,
    article: id,
    title,
    byline,
    source,
    published,
    url,
    language,
    citation: citationOf(article),
  };
}

function appendixOf(
  source: BriefSource,
  read: ReadArticle | undefined,
  quoted: readonly Candidate[],
): readonly BriefAppendix[] {
  if (read === undefined) return [];
  const highlights = quoted
    .filter(({ article, mismatch }) => article.id === source.article && mismatch === null)
    .map(({ passage: { id, start, end }, issues }) => ({ passage: id, issues, start, end }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  return [{ source: source.number, title: source.title, document: read.document, highlights }];
}
