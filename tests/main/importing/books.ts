/** Small EPUB books made in memory, for the tests of reading them. */
import { strToU8, zipSync } from 'fflate';
import { canonicalText, documentOf } from '../../../core/document/document.ts';
import type { Extracted, ExtractedArticle } from '../../../core/importing.ts';
import { readEpub } from '../../../main/importing/epub.ts';

export const PNG = Uint8Array.from(Buffer.from('89504e470d0a1a0a0000000d', 'hex'));
const CONTAINER =
  '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>';

export type Files = Readonly<Record<string, string | Uint8Array>>;

interface Parts {
  readonly metadata?: string;
  /** By name in OEBPS/, in the order of the spine. */
  readonly chapters?: Readonly<Record<string, string>>;
  readonly manifest?: string;
  readonly spine?: string;
  readonly guide?: string;
  readonly files?: Files;
}

export const xhtml = (body: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/><link rel="stylesheet" href="s.css"/></head><body>${body}</body></html>`;

export const zipped = (files: Files): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  );

export function filesOf(parts: Parts): Files {
  const { metadata = '<dc:title>The Quay</dc:title>', chapters = {}, manifest = '', spine = '' } = parts;
  const names = Object.keys(chapters);
  const items = names.map(
    (name, index) => `<item id="c${index}" href="${encodeURI(name)}" media-type="application/xhtml+xml"/>`,
  );
  const refs = names.map((_, index) => `<itemref idref="c${index}"/>`);
  return {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': CONTAINER,
    'OEBPS/content.opf': `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">${metadata}</metadata><manifest>${items.join('')}${manifest}</manifest><spine>${refs.join('')}${spine}</spine>${parts.guide ?? ''}</package>`,
    ...Object.fromEntries(names.map((name) => [`OEBPS/${name}`, xhtml(chapters[name] ?? '')])),
    ...parts.files,
  };
}

export interface Read extends ExtractedArticle {
  readonly text: string;
  readonly left: Extracted['left'];
  readonly starts: readonly string[];
}

export function readFiles(files: Files): Read {
  const { articles, left } = readEpub(zipped(files));
  const [article] = articles;
  if (article === undefined) throw new Error('There is no article.');
  const text = canonicalText(article.markdown);
  const starts = article.pages.map(({ page, start }) => `${page}: ${text.slice(start, start + 12)}`);
  return { ...article, text, left, starts };
}
export const read = (parts: Parts): Read => readFiles(filesOf(parts));

export const headingsOf = ({ markdown, text }: Read): readonly string[] =>
  documentOf(markdown).blocks.flatMap((block) =>
    block.type === 'heading' ? [`${block.depth} ${text.slice(block.start, block.end)}`] : [],
  );

export const NAV_ITEM =
  '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>';
export const nav = (toc: string, pages = ''): Files => ({
  'OEBPS/nav.xhtml': xhtml(
    `<nav epub:type="toc"><h1>Contents</h1><ol>${toc}</ol></nav><nav epub:type="page-list"><ol>${pages}</ol></nav>`,
  ),
});
export const line = (href: string, label: string): string => `<li><a href="${href}">${label}</a></li>`;
