/** What the headers of a message say about it. */
import { addressParser, type Mailbox } from 'postal-mime';
import type { ArticleDetails } from '../../core/model.ts';
import { momentIn } from './dates.ts';
import { dayOf, wordsOf, type Headers } from './mime-headers.ts';
import { authorOf, languageTag, NO_DETAILS, tidy, webAddress } from './reading.ts';

/** What answers and forwarded messages put before a subject, in the languages of mail programs. */
const ANSWER =
  /^(?:re|fwd?|aw|wg|sv|vs|vb|antw|doorst|tr|rv|odp|ynt|回复|回覆|答复|转发|轉寄|返信|転送)(?:\[\d+\]|\(\d+\))?\s*[:：]\s*/iu;
const TAG = /^\[([^[\]]{1,60})\]\s*/;

/** Words that publications are called by, and people are not. */
const PUBLICATION =
  /(?<!\p{L})(?:the|news|newsletter|daily|weekly|morning|evening|sunday|times|post|journal|gazette|herald|tribune|chronicle|review|digest|briefing|bulletin|magazine|letters?|report|dispatch|ledger|observer|monitor|institute|foundation|press|team|today|zeitung|nachrichten|brief|rundbrief|gazeta|courrier|monde)(?!\p{L})/iu;

/** Title, author, source, day, language and address of a message, from its headers. */
export function mailDetails(headers: Headers): ArticleDetails {
  const list = listOf(headers);
  const sender = senderOf(headers);
  return {
    ...NO_DETAILS,
    title: titleOf(wordsOf(headers, 'subject') ?? '', list),
    ...(isSentToMany(headers) ? ofNewsletter(sender, list) : { byline: authorOf(sender), source: null }),
    ...momentIn(wordsOf(headers, 'date'), dayOf),
    language: languageTag(wordsOf(headers, 'content-language')?.split(',')[0]),
    url: webAddress(/<([^<>\s]+)>/.exec(headers.get('archived-at') ?? '')?.[1]),
  };
}

/** The subject without what programs put before it: "Re: [quay-l] The ferry" is "The ferry". */
function titleOf(subject: string, list: List | null): string {
  let title = tidy(subject) ?? '';
  for (let rest = title; ; title = rest) {
    rest = title.replace(ANSWER, '');
    const tag = TAG.exec(rest)?.[1];
    // In a subject of no list, brackets hold the sender's own words.
    if (tag !== undefined && isNameOf(tag, list)) rest = rest.replace(TAG, '');
    if (rest === title || rest === '') return title;
  }
}

interface List {
  /** What the list calls itself in words, or null. */
  readonly name: string | null;
  /** "quay-l.lists.example.org" */
  readonly id: string;
}

function listOf(headers: Headers): List | null {
  const words = wordsOf(headers, 'list-id');
  if (words === null) return null;
  const id = /<([^<>]*)>\s*$/.exec(words)?.[1] ?? words;
  const name = tidy(words.replace(/<[^<>]*>\s*$/, '').replace(/^\s*"(.*)"\s*$/, '$1'));
  return { id: id.trim(), name: name !== null && isInWords(name) ? name : null };
}

/** Senders of newsletters put numbers and addresses where the name should be. */
const isInWords = (name: string): boolean =>
  /\p{L}{2}/u.test(name) && !/[\da-f]{12}|^\S+[.@]\S+$/iu.test(name);

const isNameOf = (tag: string, list: List | null): boolean => {
  const letters = lettersOf(tag);
  return (
    list !== null &&
    letters !== '' &&
    (lettersOf(list.id).startsWith(letters) || lettersOf(list.name ?? '').includes(letters))
  );
};

const lettersOf = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** The sender's name, or the address of one without. */
function senderOf(headers: Headers): string | null {
  const words = wordsOf(headers, 'from') ?? wordsOf(headers, 'sender');
  if (words === null) return null;
  const [first] = addressParser(words.slice(0, 2000), { flatten: true }).filter(isMailbox);
  return tidy(first?.name) ?? tidy(first?.address) ?? tidy(words);
}

const isMailbox = (address: { readonly address?: string | undefined }): address is Mailbox =>
  address.address !== undefined;

const isSentToMany = (headers: Headers): boolean =>
  ['list-id', 'list-unsubscribe', 'list-post'].some((name) => headers.has(name)) ||
  /bulk|list/i.test(headers.get('precedence') ?? '');

/** "Ann Lee from The Sound" is an author and a source; a name that may be either is taken for the author's. */
function ofNewsletter(sender: string | null, list: List | null): Pick<ArticleDetails, 'byline' | 'source'> {
  const [, author, publication] =
    /^(.{2,60}?)\s+(?:from|at|via|von|von der|de|\||–|—)\s+(.{2,80})$/iu.exec(sender ?? '') ?? [];
  if (author !== undefined && publication !== undefined)
    return { byline: authorOf(author), source: list?.name ?? publication };
  const isPublication =
    sender !== null && (sender === list?.name || (PUBLICATION.test(sender) && !sender.includes('@')));
  if (isPublication) return { byline: null, source: list?.name ?? sender };
  return { byline: authorOf(sender), source: list?.name ?? null };
}
