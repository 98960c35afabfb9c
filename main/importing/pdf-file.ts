/** Opening a PDF with pdf.js. Nothing is drawn, nothing in it is run, and no fonts are loaded. */
import type * as PdfJs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PlainError } from '../../core/result.ts';

/** A stretch of text as it is drawn, in the page's own units, y upwards. */
export interface DrawnText {
  readonly str: string;
  readonly dir: string;
  readonly width: number;
  readonly height: number;
  /** From the text's space to the page's: a, b, c, d, x, y. */
  readonly transform: readonly number[];
  readonly fontName: string;
}

/** What somebody put on a page afterwards, as pdf.js tells it. */
export interface Annotation {
  readonly subtype?: string;
  readonly id?: string;
  readonly rect?: readonly number[];
  /** Four corners for each line of words, x and y in turn. */
  readonly quadPoints?: ArrayLike<number> | null;
  readonly contentsObj?: { readonly str?: string } | null;
  readonly creationDate?: string | null;
  readonly modificationDate?: string | null;
}

export interface PdfPage {
  readonly texts: readonly DrawnText[];
  /** Names of the fonts that run downwards. */
  readonly vertical: ReadonlySet<string>;
  /** Names of the fonts that are bold. */
  readonly bold: ReadonlySet<string>;
  readonly annotations: readonly Annotation[];
  /** Its edges: left, bottom, right, top. */
  readonly box: readonly [number, number, number, number];
}

export interface PdfFile {
  readonly pageCount: number;
  /** The document's information, "Title" and the like, and its language. */
  readonly info: Readonly<Record<string, unknown>>;
  /** What the pages are called; null where they are only counted. */
  readonly labels: readonly string[] | null;
  /** Tables of letters that the file counts on and does not bring, filled while pages are read. */
  readonly missing: ReadonlySet<string>;
  /** @param number from 1 */
  readonly page: (number: number) => Promise<PdfPage>;
  /** A date as PDFs write it, "D:20240131120000+01'00'", in ISO 8601 and UTC; null for anything else. */
  readonly dateOf: (value: unknown) => string | null;
  readonly close: () => Promise<void>;
}

/** pdf.js is large, so it is loaded when the first PDF comes. */
async function loadPdfJs(): Promise<typeof PdfJs> {
  const { log } = console;
  // It complains of having nothing to draw with while it loads, and cannot be asked not to.
  console.log = () => undefined;
  try {
    await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } finally {
    console.log = log;
  }
}

/**
 * Opens a PDF. The bytes stay as they are.
 * @throws PlainError for one that is locked or damaged
 */
export async function openPdf(bytes: Uint8Array): Promise<PdfFile> {
  const pdfJs = await loadPdfJs();
  const missing = new Set<string>();
  const task = pdfJs.getDocument({
    // It takes over what it is given.
    data: Uint8Array.from(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    enableXfa: false,
    // Pictures are passed over before they are decoded.
    maxImageSize: 1,
    verbosity: pdfJs.VerbosityLevel.ERRORS,
    CMapReaderFactory: noTables(missing),
  });
  try {
    const document = await task.promise;
    const { info } = await document.getMetadata().catch(() => ({ info: {} }));
    const labels = await document.getPageLabels().catch(() => null);
    return {
      pageCount: document.numPages,
      info: Object.fromEntries(Object.entries(info)),
      labels,
      missing,
      page: pageReader(document),
      dateOf: (value) => isoDate(pdfJs, value),
      close: () => task.destroy(),
    };
  } catch (error) {
    await task.destroy();
    throw refusal(error);
  }
}

/** Notes which of the tables are asked for that tell the letters of Chinese, Japanese and Korean fonts. */
const noTables = (missing: Set<string>) =>
  class {
    fetch({ name }: { readonly name: string }): Promise<never> {
      missing.add(name);
      return Promise.reject(new Error(`There is no table ${name}.`));
    }
  };

function refusal(error: unknown): PlainError {
  if (error instanceof Error && error.name === 'PasswordException')
    return new PlainError(
      'The PDF is locked with a password. Open it in a PDF viewer, save a copy without the password or print it to a new PDF, and import that.',
    );
  return new PlainError(
    'The PDF is damaged and cannot be opened. Fetch it anew from where it came, or open it in a PDF viewer and save a copy.',
  );
}

/** Pages share their fonts, so each font is looked at once. */
function pageReader(document: PdfJs.PDFDocumentProxy): (number: number) => Promise<PdfPage> {
  const known = new Set<string>();
  const bold = new Set<string>();
  return async (number) => {
    const page = await document.getPage(number);
    try {
      const { items, styles } = await page.getTextContent();
      const fonts = Object.keys(styles).filter((font) => !known.has(font));
      if (fonts.length > 0) for (const font of await boldOf(page, fonts)) bold.add(font);
      for (const font of fonts) known.add(font);
      const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
      return {
        texts: items.filter((item) => 'str' in item),
        vertical: new Set(Object.keys(styles).filter((font) => styles[font]?.vertical === true)),
        bold,
        annotations: await page.getAnnotations().catch(() => []),
        box: [left, bottom, right, top],
      };
    } finally {
      page.cleanup();
    }
  };
}

/** "CMBX" is Computer Modern's bold, "Medi" that of the Nimbus fonts. */
const BOLD = /bold|black|heavy|demi|cmbx|cmb\d|medi$|[-,]bd/i;

/** Only the list of what a page draws gives the fonts' names. */
async function boldOf(page: PdfJs.PDFPageProxy, fonts: readonly string[]): Promise<readonly string[]> {
  try {
    await page.getOperatorList({ annotationMode: 0 });
    return fonts.filter((font) => BOLD.test(nameOf(page, font)));
  } catch {
    return [];
  }
}

function nameOf({ commonObjs }: PdfJs.PDFPageProxy, font: string): string {
  const found: unknown = commonObjs.has(font) ? commonObjs.get(font) : null;
  const name: unknown = typeof found === 'object' && found !== null && 'name' in found ? found.name : '';
  return typeof name === 'string' ? name : '';
}

function isoDate({ PDFDateString }: typeof PdfJs, value: unknown): string | null {
  const date = typeof value === 'string' ? PDFDateString.toDateObject(value) : null;
  return date === null || Number.isNaN(date.getTime()) ? null : date.toISOString();
}
