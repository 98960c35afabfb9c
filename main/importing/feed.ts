import type { Extracted } from '../../core/importing.ts';
import { PlainError } from '../../core/result.ts';
import { counted } from '../../core/words.ts';
import { decode } from './decode.ts';
import {
  authorsOf,
  childrenNamed,
  pagesOf,
  plainWords,
  readEntry,
  wordsIn,
  type FeedDetails,
  type FeedEntry,
} from './feed-entry.ts';
import { documentOfXml, refuseDepth } from './markup.ts';
import { languageTag, webAddress, type Reader } from './reading.ts';

/** What more than this many entries hold, nobody has read; feeds have some dozens. */
const MOST_ENTRIES = 20_000;

/**
 * Reads a feed, RSS of any kind or Atom: each entry is an article.
 * @throws PlainError for what is no feed, and for a feed without entries
 */
export const readFeed: Reader = (bytes) => {
  const xml = decode(bytes);
  const root = rootOf(xml);
  const channel = childrenNamed(root, ['channel'])[0] ?? root;
  const feed = feedDetails(root, channel);
  const elements = [...new Set([channel, root])].flatMap((parent) =>
    childrenNamed(parent, ['item', 'entry']),
  );
  if (elements.length === 0) throw new PlainError('The feed holds no entries.');
  const read = elements.slice(0, MOST_ENTRIES).map((element) => tried(element, feed));
  const entries = read.filter((entry) => entry !== null);
  const kept = entries.filter(({ article }) => article.markdown !== '' || article.details.url !== null);
  if (kept.length === 0) throw new PlainError('There are no words in the feed to read.');
  return { articles: kept.map(({ article }) => article), issues: [], left: leftOf(kept, elements.length) };
};

function rootOf(xml: string): Element {
  const text = withoutDefinitions(xml.replace(/^[^<]*/, ''));
  refuseDepth(outsideOfCdata(text));
  const root = [...documentOfXml(text).children].find(({ localName }) =>
    /^(?:\w+:)?(?:rss|feed|rdf|channel)$/i.test(localName),
  );
  if (root === undefined) throw new PlainError('This is no feed: it is neither RSS nor Atom.');
  return root;
}

/** So near to the beginning a feed defines entities, in characters. */
const DEFINITIONS_WITHIN = 64 * 1024;

/** The parser knows no end of definitions; what they define stays as it is written, so that nothing grows. */
const withoutDefinitions = (xml: string): string =>
  xml.slice(0, DEFINITIONS_WITHIN).replace(/<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>/i, '') +
  xml.slice(DEFINITIONS_WITHIN);

/** The elements of a feed, without those of the pages that it holds as text. */
const outsideOfCdata = (xml: string): string =>
  xml
    .split('<![CDATA[')
    .map((part, index) => (index === 0 ? part : part.slice((part + ']]>').indexOf(']]>') + 3)))
    .join('');

function feedDetails(root: Element, channel: Element): FeedDetails {
  const title = wordsIn(channel, ['title', 'dc:title']);
  const lang = root.getAttribute('xml:lang') ?? channel.getAttribute('xml:lang');
  const base = root.getAttribute('xml:base') ?? channel.getAttribute('xml:base') ?? pagesOf(channel)[0];
  return {
    title: title === null ? null : plainWords(title),
    byline: authorsOf(channel),
    language: languageTag(wordsIn(channel, ['language', 'dc:language']) ?? lang),
    base: webAddress(base),
  };
}

/** Null for an entry that cannot be read; the others go through. */
function tried(element: Element, feed: FeedDetails): FeedEntry | null {
  try {
    return readEntry(element, feed);
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    return null;
  }
}

function leftOf(kept: readonly FeedEntry[], all: number): Extracted['left'] {
  const summaries = kept.filter(({ isSummary }) => isSummary).length;
  const empty = kept.filter(({ article }) => article.markdown === '').length;
  const lost = all - kept.length;
  return [
    ...(summaries === 0
      ? []
      : [`${counted(summaries, 'entry', 'entries')} ${summaries === 1 ? 'holds' : 'hold'} a summary only.`]),
    ...(empty === 0
      ? []
      : [`${counted(empty, 'entry', 'entries')} ${empty === 1 ? 'has' : 'have'} no words, only an address.`]),
    ...(lost === 0 ? [] : [`${counted(lost, 'entry', 'entries')} could not be read.`]),
  ];
}
