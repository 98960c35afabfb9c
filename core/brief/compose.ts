/** Composing a brief: which passages, in which order, from which sources. */
import { sentencesAround } from '../document/sentences.ts';
import type { ArticleDocument } from '../document/tree.ts';
import { issueTree, isWithin, knownIssues } from '../issues/hierarchy.ts';
import type { Codebook, Issue, Passage, TextVersion } from '../model.ts';
import { documentIn, versionsOf, type ReadArticle } from '../text-versions.ts';
import { checkQuotation, passagesIn } from './check.ts';
import { pagesOf } from '../pages.ts';
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
import { once } from '../once.ts';

/** What a brief is composed from. */
export interface BriefLibrary {
  readonly articles: readonly ReadArticle[];
  readonly codebook: Codebook;
}

/** A passage on its way into a brief, with the version of its article's text that it quotes. */
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
  const cited = new Map<string, Candidate>();
  for (const candidate of drafted.flatMap(({ quotations }) => quotations))
    if (!cited.has(sourceKey(candidate))) cited.set(sourceKey(candidate), candidate);
  const sources = [...cited.values()].map((candidate, index) => sourceOf(candidate, index + 1));
  const numbers = new Map([...cited.keys()].map((key, index) => [key, index + 1]));
  const sections = drafted.map((section) => ({
    ...section,
    quotations: section.quotations.map((candidate) =>
      quotationOf(candidate, numbers.get(sourceKey(candidate)) ?? 0, request.include),
    ),
  }));
  const quoted = [...new Set(drafted.flatMap(({ quotations }) => quotations))];
  return {
    title: request.title,
    date,
    sections,
    sources,
    appendix: request.include.fullText
      ? [...cited.values()].flatMap((candidate, index) => appendixOf(index + 1, candidate, quoted))
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
    .flatMap((read) => {
      const documents = new Map([[read.article.textVersion, read.document]]);
      return read.article.passages.map((passage) => {
        const document =
          documents.get(passage.textVersion) ?? documentIn(read, passage.textVersion) ?? NO_TEXT;
        documents.set(passage.textVersion, document);
        return {
          article: read.article,
          document,
          passage,
          issues: knownIssues(codebook, passage.issues),
          mismatch: checkQuotation(read.article, passage, document.text),
        };
      });
    })
    .sort(inOrder);
}

/** Of a version that is not there; no quotation agrees with it. */
const NO_TEXT: ArticleDocument = { blocks: [], text: '' };

/** Each version of an article is a source of its own. */
const sourceKey = ({ article, passage }: Pick<Candidate, 'article' | 'passage'>): string =>
  `${article.id} ${passage.textVersion}`;

const titles = once(() => new Intl.Collator('en'));

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function inOrder(a: Candidate, b: Candidate): number {
  // "~" sorts after every digit, and so puts what has no date last.
  return (
    compared(a.article.published ?? '~', b.article.published ?? '~') ||
    titles().compare(a.article.title, b.article.title) ||
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
  const wanted = issueTree(codebook)
    .map(({ issue }) => issue)
    .filter(({ id }) => request.issues?.some((each) => isWithin(codebook, id, each)) ?? true);
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
    page: pagesOf(textOf(candidate)?.pages ?? [], passage),
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

/** The version of its article's text that a passage stands in; undefined where that never came. */
const textOf = ({ article, passage }: Candidate): TextVersion | undefined =>
  versionsOf(article).find(({ textVersion }) => textVersion === passage.textVersion);

function sourceOf(candidate: Candidate, number: number): BriefSource {
  const { article } = candidate;
  const { id, title, byline, source, published, url, language } = article;
  const text = article.earlier.length === 0 ? undefined : textOf(candidate);
  const version = text === undefined ? null : { number: text.textVersion, received: text.received };
  return {
    number,
    article: id,
    title,
    byline,
    source,
    published,
    url,
    language,
    version,
    citation: citationOf(article, version),
  };
}

function appendixOf(
  source: number,
  cited: Candidate,
  quoted: readonly Candidate[],
): readonly BriefAppendix[] {
  const highlights = quoted
    .filter((each) => sourceKey(each) === sourceKey(cited) && each.mismatch === null)
    .map(({ passage: { id, start, end }, issues }) => ({ passage: id, issues, start, end }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  return [{ source, title: cited.article.title, document: cited.document, highlights }];
}
