import { signal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { moveCaret } from '../../core/caret.ts';
import { wholeGraphemes } from '../../core/document/graphemes.ts';
import type { Span } from '../../core/document/tree.ts';
import type { Passage } from '../../core/model.ts';
import { focusedPassage, open, passages } from '../state/article.ts';
import { announce } from '../state/announcing.ts';
import { settings } from '../state/library.ts';
import { moveTo, selection } from '../state/marking.ts';
import type { DrawnArticle } from './draw.ts';
import { readsRightToLeft } from './caret-lines.ts';
import { paintAdjusted } from './highlights.ts';
import { offsetAtPoint, rangeOf } from './points.ts';
import { useLater } from './use-later.ts';

type End = 'start' | 'end';

/** The stretch while an end is dragged; null otherwise. */
const adjusted = signal<Span | null>(null);

/** The handles at both ends of the passage in hand. */
export function PassageEnds({ drawn }: { readonly drawn: DrawnArticle }): VNode | null {
  const inHand = useLater(focusedPassage);
  const passage = passages.value.find(({ id }) => id === inHand);
  useEffect(() => paintAdjusted(drawn, adjusted.value), [drawn, adjusted.value]);
  useLayoutEffect(() => () => void (adjusted.value = null), [passage?.id]);
  if (passage === undefined || selection.value !== null) return null;
  return (
    <>
      <Handle key={`${passage.id} start`} passage={passage} end="start" drawn={drawn} />
      <Handle key={`${passage.id} end`} passage={passage} end="end" drawn={drawn} />
    </>
  );
}

interface Props {
  readonly passage: Passage;
  readonly end: End;
  readonly drawn: DrawnArticle;
}

/** Counts the times that an end was taken in hand: what is moved in one go is undone in one go. */
let taken = Date.now();

function Handle({ passage, end, drawn }: Props): VNode {
  const handle = useRef<HTMLButtonElement>(null);
  const span = adjusted.value ?? passage;
  useLayoutEffect(() => {
    const place = () => placeHandle(handle.current, drawn, span, end);
    place();
    const observer = new ResizeObserver(place);
    observer.observe(drawn.root);
    return () => observer.disconnect();
  }, [drawn, span.start, span.end, settings.value]);
  const drag = (event: PointerEvent) => {
    if (handle.current?.hasPointerCapture(event.pointerId) !== true) return;
    const offset = offsetUnder(drawn, event);
    if (offset !== null) adjusted.value = withEnd(adjusted.value ?? passage, end, offset);
  };
  const drop = async () => {
    const wanted = adjusted.value;
    if (wanted !== null && (wanted.start !== passage.start || wanted.end !== passage.end))
      await moveTo(passage.id, wanted);
    adjusted.value = null;
  };
  return (
    <button
      ref={handle}
      class={`passage-end ${end}`}
      role="slider"
      aria-label={end === 'start' ? 'Beginning of the passage' : 'End of the passage'}
      aria-valuemin={0}
      aria-valuemax={open.value?.document.text.length ?? 0}
      aria-valuenow={passage[end]}
      aria-valuetext={wordsAt(passage, end)}
      title="Drag, or use the arrow keys; with Ctrl by word"
      onPointerDown={(event) => {
        event.preventDefault();
        handle.current?.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={() => void drop()}
      onPointerCancel={() => (adjusted.value = null)}
      onFocus={() => (taken += 1)}
      onKeyDown={(event) => pressOnEnd(event, { passage, end, drawn })}
    />
  );
}

function pressOnEnd(event: KeyboardEvent, { passage, end, drawn }: Props): void {
  const text = open.value?.document.text;
  if (text === undefined || !['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].includes(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  const across = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
  const forward = across
    ? (event.key === 'ArrowRight') !==
      readsRightToLeft(drawn, Math.max(0, passage[end] - (end === 'end' ? 1 : 0)))
    : event.key === 'ArrowDown';
  const unit = !across ? 'sentence' : event.ctrlKey || event.metaKey ? 'word' : 'character';
  const language = open.value?.article.language ?? null;
  const move = {
    unit,
    direction: forward ? 'forward' : 'backward',
    extending: end === 'end',
    language,
  } as const;
  const next = (held: Passage) =>
    withEnd(held, end, pastSpace(text, moveCaret(text, held[end], move), end, forward));
  void moveTo(passage.id, next, `ends ${passage.id} ${taken}`).then((done) => {
    const moved = passages.value.find(({ id }) => id === passage.id);
    if (done && moved !== undefined) announce(wordsAt(moved, end));
  });
}

/** No passage begins or ends with white space, so that an end that is moved there goes on to the next word. */
function pastSpace(text: string, offset: number, end: End, forward: boolean): number {
  const beside = (at: number) => text.charAt(end === 'start' ? at : at - 1);
  let at = offset;
  while (/^\s$/.test(beside(at)) && at > 0 && at < text.length) at += forward ? 1 : -1;
  return at;
}

/** The stretch with one of its ends elsewhere; it never becomes empty, and its ends never pass each other. */
function withEnd(span: Span, end: End, offset: number): Span {
  const text = open.value?.document.text ?? '';
  const moved =
    end === 'start'
      ? { start: Math.min(offset, span.end - 1), end: span.end }
      : { start: span.start, end: Math.max(offset, span.start + 1) };
  return wholeGraphemes(text, moved);
}

function wordsAt({ quote }: Passage, end: End): string {
  return end === 'start' ? quote.slice(0, 40) : quote.slice(-40);
}

/** The offset under the pointer, or a little above it: the handle hangs below its line. */
function offsetUnder(drawn: DrawnArticle, { clientX, clientY }: PointerEvent): number | null {
  const { left, right } = drawn.root.getBoundingClientRect();
  // Beside the text it is the line there.
  const x = Math.min(right - 1, Math.max(left + 1, clientX));
  return offsetAtPoint(drawn, x, clientY - 10) ?? offsetAtPoint(drawn, x, clientY);
}

function placeHandle(handle: HTMLElement | null, drawn: DrawnArticle, span: Span, end: End): void {
  const frame = handle?.offsetParent?.getBoundingClientRect();
  const at =
    end === 'start' ? { start: span.start, end: span.start + 1 } : { start: span.end - 1, end: span.end };
  const rects = [...(rangeOf(drawn, at)?.getClientRects() ?? [])];
  const rect = end === 'start' ? rects[0] : rects.at(-1);
  if (handle === null || frame === undefined || rect === undefined) return;
  const x = (end === 'start') !== readsRightToLeft(drawn, at.start) ? rect.left : rect.right;
  handle.style.left = `${x - frame.left}px`;
  handle.style.top = `${rect.top - frame.top}px`;
  handle.style.height = `${rect.height}px`;
}
