declare module 'mark.js' {
  /** What of mark.js the bench uses: it wraps stretches of the text of an element in elements of their own. */
  export default class Mark {
    constructor(context: HTMLElement);
    /** Stretches of the text of all text nodes in a row; they must not overlap. */
    markRanges(
      ranges: readonly { readonly start: number; readonly length: number }[],
      options?: { readonly className?: string },
    ): void;
    unmark(): void;
  }
}
