import type { Span } from './tree.ts';

/** What stands between two neighbours in the canonical text. */
export const BETWEEN = { blocks: '\n\n', lines: '\n', cells: '\t' } as const;
export type Separator = (typeof BETWEEN)[keyof typeof BETWEEN];

const STRENGTH: readonly Separator[] = [BETWEEN.cells, BETWEEN.lines, BETWEEN.blocks];

/** Grows the canonical text and tells each run where it stands. */
export class TextBuilder {
  #text = '';
  #pending: Separator | null = null;

  get text(): string {
    return this.#text;
  }

  /** Where the next run will start, as far as is known. */
  get position(): number {
    return this.#text.length + (this.#pending?.length ?? 0);
  }

  /** Asks for a separator before the next run; of several, the strongest counts. None stands at either end. */
  separate(by: Separator): void {
    if (this.#text === '') return;
    if (this.#pending === null || STRENGTH.indexOf(by) > STRENGTH.indexOf(this.#pending)) this.#pending = by;
  }

  /** Appends running text, its white space collapsed to single spaces, also across runs. */
  run(text: string): Span & { readonly text: string } {
    const collapsed = text.replace(/[ \t\n\r\f]+/g, ' ');
    const fresh = this.#pending !== null || this.#text === '' || /[ \n]$/.test(this.#text);
    return this.verbatim(fresh && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed);
  }

  /** Appends text as it is: code, a line break. */
  verbatim(text: string): Span & { readonly text: string } {
    if (text === '') return { start: this.position, end: this.position, text };
    this.#text += this.#pending ?? '';
    this.#pending = null;
    const start = this.#text.length;
    this.#text += text;
    return { start, end: this.#text.length, text };
  }

  /** The stretch that `build` filled; an empty one where it added nothing. */
  span<T>(build: () => T): readonly [T, Span] {
    const start = this.position;
    const before = this.#text.length;
    const built = build();
    return [built, this.#text.length === before ? { start, end: start } : { start, end: this.#text.length }];
  }
}
