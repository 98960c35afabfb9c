/** A quotation as it is set on a page: paragraphs of parts, the quoted words told from the rest of their sentence. */
import { marksFor } from './citation.ts';
import type { Quotation } from './model.ts';

export interface Part {
  /** Without line breaks. */
  readonly text: string;
  /** Whether these are the marked words rather than those around them, or the quotation marks. */
  readonly quoted: boolean;
}

/** A line is a run of parts, a paragraph a run of lines. */
export type Line = readonly Part[];
export type Paragraph = readonly Line[];

/** The quotation between quotation marks, broken where its source breaks paragraphs and lines. */
export function paragraphsOf({ before, quote, after }: Quotation): readonly Paragraph[] {
  const [open, close] = marksFor(before + quote + after);
  const parts = [
    { text: open + before, quoted: false },
    { text: quote, quoted: true },
    { text: after + close, quoted: false },
  ];
  return splitParts(parts, /\n{2,}/).map((paragraph) => splitParts(paragraph, /\n/));
}

function splitParts(parts: readonly Part[], at: RegExp): readonly Line[] {
  const lines: Part[][] = [[]];
  for (const { text, quoted } of parts) {
    text.split(at).forEach((piece, index) => {
      if (index > 0) lines.push([]);
      if (piece !== '') lines.at(-1)?.push({ text: piece, quoted });
    });
  }
  return lines.filter((line) => line.length > 0);
}
