/** Sentences, as people count them. Offsets in UTF-16 code units. */
import { goesOn } from './abbreviations.ts';
import type { ArticleDocument, Block, Span } from './tree.ts';

/** Intl.Segmenter slows down more than linearly, so it never sees more than this at once. */
const WINDOW = 4000;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known !== undefined) return known;
  const segmenter = makeSegmenter(language);
  segmenters.set(language, segmenter);
  return segmenter;
}

function makeSegmenter(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'sentence' });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return new Intl.Segmenter('en', { granularity: 'sentence' });
  }
}

/**
 * The sentences of one paragraph, in order and without gaps: each ends after its white space. Common
 * abbreviations end none. A sentence of thousands of characters may come in several pieces.
 * @param paragraph a stretch without blank lines; offsets count from its start
 * @param language BCP 47; English where it is not known or not valid
 */
export function sentencesOf(paragraph: string, language: string | null = null): readonly Span[] {
  const tag = language ?? 'en';
  const segmenter = segmenterFor(tag);
  const main = tag.slice(0, 2).toLowerCase();
  const sentences: Span[] = [];
  for (let at = 0; at < paragraph.length;) {
    const window = paragraph.slice(at, windowEnd(paragraph, at));
    const found = mended(window, segmenter, main);
    // The last sentence of a window may go on after it.
    const whole = at + window.length < paragraph.length && found.length > 1 ? found.slice(0, -1) : found;
    for (const { start, end } of whole) sentences.push({ start: at + start, end: at + end });
    at = sentences.at(-1)?.end ?? paragraph.length;
  }
  return sentences;
}

/** Not between the halves of a surrogate pair. */
function windowEnd(paragraph: string, at: number): number {
  const end = at + WINDOW;
  return (paragraph.codePointAt(end - 1) ?? 0) > 0xffff ? end + 1 : end;
}

function mended(text: string, segmenter: Intl.Segmenter, language: string): readonly Span[] {
  const sentences: Span[] = [];
  for (const { index, segment } of segmenter.segment(text)) {
    const last = sentences.at(-1);
    const end = index + segment.length;
    if (last !== undefined && goesOn(text.slice(last.start, last.end), segment, language)) {
      sentences[sentences.length - 1] = { start: last.start, end };
    } else sentences.push({ start: index, end });
  }
  return sentences;
}

/**
 * The smallest run of whole sentences that holds `span`, without the white space at its ends. Never leaves the
 * paragraphs, headings or cells in which `span` begins and ends; in code, it is `span` itself.
 */
export function sentencesAround(document: ArticleDocument, span: Span, language: string | null = null): Span {
  const first = leafAt(document.blocks, span.start);
  const last = leafAt(document.blocks, span.end - 1);
  return {
    start: first === null ? span.start : startOfSentence(document.text, first, span.start, language),
    end: last === null ? span.end : endOfSentence(document.text, last, span.end, language),
  };
}

function startOfSentence(text: string, leaf: Span, offset: number, language: string | null): number {
  const sentence = sentenceAt(text, leaf, offset, language);
  if (sentence === null) return offset;
  const before = text.slice(sentence.start, offset);
  return sentence.start + (before.length - before.trimStart().length);
}

function endOfSentence(text: string, leaf: Span, offset: number, language: string | null): number {
  const sentence = sentenceAt(text, leaf, offset - 1, language);
  return sentence === null ? offset : offset + text.slice(offset, sentence.end).trimEnd().length;
}

function sentenceAt(text: string, leaf: Span, offset: number, language: string | null): Span | null {
  const at = offset - leaf.start;
  const sentence = sentencesIn(text, leaf, language).find(({ start, end }) => start <= at && at < end);
  return sentence === undefined
    ? null
    : { start: leaf.start + sentence.start, end: leaf.start + sentence.end };
}

interface Divided {
  readonly text: string;
  readonly language: string | null;
  readonly sentences: readonly Span[];
}

/** Paragraphs as they were divided: thousands of passages may stand in one text. */
const divided = new WeakMap<Span, Divided>();

function sentencesIn(text: string, leaf: Span, language: string | null): readonly Span[] {
  const known = divided.get(leaf);
  if (known?.text === text && known.language === language) return known.sentences;
  const sentences = sentencesOf(text.slice(leaf.start, leaf.end), language);
  divided.set(leaf, { text, language, sentences });
  return sentences;
}

/** The paragraph, heading or cell that holds the character after `offset`. */
function leafAt(blocks: readonly Block[], offset: number): Span | null {
  const holds = ({ start, end }: Span) => start <= offset && offset < end;
  const block = blocks.find(holds);
  switch (block?.type) {
    case 'paragraph':
    case 'heading':
      return block;
    case 'quote':
      return leafAt(block.blocks, offset);
    case 'list':
      return leafAt(block.items.find(holds)?.blocks ?? [], offset);
    case 'table':
      return block.rows.flat().find(holds) ?? null;
    default:
      return null;
  }
}
