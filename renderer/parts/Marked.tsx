import type { VNode } from 'preact';
import type { Snippet } from '../../core/searching.ts';

/** A stretch of text with what was looked for marked in it. */
export function Marked({ snippet: { text, marks } }: { readonly snippet: Snippet }): VNode {
  let at = 0;
  const parts = marks.flatMap(({ start, end }) => {
    const before = text.slice(at, start);
    at = end;
    return [before, <mark key={start}>{text.slice(start, end)}</mark>];
  });
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
