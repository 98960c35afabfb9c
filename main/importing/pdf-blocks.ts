/** Writing the paragraphs of a PDF, with the places where its pages begin. */
import { lettersIn, type PageStart } from '../../core/pages.ts';
import { joinWrapped } from './lines.ts';
import type { Line } from './pdf-lines.ts';

export interface Block {
  /** Its lines, wrapped ones joined. */
  readonly lines: readonly string[];
  /** What marked it as an item of a list, "• " or "1. "; not among its words. */
  readonly mark: string | null;
  readonly size: number;
  readonly bold: boolean;
  /** Of its first line. */
  readonly page: number;
  readonly column: number;
  /** The pages that begin within it, the first one at 0 among them. */
  readonly starts: readonly PageStart<number>[];
  /** All its letters. */
  readonly letters: number;
}

/** No word that is divided is longer. */
const LONGEST_WORD = 100;

/** Writes one block, line by line. Time grows with the letters alone. */
export class BlockWriter {
  readonly #first: Line;
  readonly #known: ReadonlySet<string>;
  readonly #lines: string[] = [];
  readonly #starts: PageStart<number>[];
  #parts: string[] = [];
  /** The last wrapped line of the open line: how it goes on decides what it ends with. */
  #tail: string;
  #letters = 0;
  #page: number;
  #bold: boolean;

  /**
   * @param mark what the first line begins with and is no part of the words
   * @param known words of the whole text in lower case
   */
  constructor(
    first: Line,
    readonly mark: string | null,
    known: ReadonlySet<string>,
  ) {
    this.#first = first;
    this.#known = known;
    this.#tail = first.words.slice(mark?.length ?? 0);
    this.#page = first.page;
    this.#bold = first.bold;
    this.#starts = [{ page: first.page, letters: 0 }];
  }

  /** Goes on in the same line. */
  join(line: Line): void {
    this.#write(joint(this.#tail, line.words, this.#known));
    this.#begin(line);
  }

  /** Goes on in a line of its own. */
  breakBefore(line: Line): void {
    this.#endLine();
    this.#begin(line);
  }

  end(): Block {
    this.#endLine();
    const { size, page, column } = this.#first;
    return {
      lines: this.#lines,
      mark: this.mark,
      size,
      bold: this.#bold,
      page,
      column,
      starts: this.#starts,
      letters: this.#letters,
    };
  }

  #begin({ words, page, bold }: Line): void {
    if (page !== this.#page) this.#starts.push({ page, letters: this.#letters });
    this.#page = page;
    this.#bold &&= bold;
    this.#tail = words;
  }

  #endLine(): void {
    this.#write(this.#tail);
    this.#lines.push(this.#parts.join(''));
    this.#parts = [];
  }

  #write(words: string): void {
    this.#parts.push(words);
    this.#letters += lettersIn(words);
  }
}

/** What becomes of a line that goes on in the next: a hyphen at its end may leave, a space may come. */
function joint(line: string, next: string, known: ReadonlySet<string>): string {
  const [end, start] = [line.slice(-LONGEST_WORD), next.slice(0, LONGEST_WORD)];
  const both = joinWrapped(end, start, known);
  return line.slice(0, line.length - end.length) + both.slice(0, both.length - start.length);
}
