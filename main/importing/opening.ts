/** Judging what stands before an article's text: site, section, headline, date, authors. */
import type { ArticleDetails } from '../../core/model.ts';
import { datelineOf } from './datelines.ts';
import { dateLine, dayAndTimeOf, NO_MOMENT } from './dates.ts';
import { isSiteName, sectionOfMenu, sourceIn } from './furniture.ts';
import { openingLines, type OpeningLine } from './opening-lines.ts';
import type { Piece } from './text-pieces.ts';

/** What was found after the text. */
export interface Around {
  /** How surely it is a site's own: the suspicion of its lines together. */
  readonly weight: number;
  /** The site that it names. */
  readonly source: string | null;
  /** The year that it names. */
  readonly year: string | null;
}

export interface Opening {
  readonly details: Partial<ArticleDetails>;
  readonly pieces: readonly Piece[];
}

const GREETING =
  /^(?:dear|hello|hi|hey|good (?:morning|afternoon|evening)|to whom it may concern|sehr geehrte[rs]?|liebe[rs]?|hallo|chère?|cher|bonjour|madame|monsieur|estimad[oa]s?|querid[oa]s?|caro|cara|gentile|geachte|beste)\b.{0,60}$/i;

const SECTIONS =
  /^(?:world|news|politics|business|economy|opinion|analysis|comment|editorial|science|technology|health|culture|sports?|asia|africa|europe|americas?|middle east|international|national|security|defen[cs]e|features?|latest)(?: news)?$/i;

/** How many paragraphs are looked through for further lines that are dates: those of a diary. */
const DIARY_WITHIN = 400;

/**
 * Takes headline, section, date and authors from the lines before the text, and the site's own lines with them where
 * the evidence for a page is strong. A letter, a diary and notes keep every line; a headline alone is taken as one.
 */
export function readOpening(pieces: readonly Piece[], language: string | null, footer: Around): Opening {
  const around = footer.weight;
  const isSite = ({ words }: OpeningLine): boolean => isSiteName(words) || same(words, footer.source);
  const lines = openingLines(pieces, language);
  const dates = lines.filter(({ published }) => published !== null);
  if (isLetter(lines, pieces)) return { details: publishedIn(dates), pieces };
  const diary = isDiary(pieces, lines, language);
  const meta = diary ? [] : lines.filter(isMeta);
  const banners = bannersOf(lines, around, meta.length);
  const plain = lines.filter((line) => !isMeta(line) && !line.isDeck && !banners.includes(line));
  const sites = plain.filter((line) => isSite(line) && meta.length + banners.length + around > 0);
  const evidence = around + weight(banners);
  const chosen = choose(
    plain.filter((line) => !isSite(line)),
    meta,
    evidence,
  );
  if (chosen.title === null) {
    const details = diary
      ? {}
      : { ...publishedIn(dates), ...datelineIn(pieces, lines.length, language, footer) };
    return { details, pieces };
  }
  // A date that stands alone above a note may be part of it.
  const gone = meta.length > 1 || evidence >= 2 ? meta : meta.filter(({ byline, label }) => byline ?? label);
  const taken = [chosen.title, chosen.section, ...gone, ...banners, ...sites].filter((line) => line !== null);
  return {
    details: {
      ...datelineIn(pieces, lines.length, language, footer),
      ...detailsOf(chosen, meta, [...banners, ...sites]),
    },
    pieces: without(pieces, taken),
  };
}

const isMeta = ({ published, byline, label }: OpeningLine): boolean =>
  published !== null || byline !== null || label !== null;
const same = (words: string, source: string | null): boolean =>
  source !== null && words.trim().toLowerCase() === source.toLowerCase();
const weight = (lines: readonly OpeningLine[]): number =>
  lines.reduce((sum, { suspicion }) => sum + suspicion, 0);

const publishedIn = (dates: readonly OpeningLine[]): Partial<ArticleDetails> =>
  dates[0] === undefined ? {} : dayAndTimeOf(dates[0]);

function isLetter(lines: readonly OpeningLine[], pieces: readonly Piece[]): boolean {
  const after = pieces[(lines.at(-1)?.piece ?? -1) + 1];
  const next = after?.type === 'paragraph' ? after.lines.slice(0, 1) : [];
  return [...lines.map(({ words }) => words), ...next].some((words) => GREETING.test(words));
}

