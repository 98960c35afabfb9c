/** Lines of a plain text: where they were wrapped by a machine, and where a person ended them. */

/** Nobody wraps prose narrower than this; shorter lines are verses, addresses and lists. */
const NARROWEST = 45;
/** Verses are hardly ever as long as this. */
const SURELY_WRAPPED = 60;
/** No machine wraps wider than this; longer lines are paragraphs. */
const WIDEST = 130;

/** What ends a sentence, with the quotation marks that close it. */
export const SENTENCE_END = /[.!?。！？…:][)\]"'”’»]*$/;

/** Stretches of lines between blank ones. Lines keep their indentation and lose their trailing white space. */
export function blocksOfLines(text: string): readonly (readonly string[])[] {
  const blocks: string[][] = [];
  let open: string[] | null = null;
  for (const line of text.split('\n')) {
    const kept = line.trimEnd();
    if (kept === '') {
      open = null;
    } else if (open === null) {
      open = [kept];
      blocks.push(open);
    } else {
      open.push(kept);
    }
  }
  return blocks;
}

/** The width, in UTF-16 units, at which the text was wrapped by a machine; null when it was not. */
export function wrapWidth(blocks: readonly (readonly string[])[]): number | null {
  const inner = blocks.flatMap((block) => block.slice(0, -1)).filter((line) => /\S\s+\S/.test(line));
  if (inner.length === 0) return null;
  const lengths = inner.map((line) => line.length).sort((a, b) => a - b);
  const width = lengths[Math.floor((lengths.length - 1) * 0.95)] ?? 0;
  if (width < NARROWEST || width > WIDEST) return null;
  const breaks = blocks.flatMap((block) =>
    block.slice(1).map((next, index) => [block[index] ?? '', next] as const),
  );
  const full = breaks.filter(([line, next]) => isFull(line, next, width));
  const ended = full.filter(([line]) => SENTENCE_END.test(line));
  // Wrapped lines end anywhere in a sentence; where most end with one, a person ended them.
  return full.length >= breaks.length * 0.5 && ended.length <= full.length * 0.5 ? width : null;
}

/** Whether the next line's first word would not have fitted, so that it was wrapping that ended the line. */
const isFull = (line: string, next: string, width: number): boolean =>
  line.trim().length >= NARROWEST / 2 &&
  line.length + 1 + (/^\s*\S+/.exec(next)?.[0].trimStart().length ?? 0) > width;

/**
 * The paragraphs of a block, each as lines that are to stay lines: wrapped lines are joined.
 * @param width as `wrapWidth` gives it
 * @param known words of the whole text in lower case, for telling a hyphen from a word that was divided
 */
export function paragraphsOf(
  block: readonly string[],
  width: number | null,
  known: ReadonlySet<string>,
): readonly (readonly string[])[] {
  const indents = block.map(indentOf);
  const base = leastOf(indents);
  const startsParagraph = (index: number): boolean =>
    marksParagraphsByIndent(indents) && (indents[index] ?? 0) >= base + 2;
  const paragraphs: string[][] = [];
  block.forEach((raw, index) => {
    const line = raw.trim();
    const paragraph = paragraphs.at(-1);
    const before = paragraph?.at(-1);
    if (paragraph === undefined || before === undefined || startsParagraph(index)) paragraphs.push([line]);
    else if (
      (width !== null && isFull(block[index - 1] ?? '', line, width)) ||
      isDivided(block[index - 1]?.trim() ?? '', line)
    )
      paragraph[paragraph.length - 1] = joinWrapped(before, line, known);
    else if (endsParagraph(block[index - 1] ?? '', line)) paragraphs.push([line]);
    else paragraph.push(line);
  });
  return paragraphs;
}

/** Spreading that many numbers into a call would overflow the stack. */
const leastOf = (numbers: readonly number[]): number =>
  numbers.reduce((least, each) => Math.min(least, each), Infinity);

/** A tab or an ideographic space is an indent by itself. */
const indentOf = (line: string): number => (/^\s*/.exec(line)?.[0] ?? '').replace(/[\t\u3000]/g, '  ').length;

/** Some lines, not most, stand further in, and the rest are flush: first lines. The other way round they hang. */
function marksParagraphsByIndent(indents: readonly number[]): boolean {
  const base = leastOf(indents);
  const deeper = indents.filter((indent) => indent >= base + 2).length;
  return deeper > 0 && (deeper <= indents.length / 2 || (indents[0] ?? 0) > base);
}

const endsParagraph = (line: string, next: string): boolean =>
  line.length > WIDEST || next.length > WIDEST || (SENTENCE_END.test(line) && !/^\s*\p{Ll}/u.test(next));

/** Nobody ends a long line in the middle of a word, or of a sentence that goes on in the next. */
const isDivided = (line: string, next: string): boolean =>
  /^\p{Ll}/u.test(next) &&
  (/\p{L}-$/u.test(line) ? line.length >= 30 : line.length >= SURELY_WRAPPED && !SENTENCE_END.test(line));

/** Joins what wrapping parted. A hyphen at the end stays, unless the text knows the word as a whole. */
export function joinWrapped(line: string, next: string, known: ReadonlySet<string>): string {
  const parts = /(\p{L}+)-$/u.exec(line);
  const rest = /^\p{Ll}+/u.exec(next)?.[0];
  if (parts !== null && rest !== undefined && !/^(and|or|to|und|oder|bis|et|ou|y|o)$/.test(rest)) {
    const whole = `${parts[1] ?? ''}${rest}`.toLowerCase();
    return known.has(whole) ? line.slice(0, -1) + next : line + next;
  }
  const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、，]/u;
  const apart = unspaced.test(line.slice(-1)) && unspaced.test(next.slice(0, 1)) ? '' : ' ';
  return line + apart + next;
}

/** The words that no line's end divides in a text, or in its beginning where it is very long, in lower case. */
export const knownWords = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .slice(0, 2_000_000)
      .toLowerCase()
      .match(/(?<![-\p{L}])\p{L}+(?![-\p{L}])/gu) ?? [],
  );
