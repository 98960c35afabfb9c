/** Writes small PDFs by hand, so that a test shows where on the page each of its words stands, and reads them. */
import { canonicalText } from '../../../core/document/document.ts';
import { readPdf } from '../../../main/importing/pdf.ts';

export interface DrawnWords {
  readonly x: number;
  /** From the bottom of the page, as PDFs count. */
  readonly y: number;
  readonly words: string;
  /** 10 where nothing is said. */
  readonly size?: number;
  /** "any" has every character, each of them as wide as the font is high where `isWide`, half of that elsewhere. */
  readonly font?: 'plain' | 'bold' | 'any';
  readonly isWide?: boolean;
  /** Turned to the left, in degrees. */
  readonly turn?: number;
}

export interface DrawnPage {
  readonly texts: readonly DrawnWords[];
  /** Annotations as they are written: "/Subtype /Highlight …". */
  readonly marks?: readonly string[];
}

export interface PdfParts {
  /** Entries of the document's information. */
  readonly info?: Readonly<Record<string, string>>;
  /** Further entries of the catalog: "/PageLabels …", "/Lang (de)". */
  readonly catalog?: string;
  /** Further entries of the trailer. */
  readonly trailer?: string;
  /** Further objects, from number 100. */
  readonly objects?: readonly string[];
  /** Further fonts of every page, and what it draws besides. */
  readonly fonts?: string;
  readonly content?: string;
}

/** Pages are 600 wide and 800 high. */
export function pdfOf(
  pages: readonly DrawnPage[],
  { info = {}, catalog = '', trailer = '', objects = [], fonts = '', content = '' }: PdfParts = {},
): Uint8Array {
  const all = new Map<number, string>();
  const pageNumber = (index: number): number => 200 + index * 2;
  all.set(1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`);
  all.set(
    2,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${pageNumber(index)} 0 R`).join(' ')}] >>`,
  );
  all.set(
    3,
    `<< ${Object.entries(info)
      .map(([key, value]) => `/${key} ${textOf(value)}`)
      .join(' ')} >>`,
  );
  for (const [number, font] of Object.entries(FONTS)) all.set(Number(number), font);
  objects.forEach((object, index) => all.set(100 + index, object));
  pages.forEach(({ texts, marks = [] }, index) => {
    const number = pageNumber(index);
    const annotations = marks.map((mark) => `<< /Type /Annot ${mark} >>`).join(' ');
    all.set(
      number,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${number + 1} 0 R /Annots [${annotations}] /Resources << /Font << /plain 10 0 R /bold 11 0 R /any 12 0 R /wide 15 0 R ${fonts} >> >> >>`,
    );
    all.set(number + 1, streamOf([...texts.map(drawn), content].join('\n')));
  });
  return new Uint8Array(Buffer.from(fileOf(all, trailer), 'latin1'));
}

const streamOf = (content: string): string =>
  `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;

const TO_UNICODE =
  '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /All def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end';

const composite = (descendant: number): string =>
  `<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode 14 0 R >>`;
const descendant = (width: number): string =>
  `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW ${width} /FontDescriptor 17 0 R >>`;

const FONTS: Readonly<Record<number, string>> = {
  10: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  11: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
  12: composite(13),
  13: descendant(500),
  14: streamOf(TO_UNICODE),
  15: composite(16),
  16: descendant(1000),
  17: '<< /Type /FontDescriptor /FontName /Any /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>',
};

function drawn({ x, y, words, size = 10, font, isWide = false, turn = 0 }: DrawnWords): string {
  const isPlain = font !== 'any' && /^[\x20-\x7e\xa0-\xff]*$/.test(words);
  const name = isPlain ? (font ?? 'plain') : isWide ? 'wide' : 'any';
  const angle = (turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle).toFixed(4), Math.sin(angle).toFixed(4)];
  const shown = isPlain ? `(${words.replace(/[\\()]/g, '\\$&')})` : `<${utf16(words)}>`;
  return `BT /${name} ${size} Tf ${cos} ${sin} ${-Number(sin)} ${cos} ${x} ${y} Tm ${shown} Tj ET`;
}

const utf16 = (words: string): string =>
  Array.from({ length: words.length }, (_, at) => words.charCodeAt(at).toString(16).padStart(4, '0')).join(
    '',
  );

const textOf = (value: string): string => `<feff${utf16(value)}>`;

function fileOf(objects: ReadonlyMap<number, string>, trailer: string): string {
  let file = '%PDF-1.7\n';
  const places: string[] = [];
  for (const [number, object] of objects) {
    places.push(`${number} 1\n${String(file.length).padStart(10, '0')} 00000 n \n`);
    file += `${number} 0 obj\n${object}\nendobj\n`;
  }
  const size = Math.max(...objects.keys()) + 1;
  return `${file}xref\n0 1\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${size} /Root 1 0 R /Info 3 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`;
}

/** Lines one below the other, 12 apart. */
export const lines = (
  x: number,
  y: number,
  words: readonly string[],
  more: Partial<DrawnWords> = {},
): readonly DrawnWords[] => words.map((line, index) => ({ x, y: y - index * 12, words: line, ...more }));

/** A mark on one line of words, as viewers write it; `y` is that of the words' base line. */
export const mark = (subtype: string, from: number, to: number, y: number, more = ''): string =>
  `/Subtype /${subtype} /Rect [${from} ${y - 3} ${to} ${y + 9}] /QuadPoints [${from} ${y + 9} ${to} ${y + 9} ${from} ${y - 3} ${to} ${y - 3}] ${more}`;

/** Words side by side, each letter so wide. */
export function wide(x: number, y: number, words: readonly string[], width: number): readonly DrawnWords[] {
  let at = x;
  return words.map((each) => {
    const drawnAt = at;
    at += each.length * width;
    return { x: drawnAt, y, words: each, font: 'any' };
  });
}

export const readPages = (pages: readonly DrawnPage[], parts?: PdfParts) => readPdfBytes(pdfOf(pages, parts));

/** The one article of a PDF, with its text and the words with which each of its pages begins. */
export async function readPdfBytes(bytes: Uint8Array) {
  const { articles, left } = await readPdf(bytes, { name: 'file.pdf', readLocal: () => null });
  const [article] = articles;
  if (article === undefined || articles.length > 1) throw new Error('There is not one article.');
  const text = canonicalText(article.markdown);
  const pageStarts = article.pages.map(({ page, start }) => [page, text.slice(start, start + 12)]);
  return { ...article, left, text, paragraphs: text.split('\n\n'), pageStarts };
}