/** Further on there are lines that are dates: entries, whose dates belong to the text. */
function isDiary(pieces: readonly Piece[], lines: readonly OpeningLine[], language: string | null): boolean {
  const after = (lines.at(-1)?.piece ?? -1) + 1;
  return pieces
    .slice(after, after + DIARY_WITHIN)
    .some(
      (piece) =>
        piece.type === 'paragraph' &&
        piece.lines.some((line) => /\d{4}/.test(line) && dateLine(line, language) !== null),
    );
}

/** The site's lines at the very top, where enough speaks for them. */
function bannersOf(lines: readonly OpeningLine[], around: number, meta: number): readonly OpeningLine[] {
  const end = lines.findIndex(({ suspicion }) => suspicion === 0);
  const banners = lines.slice(0, end === -1 ? 0 : end);
  return weight(banners) + around + Math.min(meta, 1) >= 2 ? banners : [];
}

interface Chosen {
  readonly title: OpeningLine | null;
  readonly section: OpeningLine | null;
}

/** @param evidence how much speaks for a page with a site's lines around it */
function choose(lines: readonly OpeningLine[], meta: readonly OpeningLine[], evidence: number): Chosen {
  const [mark] = meta;
  const before = mark === undefined ? lines : lines.filter((line) => isBefore(line, mark));
  const [first, second] = before;
  if (first === undefined) return { title: mark === undefined ? null : (lines[0] ?? null), section: null };
  if (mark === undefined && evidence < 2) return { title: first.alone ? first : null, section: null };
  if (second === undefined) return { title: first, section: null };
  if (evidence >= 1) return lastOf(before);
  const isSection = SECTIONS.test(first.words) || first.words.length * 3 < second.words.length;
  return isSection ? { title: second, section: first } : { title: first, section: null };
}

function lastOf(lines: readonly OpeningLine[]): Chosen {
  const last = lines.at(-1);
  const isDeck = last !== undefined && lines.length > 1 && last.words.split(' ').length > 16;
  const at = lines.length - (isDeck ? 2 : 1);
  const section = lines[at - 1];
  const fits = section !== undefined && section.words.length <= 60 && section.words.split(' ').length <= 8;
  return { title: lines[at] ?? null, section: fits ? section : null };
}

const isBefore = (one: OpeningLine, other: OpeningLine): boolean =>
  one.piece < other.piece || (one.piece === other.piece && one.line < other.line);

function detailsOf(
  { title, section }: Chosen,
  meta: readonly OpeningLine[],
  site: readonly OpeningLine[],
): Partial<ArticleDetails> {
  const first = <T>(values: readonly (T | null | undefined)[]): T | null =>
    values.find((value) => value !== null && value !== undefined) ?? null;
  const label = (field: string) =>
    meta.map((line) => (line.label?.field === field ? line.label.value : null));
  const found = {
    ...dayAndTimeOf(meta.find(({ published }) => published !== null) ?? NO_MOMENT),
    byline: first(meta.map((line) => line.byline)),
    section: first([...label('section'), section?.words, ...site.map(({ words }) => sectionOfMenu(words))]),
    source: first([...label('source'), ...site.map(({ words }) => sourceIn(words))]),
  };
  const known = Object.entries(found).filter(([, value]) => value !== null);
  return { title: title?.words ?? '', ...Object.fromEntries(known) };
}

/** What a dateline, "BEIJING, 5 November 2005 (Agency) –", tells; it stays where it is. */
function datelineIn(
  pieces: readonly Piece[],
  opening: number,
  language: string | null,
  footer: Around,
): Partial<ArticleDetails> {
  const text = pieces
    .slice(0, opening + 2)
    .flatMap((piece) => (piece.type === 'paragraph' ? piece.lines : []))
    .find((line) => line.length > 60);
  const dateline = datelineOf(text ?? '', language, footer.year);
  return {
    ...(dateline?.published ? { ...NO_MOMENT, published: dateline.published } : {}),
    ...(dateline?.agency && footer.source === null ? { source: dateline.agency } : {}),
  };
}

function without(pieces: readonly Piece[], taken: readonly OpeningLine[]): readonly Piece[] {
  return pieces.flatMap((piece, index) => {
    const gone = taken.filter((line) => line.piece === index).map(({ line }) => line);
    if (gone.length === 0) return [piece];
    const lines = piece.type === 'paragraph' ? piece.lines.filter((_, line) => !gone.includes(line)) : [];
    return lines.length > 0 ? [{ type: 'paragraph' as const, lines }] : [];
  });
}
