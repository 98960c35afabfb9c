import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Span } from '../../core/document/tree.ts';
import { findable, occurrencesOf } from '../../core/search/occurrences.ts';
import { Icon } from '../parts/Icon.tsx';
import { open } from '../state/article.ts';
import { announce } from '../state/announcing.ts';
import { findAsked, finding, stopFinding } from '../state/finding.ts';
import type { DrawnArticle } from './draw.ts';
import { clearFound, paintFound } from './found.ts';
import { firstOffset, scrollIntoView } from './use-reading.ts';

interface Props {
  readonly drawn: DrawnArticle;
  readonly scroller: HTMLElement | null;
  /** The stretch of text that is near the window. */
  readonly near: Span;
}

/** The field for finding words in the article, where it is open. */
export function FindBar(props: Props): VNode | null {
  return finding.value === null ? null : <Finding {...props} words={finding.value} />;
}

function Finding({ drawn, scroller, near, words }: Props & { readonly words: string }): VNode {
  const field = useRef<HTMLInputElement>(null);
  const text = open.value?.document.text ?? '';
  const source = useMemo(() => findable(text), [text]);
  const matches = useMemo(() => occurrencesOf(source, words), [source, words]);
  const [at, setAt] = useState(0);
  const current = matches[at] ?? null;
  useEffect(() => field.current?.select(), [findAsked.value]);
  useEffect(() => {
    const from = scroller === null ? 0 : firstOffset(scroller, drawn);
    const next = matches.findIndex(({ start }) => start >= from);
    show(next === -1 ? 0 : next);
  }, [matches]);
  useLayoutEffect(() => paintFound(drawn, matches, current, near), [drawn, matches, current, near]);
  // It goes with the bar, not a frame later.
  useLayoutEffect(() => clearFound, []);

  function show(index: number): void {
    setAt(index);
    const match = matches[index];
    if (match !== undefined && scroller !== null) scrollIntoView(scroller, drawn, match);
  }
  const step = (by: 1 | -1) => {
    if (matches.length === 0) return;
    const next = (at + by + matches.length) % matches.length;
    show(next);
    announce(`${next + 1} of ${matches.length}`);
  };
  return (
    <div class="find-bar" role="search" aria-label="Find in the article">
      <input
        ref={field}
        class="field"
        aria-label="Find in the article"
        placeholder="Find in the article"
        value={words}
        autoFocus
        onInput={(event) => (finding.value = event.currentTarget.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') close(scroller);
          else if (event.key === 'Enter' || event.key === 'F3') step(event.shiftKey ? -1 : 1);
          else return;
          event.preventDefault();
        }}
      />
      <span class="quiet" role="status">
        {words === '' ? '' : matches.length === 0 ? 'None' : `${at + 1} of ${matches.length}`}
      </span>
      <button
        class="btn ghost square"
        aria-label="The one before"
        title="The one before (Shift+Enter)"
        onClick={() => step(-1)}
      >
        <Icon name="up" size={15} />
      </button>
      <button
        class="btn ghost square"
        aria-label="The next one"
        title="The next one (Enter)"
        onClick={() => step(1)}
      >
        <Icon name="down" size={15} />
      </button>
      <button
        class="btn ghost square"
        aria-label="Close"
        title="Close (Escape)"
        onClick={() => close(scroller)}
      >
        <Icon name="close" size={15} />
      </button>
    </div>
  );
}

function close(scroller: HTMLElement | null): void {
  stopFinding();
  scroller?.focus();
}
