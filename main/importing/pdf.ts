/** Reading a PDF as an article: its text layer, what its first page shows, and what was marked in it. */
import type { Extracted } from '../../core/importing.ts';
import { PlainError } from '../../core/result.ts';
import { knownWords } from './lines.ts';
import type { Block } from './pdf-blocks.ts';
import { detailsOf } from './pdf-details.ts';
import { openPdf, type PdfFile, type PdfPage } from './pdf-file.ts';
import { partedLines, type Parted } from './pdf-footnotes.ts';
import { withoutFurniture, type PageLines } from './pdf-furniture.ts';
import { highlightsOf, type MarkedPage } from './pdf-highlights.ts';
import { leftOf, pagesInWords } from './pdf-left.ts';
import { linesOf } from './pdf-lines.ts';
import { kindsOf, writtenBlocks } from './pdf-markdown.ts';
import { pdfBlocks } from './pdf-review.ts';
import { blocksOf } from './pdf-paragraphs.ts';
import { placeOf, runsOf } from './pdf-runs.ts';
import { shapeOf, type Shape } from './pdf-shape.ts';
import { oneArticle, tidy, type Reader } from './reading.ts';

/** How much is read of one file: books have fewer pages, and the longest novels half as many letters. */
const LIMITS = { pages: 3000, letters: 5_000_000 };

/**
 * Reads a PDF. Its words are those of its text layer; pictures are not looked at.
 * @throws PlainError for one that is locked, damaged, or a scan whose text was never recognised
 */
export const readPdf: Reader = async (bytes, { review = false }) => {
  const file = await openPdf(bytes);
  try {
    return await readOpened(file, { review });
  } finally {
    await file.close();
  }
};

/**
 * Reads an opened PDF.
 * @throws PlainError as `readPdf` does, but for files that cannot be opened
 */
export const readOpened = async (
  file: PdfFile,
  { limits = LIMITS, review = false }: { readonly limits?: typeof LIMITS; readonly review?: boolean } = {},
): Promise<Extracted> => articleOf(file, await pagesOf(file, limits), review);

/** What could be read of a file's pages. */
interface Pages {
  readonly lines: readonly PageLines[];
  readonly marked: readonly MarkedPage[];
  /** How many pages were looked at, and how many of these could not be read. */
  readonly read: number;
  readonly damaged: number;
  /** Whether letters were passed over because there are too many. */
  readonly isCut: boolean;
}

async function pagesOf(file: PdfFile, limits: typeof LIMITS): Promise<Pages> {
  const lines: PageLines[] = [];
  const marked: MarkedPage[] = [];
  let damaged = 0;
  let letters = 0;
  let page = 0;
  while (page < Math.min(file.pageCount, limits.pages) && letters < limits.letters) {
    page += 1;
    const read = await file.page(page).catch(() => null);
    if (read === null) {
      damaged += 1;
      continue;
    }
    const label = tidy(file.labels?.[page - 1]);
    const own = { ...pageLines(read, page, limits.letters - letters), label };
    letters += own.lines.reduce((sum, { words }) => sum + words.length, 0);
    lines.push(own);
    if (read.annotations.length > 0) marked.push({ page, lines: own.lines, annotations: read.annotations });
  }
  return { lines, marked, read: page, damaged, isCut: letters >= limits.letters };
}

function pageLines(read: PdfPage, page: number, most: number): Omit<PageLines, 'label'> {
  const lines = linesOf(runsOf(read, most), page);
  const [left, bottom, right, top] = read.box;
  const edges = [placeOf(lines[0]?.turn ?? 0, left, bottom), placeOf(lines[0]?.turn ?? 0, right, top)];
  const down = edges.map((edge) => edge.down);
  return { page, lines, top: Math.min(...down), bottom: Math.max(...down) };
}

function articleOf(file: PdfFile, pages: Pages, review: boolean): Extracted {
  const { pages: kept, dropped, gone } = withoutFurniture(pages.lines);
  const all = kept.flatMap(({ lines }) => lines);
  if (all.length === 0) throw noText(pages, file);
  const shape = shapeOf(all);
  const known = knownWords(all.map(({ words }) => words).join('\n'));
  const blocks = blocksInOrder(
    kept.map(({ lines }) => partedLines(lines, shape.size)),
    shape,
    known,
  );
  const { details, heading, isDayOfFile } = detailsOf(file, blocks, kindsOf(blocks, shape).isHeading);
  // The title stands above the text already.
  const rest = blocks.length > 1 ? blocks.filter((block) => block !== heading) : blocks;
  const nameOf = (page: number): string => labelOf(file, page);
  const written = writtenBlocks(rest, kindsOf(rest, shape), nameOf);
  const found = highlightsOf(pages.marked, { known, dateOf: file.dateOf, ...written });
  const blocksToReview = review
    ? pdfBlocks(written.pieces, rest === blocks ? null : heading, gone, nameOf)
    : null;
  const article = oneArticle({ details, markdown: written.markdown, images: [] }, 'pdf', {
    pages: written.pages,
    ...(blocksToReview === null ? {} : { blocks: blocksToReview }),
    highlights: found.highlights,
  });
  const withText = kept.filter(({ lines }) => lines.length > 0).length;
  // Whoever looks the lines over sees for themselves, and may take them back.
  const told = blocksToReview === null || blocksToReview.length === 0 ? dropped : [];
  return {
    ...article,
    left: leftOf({ ...pages, ...found, file, withText, dropped: told, isDayOfFile, all }),
  };
}

function noText({ read, damaged }: Pages, { missing }: PdfFile): PlainError {
  if (damaged === read)
    return new PlainError(
      'The PDF is damaged: none of its pages can be read. Fetch it anew from where it came.',
    );
  if (missing.size > 0)
    return new PlainError(
      'The PDF does not bring what tells its letters. Open it in a PDF viewer, copy its text and paste that.',
    );
  return new PlainError(
    `The PDF holds pictures of its pages and no text: 0 of ${pagesInWords(read)} have any. Have its text recognised first (OCR), and import the PDF that comes of it.`,
  );
}

/** The text with the footnotes of each page after the paragraph with which the page ends. */
function blocksInOrder(pages: readonly Parted[], shape: Shape, known: ReadonlySet<string>): readonly Block[] {
  const text = blocksOf(
    pages.flatMap((page) => page.text),
    shape,
    known,
  );
  const asides = pages.flatMap((page) => blocksOf(page.asides, shape, known));
  const blocks: Block[] = [];
  let next = 0;
  for (const block of text) {
    for (let aside = asides[next]; aside !== undefined && aside.page < block.page; aside = asides[next]) {
      blocks.push(aside);
      next += 1;
    }
    blocks.push(block);
  }
  return blocks.concat(asides.slice(next));
}

/** What a page is called in the PDF, else its number. */
const labelOf = ({ labels }: PdfFile, page: number): string => tidy(labels?.[page - 1]) ?? String(page);
