import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { VNode } from 'preact';
import { documentOf } from '../../core/document/document.ts';
import { drawDocument } from '../article/draw.ts';
import { openLink } from '../state/library-edits.ts';

/** A note as it reads: Markdown through the same closed tree as articles. */
export function Markdown({ text }: { readonly text: string }): VNode {
  const frame = useRef<HTMLDivElement>(null);
  const drawn = useMemo(() => drawDocument(documentOf(text)), [text]);
  // Before whoever holds it measures it.
  useLayoutEffect(() => frame.current?.replaceChildren(...drawn.root.childNodes), [drawn]);
  return (
    <div
      class="markdown"
      ref={frame}
      onClick={followLink}
      onKeyDown={(event) => event.key === 'Enter' && followLink(event)}
    />
  );
}

/** Opens the link that was clicked, or is under the keyboard's focus. */
export function followLink(event: Event): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-url]') : null;
  const url = link?.dataset['url'];
  if (url === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  void openLink(url);
}
