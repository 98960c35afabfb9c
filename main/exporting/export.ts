import { readFile } from 'node:fs/promises';
import { withoutMismatches } from '../../core/brief/check.ts';
import { composeBrief } from '../../core/brief/compose.ts';
import type { Brief, BriefFormat, BriefRequest } from '../../core/brief/model.ts';
import { writeBrief } from '../../core/brief/write.ts';
import type { ArticleDocument, Block, Inline } from '../../core/document/tree.ts';
import { PlainError } from '../../core/result.ts';
import { counted } from '../../core/words.ts';
import type { OpenArticle } from '../library/articles.ts';
import type { Library } from '../library/library.ts';
import { fontsOfBriefs } from './fonts.ts';
import { ifExists } from '../store/io-errors.ts';
import { writeOut } from './write-out.ts';

/** Makes a PDF of a self-contained HTML page. */
export type PdfPrinter = (html: string) => Promise<Uint8Array>;

/** Composes the brief that is asked for, every quotation checked against the stored text. */
export async function briefOf(library: Library, request: BriefRequest): Promise<Brief> {
  const wanted = request.articles === null ? null : new Set(request.articles);
  const rows = (await library.allRows()).filter(
    (row) => row.removed === null && (wanted === null ? row.passages > 0 : wanted.has(row.id)),
  );
  const articles: OpenArticle[] = [];
  for (const { id } of rows) articles.push(await library.article(id));
  return composeBrief(request, { articles, codebook: library.codebook }, localDay());
}

/**
 * Writes a brief to a file.
 * @throws PlainError when a quotation does not match its source and `leaveOutMismatches` is not set, when there
 *   is nothing to write, or when the file cannot be written
 */
export async function exportBrief(
  library: Library,
  brief: Brief,
  { format, path, leaveOutMismatches }: { format: BriefFormat; path: string; leaveOutMismatches: boolean },
  print: PdfPrinter,
): Promise<void> {
  if (brief.mismatches.length > 0 && !leaveOutMismatches) throw new PlainError(mismatchWords(brief));
  const checked = withoutMismatches(brief);
  if (checked.passages === 0)
    throw new PlainError('There is no passage to put into a brief yet. Mark some first.');
  const assets = { images: await imagesOf(library, checked), fonts: await fontsOfBriefs() };
  const written =
    format === 'pdf' ? await print(writeBrief(checked, 'html', assets)) : writeBrief(checked, format, assets);
  await writeOut(path, written, 'The brief');
}

/** Which quotations do not match, in words. */
export function mismatchWords(brief: Brief): string {
  const list = brief.mismatches.map(
    ({ title, quote, stored }) =>
      `“${quote}” in “${title}”, where the stored text says ${stored === '' ? 'nothing' : `“${stored}”`}`,
  );
  return `${counted(list.length, 'quotation')} differ from the stored source, so nothing was written: ${list.join('; ')}.`;
}

/** The appendix's images as data URIs, by name. */
async function imagesOf(library: Library, brief: Brief): Promise<(name: string) => string | null> {
  const uris = new Map<string, string>();
  for (const { document } of brief.appendix)
    for (const name of imageNames(document)) {
      const bytes = await ifExists(readFile(library.layout.image(name)));
      if (bytes !== null) uris.set(name, `data:image/${typeOf(name)};base64,${bytes.toString('base64')}`);
    }
  return (name) => uris.get(name) ?? null;
}

const typeOf = (name: string): string =>
  name.endsWith('.jpg') ? 'jpeg' : name.slice(name.lastIndexOf('.') + 1);

const imageNames = (document: ArticleDocument): readonly string[] => document.blocks.flatMap(inBlock);

function inBlock(block: Block): readonly string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return block.inlines.flatMap(inInline);
    case 'list':
      return block.items.flatMap(({ blocks }) => blocks.flatMap(inBlock));
    case 'quote':
      return block.blocks.flatMap(inBlock);
    case 'table':
      return block.rows.flatMap((row) => row.flatMap(({ inlines }) => inlines.flatMap(inInline)));
    case 'codeBlock':
    case 'rule':
      return [];
  }
}

function inInline(inline: Inline): readonly string[] {
  if (inline.type === 'image') return inline.name === null ? [] : [inline.name];
  return 'inlines' in inline ? inline.inlines.flatMap(inInline) : [];
}

/** Today by the person's own calendar, YYYY-MM-DD. */
function localDay(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
