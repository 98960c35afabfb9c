import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Swatch } from '../parts/Chip.tsx';
import { Icon } from '../parts/Icon.tsx';
import { openIssues } from '../state/library.ts';
import {
  copyWithCitation,
  highlight,
  passageToResize,
  resize,
  selection,
  startNote,
  tag,
} from '../state/marking.ts';
import { openPicker } from '../state/picking.ts';
import type { DrawnArticle } from './draw.ts';
import { rangeOf } from './points.ts';
import { selecting } from './use-selection.ts';

/** Issues shown by name; the others are under "More", and under their digits. */
const SHOWN = 3;

/** The tools for selected text: they come at the selection and leave with it. */
export function SelectionBar({ drawn }: { readonly drawn: DrawnArticle }): VNode | null {
  const bar = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  const span = selecting.value ? null : selection.value;
  useLayoutEffect(() => {
    const frame = bar.current?.offsetParent;
    const range = span === null ? null : rangeOf(drawn, span);
    if (bar.current === null || frame === null || frame === undefined || range === null) return;
    setPlace(placeBar(range, bar.current, frame));
  }, [span?.start, span?.end, drawn]);
  if (span === null) return null;
  const style = { left: `${place?.left ?? 0}px`, top: `${place?.top ?? 0}px` };
  return (
    <div
      ref={bar}
      class="selection-bar"
      role="toolbar"
      aria-label="Selected text"
      style={style}
      // A press on the bar must not take the selection away.
      onMouseDown={(event) => event.preventDefault()}
    >
      {openIssues.value.slice(0, SHOWN).map((issue, index) => (
        <button key={issue.id} onClick={() => void tag(issue)} title={`Tag with “${issue.name}”`}>
          <Swatch issue={issue} />
          <span class="name">{issue.name}</span>
          <kbd>{index + 1}</kbd>
        </button>
      ))}
      <button onClick={() => openPicker(bar.current)} title="Tag with any issue, or a new one">
        {openIssues.value.length === 0 ? 'Issue' : 'More'} <kbd>T</kbd>
      </button>
      <span class="separator" />
      <button onClick={() => void startNote()}>
        Note <kbd>N</kbd>
      </button>
      <button onClick={() => void highlight()}>
        Highlight <kbd>H</kbd>
      </button>
      {passageToResize.value !== undefined && (
        <button onClick={() => void resize()} title="Let the passage in hand cover the selection instead">
          Resize <kbd>R</kbd>
        </button>
      )}
      <button
        class="lone"
        onClick={() => void copyWithCitation()}
        title="Copy with citation (C)"
        aria-label="Copy with citation"
      >
        <Icon name="copy" size={15} />
      </button>
    </div>
  );
}

/** Above the first line of the selection, or below its last where there is no room; inside the frame's width. */
function placeBar(range: Range, bar: HTMLElement, frame: Element): { left: number; top: number } {
  const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
  const first = rects[0] ?? range.getBoundingClientRect();
  const last = rects.at(-1) ?? first;
  const box = frame.getBoundingClientRect();
  const above = first.top - box.top - bar.offsetHeight - 8;
  const visibleTop = frame.closest('.scroller')?.getBoundingClientRect().top ?? box.top;
  const fits = first.top - bar.offsetHeight - 8 > visibleTop;
  const middle = (first.left + first.right) / 2 - box.left - bar.offsetWidth / 2;
  return {
    left: Math.max(8, Math.min(middle, box.width - bar.offsetWidth - 8)),
    top: fits ? above : last.bottom - box.top + 8,
  };
}
