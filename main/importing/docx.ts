import mammoth from 'mammoth';
import { canonicalText } from '../../core/document/document.ts';
import type { Extracted } from '../../core/importing.ts';
import type { ArticleDetails } from '../../core/model.ts';
import { PlainError } from '../../core/result.ts';
import { Archive } from './archive.ts';
import { dateLine } from './dates.ts';
import { arrange } from './docx-arrange.ts';
import { DAMAGED, propertiesOf, repacked, unplacedIn } from './docx-package.ts';
import { markdownOfHtml } from './html-markdown.ts';
import { LARGEST_IMAGE } from './images.ts';
import { guessLanguage } from './language.ts';
import { Images } from './images.ts';
import { parseXhtml } from './markup.ts';
import { bylineOf } from './opening-lines.ts';
import { oneArticle, tidy } from './reading.ts';

/** Of all pictures together, each counted as often as it is shown, in bytes. */
const LARGEST_PICTURES = 400 * 1024 * 1024;
/** How many of the first paragraphs may be the date or the authors. */
const ABOVE = 6;

/** What Word and its relatives call their styles, beside those that mammoth knows by itself. */
const STYLES = [
  "p[style-name='Title'] => p.title:fresh",
  ...['Quote', 'Intense Quote', 'Block Text', 'Quotations'].map(
    (style) => `p[style-name='${style}'] => blockquote > p:fresh`,
  ),
  ...['heading 7', 'heading 8', 'heading 9'].map((style) => `p[style-name='${style}'] => h6:fresh`),
  ...['HTML Preformatted', 'Preformatted Text', 'Source Code'].map(
    (style) => `p[style-name='${style}'] => pre:separator('\\n')`,
  ),
];

/**
 * Reads a Word document (.docx) with its tracked changes as if they were accepted. Its notes stand at its end; the
 * words in its title style are its title.
 * @throws PlainError for what is no such document, is locked, or holds no words
 */
export async function readDocx(bytes: Uint8Array): Promise<Extracted> {
  const archive = new Archive(bytes);
  const pictures = new Pictures();
  const body = parseXhtml(await htmlOf(repacked(archive), pictures));
  const title = arrange(body);
  const images = new Images((name) => pictures.bytes(name));
  const markdown = markdownOfHtml(body, undefined, images);
  const text = canonicalText(markdown);
  if (text.trim() === '')
    throw new PlainError('The document has no words to read. Its pages may be pictures, which hold no text.');
  const details = completed(propertiesOf(archive), title, text);
  return {
    ...oneArticle({ details, markdown, images: images.all }, 'docx'),
    left: leftOf(archive, pictures.lost + images.refused),
  };
}

/** The pictures in a document, under names of our own. */
class Pictures {
  /** How many cannot be shown. */
  lost = 0;
  readonly #taken: Uint8Array[] = [];
  #size = 0;

  readonly convert = mammoth.images.imgElement(async (image) => ({ src: await this.#take(image) }));

  bytes(name: string): Uint8Array | null {
    const index = /^picture-(\d+)$/.exec(name)?.[1];
    return index === undefined ? null : (this.#taken[Number(index)] ?? null);
  }

  async #take(image: { readonly readAsBuffer: () => Promise<Uint8Array> }): Promise<string> {
    const bytes = this.#size > LARGEST_PICTURES ? null : await bytesOf(image);
    this.#size += bytes?.byteLength ?? 0;
    if (bytes === null || bytes.byteLength > LARGEST_IMAGE) {
      this.lost += 1;
      return '';
    }
    return `picture-${this.#taken.push(bytes) - 1}`;
  }
}

/** Null for a picture of another kind, or one that is not there. */
async function bytesOf(image: {
  readonly readAsBuffer: () => Promise<Uint8Array>;
}): Promise<Uint8Array | null> {
  try {
    return await image.readAsBuffer();
  } catch {
    return null;
  }
}

async function htmlOf(document: Uint8Array, pictures: Pictures): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(document) },
      { styleMap: STYLES, includeEmbeddedStyleMap: false, convertImage: pictures.convert },
    );
    return value;
  } catch (error) {
    if (error instanceof RangeError)
      throw new PlainError('The document is nested too deeply, or is too long, to be read.');
    throw new PlainError(DAMAGED);
  }
}

/** The words of a document are believed before its properties, which tell of its file. */
function completed(properties: ArticleDetails, title: string | null, text: string): ArticleDetails {
  const language = properties.language ?? guessLanguage(text);
  const above = text.split('\n\n', ABOVE).flatMap((words) => tidy(words) ?? []);
  const found = <T>(read: (words: string, language: string | null) => T | null): T | null =>
    above.map((words) => read(words, language)).find((value) => value !== null) ?? null;
  return {
    ...properties,
    title: title ?? properties.title,
    byline: properties.byline ?? found(bylineOf),
    published: found(dateLine) ?? properties.published,
    language,
  };
}

function leftOf(archive: Archive, pictures: number): readonly string[] {
  const { comments, formulas, charts } = unplacedIn(archive);
  return [
    told(comments, 'comment'),
    told(formulas, 'formula'),
    told(charts, 'chart or diagram', 'charts or diagrams'),
    told(pictures, 'picture'),
  ].flat();
}

function told(count: number, one: string, many = `${one}s`): readonly string[] {
  if (count === 0) return [];
  return [count === 1 ? `1 ${one} could not come over.` : `${count} ${many} could not come over.`];
}
