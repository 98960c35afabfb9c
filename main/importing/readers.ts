/** Which reader reads a file: told by what is in it, and by its name only where that leaves it open. */
import { PlainError } from '../../core/result.ts';
import { Archive } from './archive.ts';
import { readBundle } from './bundle.ts';
import { encodingDoubted } from './doubts.ts';
import { readEpub } from './epub.ts';
import { readFeed } from './feed.ts';
import { codebookReaderOf } from './foreign/codebook-markdown.ts';
import { foreignReaderOf, isOmnivore, readOmnivore } from './foreign/index.ts';
import { isQdpx, readQdpx } from './foreign/refi-project.ts';
import { readQdc } from './foreign/refi-codebook.ts';
import { isSqlite } from './foreign/taguette-tables.ts';
import { readHtml } from './html.ts';
import { readMail } from './mail.ts';
import { readMarkdown } from './markdown.ts';
import { readMhtml } from './mhtml.ts';
import { readPlainText } from './plain-text.ts';
import { wholeArticle, type Reader, type ReaderContext, type Reading } from './reading.ts';
import { foreignKind, messageKind } from './refusals.ts';
import { kindOf, refusal, refuseData, textIn, type Kind } from './sniff.ts';
import { readWebarchive } from './webarchive.ts';

// What these stand on is large, and is loaded when it is needed.
const readDocx: Reader = async (...given) => (await import('./docx.ts')).readDocx(given[0]);
const readPdf: Reader = async (...given) => (await import('./pdf.ts')).readPdf(...given);
const readTaguette: Reader = async (...given) =>
  (await import('./foreign/taguette-sqlite.ts')).readTaguette(...given);

/** Enough for the beginning of a PDF, in bytes; some have a few before it. */
const PDF_WITHIN = 1024;
const PDF = /^[^\w<]{0,1000}%PDF-\d\.\d\s*[\r\n]/;

/**
 * The reader of a file.
 * @throws PlainError for a file that none reads, with the name of what it is
 */
export function readerOf(bytes: Uint8Array, name: string): Reader {
  const head = Buffer.from(bytes.subarray(0, PDF_WITHIN)).toString('latin1');
  if (PDF.test(head)) return readPdf;
  if (isZip(bytes)) return inArchive(bytes);
  if (head.startsWith('bplist00')) return readWebarchive;
  if (isSqlite(bytes)) return readTaguette;
  const message = messageKind(bytes, name);
  if (message !== null) return message === 'mhtml' ? readMhtml : readMail;
  return inText(textIn(bytes), name);
}

function inArchive(bytes: Uint8Array): Reader {
  const archive = new Archive(bytes);
  if (isQdpx(archive)) return readQdpx;
  if (isOmnivore(archive)) return readOmnivore;
  if (archive.has('word/document.xml')) return readDocx;
  if (archive.has('META-INF/container.xml') || archive.names.some((each) => /\.opf$/i.test(each)))
    return readEpub;
  const kind = foreignKind(bytes) ?? ZIP;
  if (kind !== ZIP) throw refusal(kind);
  // Archives within archives have no end.
  return (_, context) =>
    readBundle(archive, context, (inner, name) => {
      if (isZip(inner) && foreignKind(inner) === ZIP) throw refusal(ZIP);
      return readerOf(inner, name);
    });
}

const ZIP = 'a ZIP archive';

const isZip = (bytes: Uint8Array): boolean => {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  return head === 'PK\x03\x04' || head === 'PK\x05\x06';
};

/** What XML and lists may have before their first tag. */
const PROLOGUE = /^(?:\s|<!--[\s\S]*?-->|<\?[^>]*\?>|<!DOCTYPE(?! html)[^>[]*(?:\[[\s\S]*?\])?[^>]*>)*/i;

function inText(text: string, name: string): Reader {
  const start = text.slice(PROLOGUE.exec(text)?.[0].length ?? 0);
  if (/^<(?:rss|feed|rdf:RDF)\b/i.test(start)) return readFeed;
  if (/^<(?:\w+:)?CodeBook\b/.test(start)) return readQdc;
  if (/^<(?:\w+:)?Project\b/.test(start) && start.includes('urn:QDA-XML'))
    throw new PlainError('This is the inside of a REFI-QDA project. Import the whole project (.qdpx).');
  const known = codebookReaderOf(text) ?? foreignReaderOf(text, name);
  if (known !== null) return known;
  refuseData(text, name);
  return articleIn(text, kindOf(text, name));
}

/** The reader of an article that is a text; it has the text already, for making it from the bytes takes time. */
function articleIn(text: string, kind: Kind): Reader {
  return (bytes, context) => {
    const extracted = wholeArticle(readingOf(text, kind, context), kind, context);
    return { ...extracted, left: [...extracted.left, ...encodingDoubted(bytes)] };
  };
}

function readingOf(text: string, kind: Kind, { readLocal }: ReaderContext): Reading {
  switch (kind) {
    case 'html':
      return readHtml(text, readLocal);
    case 'markdown':
      return readMarkdown(text, readLocal);
    case 'text':
      return readPlainText(text);
  }
}
