/** The archive that Omnivore exported: what it knew of pages, their text, and what was marked in them. */
import type { ExtractedArticle, ForeignHighlight } from '../../../core/importing.ts';
import type { ArticleDetails } from '../../../core/model.ts';
import { nonEmpty, object, record, type Parser } from '../../../core/parse.ts';
import { PlainError } from '../../../core/result.ts';
import { Archive } from '../archive.ts';
import { momentIn } from '../dates.ts';
import { markdownOfPiece, readHtml } from '../html.ts';
import { Images, type ReadLocal } from '../images.ts';
import { authorOf, NO_DETAILS, type Reader, type Reading } from '../reading.ts';
import { jsonIn, listIn, names, readEach, words } from './records.ts';
import { keyOf, namesOf, textOf, timeOf } from './values.ts';
import { detailsOf, highlightOf, marksOf, noPlace, partOf, said } from './works.ts';

const TOOL = 'Omnivore';
/** Of one of its lists, perhaps within the folder that an archive program adds. */
const LIST = /^((?:[^/]+\/)?)metadata_\d+_to_\d+\.json$/;

interface Page {
  readonly slug: string;
  readonly title: string;
  readonly author: string;
  readonly url: string;
  readonly state: string;
  readonly readingProgress: number;
  readonly labels: readonly string[];
  readonly savedAt: string | null;
  readonly publishedAt: string;
}

const page: Parser<Page> = (value, at) =>
  object<Page>({
    slug: nonEmpty,
    title: words,
    author: words,
    url: words,
    state: words,
    readingProgress: (progress) => Number(words(progress, '')) || 0,
    labels: names,
    savedAt: (time) => timeOf(time),
    publishedAt: (time) => words(time, ''),
  })(record(value, at), at);

export const isOmnivore = ({ names: files }: Archive): boolean => files.some((name) => LIST.test(name));

/**
 * Reads every page of the archive with its text and its highlights.
 * @throws PlainError for bytes that are no archive of Omnivore's
 */
export const readOmnivore: Reader = (bytes) => {
  const archive = new Archive(bytes);
  const lists = archive.names.filter((name) => LIST.test(name));
  if (lists.length === 0)
    throw new PlainError('The archive holds no list of pages, as one from Omnivore does.');
  const folder = LIST.exec(lists[0] ?? '')?.[1] ?? '';
  const unread = lists.filter((name) => jsonIn(archive.text(name) ?? '') === undefined).length;
  const { items, left } = readEach(
    lists.flatMap((name) => listIn(jsonIn(archive.text(name) ?? ''))),
    page,
  );
  const articles = items.map(({ item, record: own }) => articleOf(archive, folder, item, own));
  const pages = items.map(({ item }) => item);
  const textless = pages.filter(({ slug }) => archive.has(`${folder}content/${slug}.pdf`)).length;
  return {
    articles,
    issues: [],
    left: [...left, ...leftOf(pages, { unread, textless, articles, archive, folder })],
  };
};

interface Behind {
  readonly unread: number;
  readonly textless: number;
  readonly articles: readonly ExtractedArticle[];
  readonly archive: Archive;
  readonly folder: string;
}

const leftOf = (pages: readonly Page[], behind: Behind): readonly string[] => [
  ...said(behind.unread, 'list', 'lists', (lists) => `${lists} of pages in the archive could not be read.`),
  ...said(behind.textless, 'page', 'pages', (things, isOne) =>
    isOne
      ? `${things} is a PDF. Import it from the folder “content” of the archive.`
      : `${things} are PDFs. Import them from the folder “content” of the archive.`,
  ),
  ...said(wordless(pages, behind), 'page', 'pages', (things) => `The text of ${things} could not be read.`),
  ...noPlace(
    'reading states',
    pages.filter(({ state, readingProgress }) => state !== 'Archived' && readingProgress > 0).length,
    'page',
  ),
];

const wordless = (pages: readonly Page[], { articles, archive, folder }: Behind): number =>
  pages.filter(
    ({ slug }, index) => articles[index]?.markdown === '' && archive.has(`${folder}content/${slug}.html`),
  ).length;

function articleOf(archive: Archive, folder: string, item: Page, entry: unknown): ExtractedArticle {
  const content = archive.text(`${folder}content/${item.slug}.html`) ?? '';
  const marks = archive.text(`${folder}highlights/${item.slug}.md`) ?? '';
  const known = detailsOf(item.title, {
    byline: authorOf(item.author),
    url: item.url,
    ...momentIn(item.publishedAt),
  });
  const { markdown, images, details: own } = readContent(content, known.url ?? undefined);
  const details: ArticleDetails = { ...known, language: own.language };
  return {
    details,
    markdown,
    type: 'list',
    images,
    pages: [],
    highlights: highlightsIn(marks, item),
    ...marksOf([{ issues: item.labels, archived: item.state === 'Archived' }]),
    part: partOf(TOOL, details, { page: entry, content, highlights: marks }),
  };
}

/** Nothing lies beside the page that its pictures could be taken from. */
const NOWHERE = (): null => null;

const NO_TEXT: Reading = { details: NO_DETAILS, markdown: '', images: [] };

function readContent(html: string, base: string | undefined): Reading {
  if (html.trim() === '') return NO_TEXT;
  for (const read of [readHtml, readAll]) {
    try {
      return read(html, NOWHERE, base);
    } catch (error) {
      if (!(error instanceof PlainError)) throw error;
    }
  }
  return NO_TEXT;
}

function readAll(html: string, readLocal: ReadLocal, base: string | undefined): Reading {
  const images = new Images(readLocal);
  return { details: NO_DETAILS, markdown: markdownOfPiece(html, base, images), images: images.all };
}

/**
 * The highlights that a file of Omnivore's lists: each a quote in Markdown, then perhaps a line of labels, then
 * perhaps a note. A note before the first quote is on the whole page.
 */
export function highlightsIn(
  markdown: string,
  { slug, savedAt }: Pick<Page, 'slug' | 'savedAt'>,
): readonly ForeignHighlight[] {
  const marks: { quote: string; labels: readonly string[]; notes: string[] }[] = [];
  for (const block of textOf(markdown).split(/\n(?:[^\S\n]*\n)+/)) {
    if (block.trim() === '') continue;
    const last = marks.at(-1);
    if (block.startsWith('>')) marks.push({ quote: quoteIn(block), labels: [], notes: [] });
    else if (last === undefined) marks.push({ quote: '', labels: [], notes: [block.trim()] });
    else if (last.quote !== '' && last.notes.length === 0 && last.labels.length === 0 && isLabels(block))
      last.labels = namesOf(block.trim().slice(1).split(/\s#/));
    else last.notes.push(block.trim());
  }
  return marks.map(({ quote, labels, notes }) =>
    highlightOf({
      key: keyOf('omnivore', slug, quote),
      quote,
      note: notes.join('\n\n'),
      issues: labels,
      created: quote === '' ? savedAt : null,
    }),
  );
}

const isLabels = (block: string): boolean => /^#[^\s#][^\n]*$/.test(block.trim());

/** A line that begins with ">" again stands where an empty one parted paragraphs. */
const quoteIn = (block: string): string =>
  block
    .split('\n')
    .map((line, index) =>
      line.startsWith('>') ? `${index === 0 ? '' : '\n'}${line.replace(/^> ?/, '')}` : line,
    )
    .join('\n')
    .trim();
