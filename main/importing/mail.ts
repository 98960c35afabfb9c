import { canonicalText } from '../../core/document/document.ts';
import type { Extracted, ExtractedArticle } from '../../core/importing.ts';
import { PlainError } from '../../core/result.ts';
import { counted } from '../../core/words.ts';
import { guessLanguage } from './language.ts';
import { readBody, type Body } from './mail-body.ts';
import { mailDetails } from './mail-details.ts';
import { bytesOf, leavesOf, readMime, type Part } from './mime.ts';
import { parameterOf } from './mime-headers.ts';
import { wholeArticle, type Reader, type ReaderContext } from './reading.ts';

/** Messages that come in a message; nobody forwards more in one. */
const MOST_MESSAGES = 200;
/** Forwarded so often. */
const DEEPEST = 10;
/** So many attachments are told by their names. */
const MOST_NAMES = 20;

/**
 * Reads a message as it is sent (RFC 5322), with the images that it shows. Messages that came with it are articles of
 * their own; other attachments are told by their names.
 * @throws PlainError for what is no message, is encrypted, or holds no words
 */
export const readMail: Reader = (bytes, context) => {
  const message = readMime(bytes);
  if (!['from', 'subject', 'date', 'to', 'content-type'].some((name) => message.headers.has(name)))
    throw new PlainError('This is no e-mail: it has no headers. Save the message in your mail program anew.');
  const articles: ExtractedArticle[] = [];
  const attachments: Part[] = [];
  const waiting: Waiting[] = [{ message, bytes: null, depth: 0 }];
  for (let at = 0; at < Math.min(waiting.length, MOST_MESSAGES); at += 1) {
    const next = waiting[at];
    if (next === undefined) break;
    const body = readBody(next.message);
    articles.push(...articlesOf(next, body, context));
    attachments.push(...body.attachments);
    for (const part of body.messages)
      if (next.depth < DEEPEST) waiting.push(attached(part, next.depth + 1));
      else attachments.push(part);
  }
  if (articles.length === 0) throw new PlainError(wordless(message));
  return {
    articles,
    issues: [],
    left: [...attachmentsLeft(attachments), ...messagesLeft(waiting.length - MOST_MESSAGES)],
  };
};

interface Waiting {
  readonly message: Part;
  /** Null for the file itself. */
  readonly bytes: Uint8Array | null;
  /** In how many others it lies. */
  readonly depth: number;
}

function attached(part: Part, depth: number): Waiting {
  const bytes = bytesOf(part);
  return { message: readMime(bytes), bytes, depth };
}

/** None where the message has no words and no pictures. */
function articlesOf({ message, bytes }: Waiting, body: Body, context: ReaderContext): Extracted['articles'] {
  const text = canonicalText(body.markdown);
  if (text.trim() === '' && body.images.length === 0) return [];
  const own = mailDetails(message.headers);
  const details = {
    ...own,
    language: own.language ?? body.language ?? guessLanguage(text),
    url: own.url ?? body.url,
  };
  const name = details.title === '' ? 'Attached message' : details.title;
  const part = bytes === null ? null : { name: `${name}.eml`, bytes };
  const { markdown, images } = body;
  const everything = () => readBody(message, images).markdown;
  return wholeArticle({ details, markdown, images, everything }, 'mail', context, { part }).articles;
}

const wordless = (message: Part): string =>
  leavesOf(message).some(({ type }) =>
    /^application\/(?:x-)?pkcs7-mime$|^application\/pgp-encrypted$/.test(type),
  )
    ? 'The message is encrypted. Open it in your mail program, copy its text, and paste that.'
    : 'There are no words in the message to read.';

function attachmentsLeft(attachments: readonly Part[]): readonly string[] {
  if (attachments.length === 0) return [];
  const names = attachments.slice(0, MOST_NAMES).map(nameOf);
  const more = attachments.length - names.length;
  const list = [...names, ...(more > 0 ? [`${more} more`] : [])].join(', ');
  return [`${counted(attachments.length, 'attachment')} did not come over: ${list}.`];
}

const nameOf = ({ headers, type }: Part): string =>
  (
    parameterOf(headers, 'content-disposition', 'filename') ??
    parameterOf(headers, 'content-type', 'name') ??
    type
  ).slice(0, 100);

const messagesLeft = (count: number): readonly string[] =>
  count > 0 ? [`${counted(count, 'attached message')} did not come over: there were too many.`] : [];
