/** The "Key: value" lines at the head of a message or of a clipping. */
import type { ArticleDetails } from '../../core/model.ts';
import { momentIn, publishedOf } from './dates.ts';
import { authorOf, languageTag, tidy, webAddress } from './reading.ts';

type Field = Exclude<keyof ArticleDetails, 'publishedTime'>;
type Found = Partial<Record<Field, string>> & { publishedTime?: string | null };

const FIELDS: Readonly<Record<string, Field>> = {
  subject: 'title',
  title: 'title',
  headline: 'title',
  from: 'byline',
  author: 'byline',
  authors: 'byline',
  by: 'byline',
  byline: 'byline',
  date: 'published',
  sent: 'published',
  published: 'published',
  source: 'source',
  publisher: 'source',
  publication: 'source',
  newspaper: 'source',
  section: 'section',
  category: 'section',
  language: 'language',
  url: 'url',
  link: 'url',
};
/** Headers that have no place among the details and stay in the text. */
const OTHERS =
  /^(?:to|cc|bcc|reply-to|message-id|organi[sz]ation|newsgroups|keywords|place|x-[\w-]+|mime-version|content-[\w-]+|received|return-path|in-reply-to|references)$/;

/** Those that only machines read. */
const TECHNICAL =
  /^(?:message-id|x-[\w-]+|mime-version|content-[\w-]+|received|return-path|in-reply-to|references)$/;

const HEADER = /^([A-Za-z][A-Za-z-]{0,30}):(?:[ \t]+(.*))?$/;

export interface Message {
  readonly details: Partial<ArticleDetails>;
  /** The rest of the text, with the headers that the details do not hold. */
  readonly text: string;
}

/** Reads the headers at the very beginning of a text; null when it has none, or only one that might be chance. */
export function readHeaders(text: string): Message | null {
  const trimmed = text.replace(/^\s+/, '');
  const end = trimmed.search(/\n[ \t]*(?:\n|$)/);
  const head = (end === -1 ? trimmed : trimmed.slice(0, end))
    .slice(0, 20_000)
    .replace(/\n[ \t]+(?=\S)/g, ' ');
  const headers = head.split('\n').map((line) => ({ line, key: keyOf(line), value: HEADER.exec(line)?.[2] }));
  const plausible = headers.filter(({ key, value }) => {
    const field = FIELDS[key ?? ''];
    return field !== undefined && valueOf(field, value ?? '') !== null;
  });
  if (end === -1 || headers.some(({ key }) => key === null) || plausible.length < 2) return null;
  const details: Found = {};
  const kept = headers.filter(({ key, value }) => !take(details, key, value) && !TECHNICAL.test(key ?? ''));
  const rest = trimmed.slice(end).replace(/^\s*\n/, '');
  return { details, text: [...kept.map(({ line }) => line), '', rest].join('\n') };
}

function keyOf(line: string): string | null {
  const key = HEADER.exec(line)?.[1]?.toLowerCase();
  return key !== undefined && (key in FIELDS || OTHERS.test(key)) ? key : null;
}

/** Notes a header among the details; false when it has no place there. */
function take(details: Found, key: string | null, raw: string | undefined): boolean {
  const field = FIELDS[key ?? ''];
  if (field === undefined || details[field] !== undefined) return false;
  const value = valueOf(field, raw ?? '');
  if (value === null) return false;
  details[field] = value;
  // Said even where there is none: a time that stands elsewhere is that of another day.
  if (field === 'published') details.publishedTime = momentIn(raw ?? '').publishedTime;
  return true;
}

function valueOf(field: Field, raw: string): string | null {
  if (field === 'published') return publishedOf(raw);
  if (field === 'url') return webAddress(raw);
  if (field === 'language') return languageTag(raw);
  if (field === 'byline') return /\p{Lu}|\p{Lo}|@/u.test(raw) && !/[.!?]$/.test(raw) ? authorOf(raw) : null;
  return tidy(raw);
}
