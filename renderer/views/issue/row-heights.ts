/** How high the rows of a long list are, as far as they have been drawn, and where each begins. CSS pixels. */

/** Rows that are drawn before the height of the others is guessed from theirs. */
const ENOUGH = 6;
/** A guess before anything is drawn. */
const USUAL = 110;

export class RowHeights {
  readonly #known: Float64Array;
  #estimate = USUAL;
  #guessed = false;
  #tops: Float64Array | null = null;

  constructor(readonly rows: number) {
    this.#known = new Float64Array(rows);
  }

  /** Takes heights of rows that are drawn. @returns whether the guess for the others has changed, which it does once */
  take(measured: readonly (readonly [row: number, height: number])[]): boolean {
    for (const [row, height] of measured) {
      if (row >= this.rows || this.#known[row] === height) continue;
      this.#known[row] = height;
      this.#tops = null;
    }
    if (this.#guessed) return false;
    const known = [...this.#known].filter((height) => height > 0);
    if (known.length < Math.min(ENOUGH, this.rows)) return false;
    this.#guessed = true;
    this.#estimate = known.reduce((sum, height) => sum + height, 0) / Math.max(1, known.length);
    this.#tops = null;
    return true;
  }

  /** Where a row begins, below the first; of the number of rows, where the last ends. */
  top(row: number): number {
    return this.#all()[Math.min(row, this.rows)] ?? 0;
  }

  #all(): Float64Array {
    if (this.#tops !== null) return this.#tops;
    const tops = new Float64Array(this.rows + 1);
    for (let row = 0; row < this.rows; row += 1)
      tops[row + 1] = (tops[row] ?? 0) + (this.#known[row] || this.#estimate);
    this.#tops = tops;
    return tops;
  }
}
