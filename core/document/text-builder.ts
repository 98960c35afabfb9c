import type { Span } from './tree.ts';

/** What stands between two neighbours in the canonical text. */
export const BETWEEN = { blocks: '\n\n', lines: '\n', cells: '\t' } as const;
export type Separator = (typeof BETWEEN)[keyof typeof BETWEEN];

const STRENGTH: readonly Separator[] = [BETWEEN.cells, BETWEEN.lines, BETWEEN.blocks];

/** Grows the canonical text and tells each run where it stands. Asking it costs nothing, however long the text is. */
export class TextBuilder {
  readonly #parts: string[] = [];
  #length = 0;
  #pending: Separator | null = null;

  get text(): string {
    return this.#parts.join('');
  }

  /** Where the next run will start, as far as is known. */
  get position(): number {
    return this.#length + (this.#pending?.length ?? 0);
  }

  /** Asks for a separator before the next run; of several, the strongest counts. None stands at either end. */
  separate(by: Separator): void {
    if (this.#length === 0) return;
    if (this.#pending === null || STRENGTH.indexOf(by) > STRENGTH.indexOf(this.#pending)) this.#pending = by;
  }

  /** Appends running text, its white space collapsed to single spaces, also across runs. */
  run(text: string): Span & { readonly text: string } {
    const collapsed = text.replace(/[ \t\n\r\f]+/g, ' ');
    const last = this.#parts.at(-1)?.at(-1);
    const fresh = this.#pending !== null || last === undefined || last === ' ' || last === '\n';
    return this.verbatim(fresh && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed);
  }

  /** Appends text as it is: code, a line break. */
  verbatim(text: string): Span & { readonly text: string } {
    if (text === '') return { start: this.position, end: this.position, text };
    if (this.#pending !== null) this.#append(this.#pending);
    this.#pending = null;
    const start = this.#length;
    this.#append(text);
    return { start, end: this.#length, text };
  }

  /** The stretch that `build` filled; an empty one where it added nothing. */
  span<T>(build: () => T): readonly [T, Span] {
    const start = this.position;
    const before = this.#length;
    const built = build();
    return [built, { start, end: this.#length === before ? start : this.#length }];
  }

  #append(part: string): void {
    this.#parts.push(part);
    this.#length += part.length;
  }
}
