import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { longDate, shortDate } from '../../../core/dates.ts';
import { periodName } from '../../../core/issues/periods.ts';
import type { Bin, Mark, Timeline } from '../../../core/issues/timeline.ts';
import { counted } from '../../../core/words.ts';
import { onGridKey } from './grid-keys.ts';
import { useWidth } from './use-width.ts';

interface TimelineProps {
  readonly label: string;
  readonly timeline: Timeline;
  /** Of the whole, in CSS pixels. */
  readonly height: number;
  readonly onOpen: (period: string) => void;
  /** Opens a passage; without it, passages are not marked one by one. */
  readonly onMark?: (mark: Mark) => void;
  /** The first and the last of the bins over which the mouse was drawn. */
  readonly onStretch?: (first: number, last: number) => void;
}

/** Below the bars, for their names; above them, for the number of the highest. */
const FOOT = 22;
const HEAD = 16;
/** A name needs so much room, in CSS pixels. */
const NAME = 76;
/** The mouse is drawn over a stretch, rather than pressed, from so many CSS pixels on. */
const DRAWN = 5;

/** Passages in time as bars, or as one mark for each where there are few. */
export function TimelineChart({ label, timeline, height, onOpen, onMark, onStretch }: TimelineProps): VNode {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const { bins } = timeline;
  const step = width / Math.max(1, bins.length);
  const most = Math.max(1, ...bins.map(({ passages }) => passages));
  const plot = height - FOOT - HEAD;
  const drag = useDrag(frame, step, bins.length, onStretch);
  const marks = onMark === undefined ? null : timeline.marks;
  const geometry = { step, plot, most };
  return (
    <div class="timeline" ref={frame} {...drag.handlers}>
      {width > 0 && (
        <svg width={width} height={height} role="group" aria-label={label} onKeyDown={onGridKey}>
          {marks === null && <Scale width={width} most={most} />}
          {drag.stretch !== null && (
            <rect
              class="stretch"
              x={drag.stretch[0] * step}
              y="0"
              width={(drag.stretch[1] - drag.stretch[0] + 1) * step}
              height={HEAD + plot}
            />
          )}
          {marks === null
            ? bins.map((bin, at) => (
                <Bar key={bin.period} bin={bin} at={at} {...geometry} onOpen={() => onOpen(bin.period)} />
              ))
            : placed(marks, bins).map(({ mark, x, y, index }) => (
                <MarkShape
                  key={`${mark.article} ${mark.passage}`}
                  mark={mark}
                  x={x}
                  y={y}
                  first={index === 0}
                  {...geometry}
                  onOpen={() => onMark?.(mark)}
                />
              ))}
          <line class="ground" x1="0" x2={width} y1={HEAD + plot + 0.5} y2={HEAD + plot + 0.5} />
          <Names timeline={timeline} step={step} y={height - 5} />
        </svg>
      )}
    </div>
  );
}

/** How much the highest bar stands for. */
function Scale({ width, most }: { readonly width: number; readonly most: number }): VNode {
  return (
    <>
      <line class="scale" x1="0" x2={width} y1={HEAD} y2={HEAD} />
      <text class="scale-name" x="0" y={HEAD - 4}>
        {most.toLocaleString('en-GB')}
      </text>
    </>
  );
}

interface Geometry {
  readonly step: number;
  readonly plot: number;
  readonly most: number;
}

/** A bar's place in its share of the width. */
const barOf = (step: number): { readonly width: number; readonly left: number } => {
  const width = Math.max(1, Math.min(step - Math.min(3, step * 0.2), 56));
  return { width, left: (step - width) / 2 };
};

function Bar({
  bin: { period, passages },
  at,
  step,
  plot,
  most,
  onOpen,
}: Geometry & { readonly bin: Bin; readonly at: number; readonly onOpen: () => void }): VNode {
  const { width, left } = barOf(step);
  const high = passages === 0 ? 0 : Math.max(2, (passages / most) * plot);
  const said = `${periodName(period)}: ${counted(passages, 'passage')}${passages === 0 ? '' : '. Press to list them.'}`;
  return (
    <g
      class="bin"
      role="button"
      tabindex={at === 0 ? 0 : -1}
      aria-label={said}
      aria-disabled={passages === 0}
      data-x={at}
      data-y={0}
      data-said={said}
      onClick={passages === 0 ? undefined : onOpen}
    >
      <rect class="reach" x={at * step} y="0" width={step} height={HEAD + plot} />
      <rect
        class="bar-shape"
        x={at * step + left}
        y={HEAD + plot - high}
        width={width}
        height={high}
        rx={width > 6 ? 2 : 0}
      />
    </g>
  );
}

interface PlacedMark {
  readonly mark: Mark;
  readonly x: number;
  /** How many are below it. */
  readonly y: number;
  readonly index: number;
}

function placed(marks: readonly Mark[], bins: readonly Bin[]): readonly PlacedMark[] {
  const places = new Map(bins.map(({ period }, at) => [period, at]));
  const below = new Map<string, number>();
  return marks.map((mark, index) => {
    const y = below.get(mark.period) ?? 0;
    below.set(mark.period, y + 1);
    return { mark, x: places.get(mark.period) ?? 0, y, index };
  });
}

function MarkShape({
  mark,
  x,
  y,
  first,
  step,
  plot,
  most,
  onOpen,
}: Geometry & {
  readonly mark: Mark;
  readonly x: number;
  readonly y: number;
  readonly first: boolean;
  readonly onOpen: () => void;
}): VNode {
  const bar = barOf(step);
  const width = Math.min(bar.width, 30);
  const each = Math.min(22, plot / most);
  const said = `${periodName(mark.period)}, ${mark.title}: “${mark.quote}”`;
  return (
    <g
      class="mark"
      role="button"
      tabindex={first ? 0 : -1}
      aria-label={said}
      data-x={x}
      data-y={-y}
      data-said={said}
      onClick={onOpen}
    >
      <rect
        class="bar-shape"
        x={x * step + (step - width) / 2}
        y={HEAD + plot - (y + 1) * each + 1}
        width={width}
        height={Math.max(1, each - 2)}
        rx={Math.min(2, each / 4)}
      />
    </g>
  );
}

/** The names of as many periods as there is room for. */
function Names({
  timeline: { bins, unit },
  step,
  y,
}: {
  readonly timeline: Timeline;
  readonly step: number;
  readonly y: number;
}): VNode {
  const every = Math.max(1, Math.ceil(NAME / step));
  const last = bins.length - 1;
  const named = bins.flatMap((bin, at) => (at % every === 0 ? [{ bin, at }] : []));
  return (
    <>
      {named.map(({ bin: { period }, at }) => {
        const edge = at === 0 ? 'start' : at === last ? 'end' : 'middle';
        const x = edge === 'start' ? 0 : edge === 'end' ? (at + 1) * step : (at + 0.5) * step;
        // A name that would end outside is left out.
        if (edge === 'middle' && (at + 0.5) * step + NAME / 2 > bins.length * step) return null;
        return (
          <text key={period} class="scale-name" x={x} y={y} text-anchor={edge}>
            {nameOf(period, unit)}
          </text>
        );
      })}
    </>
  );
}

function nameOf(period: string, unit: Timeline['unit']): string {
  if (unit === 'day') return `${shortDate(period)} ${period.slice(0, 4)}`;
  if (unit === 'month') return `${longDate(period).slice(0, 3)} ${period.slice(0, 4)}`;
  return periodName(period);
}

interface Drag {
  readonly stretch: readonly [number, number] | null;
  readonly handlers: {
    readonly onPointerDown?: (event: PointerEvent) => void;
    readonly onPointerMove?: (event: PointerEvent) => void;
    readonly onPointerUp?: (event: PointerEvent) => void;
    readonly onClickCapture?: (event: MouseEvent) => void;
  };
}

/** Drawing the mouse over a stretch. What was drawn over is not pressed, too. */
function useDrag(
  frame: { readonly current: HTMLElement | null },
  step: number,
  bins: number,
  onStretch: TimelineProps['onStretch'],
): Drag {
  const start = useRef<number | null>(null);
  const drawn = useRef(false);
  const [stretch, setStretch] = useState<readonly [number, number] | null>(null);
  if (onStretch === undefined) return { stretch: null, handlers: {} };
  const binAt = (x: number): number =>
    Math.max(
      0,
      Math.min(bins - 1, Math.floor((x - (frame.current?.getBoundingClientRect().left ?? 0)) / step)),
    );
  return {
    stretch,
    handlers: {
      onPointerDown: (event) => {
        drawn.current = false;
        start.current = event.button === 0 ? event.clientX : null;
      },
      onPointerMove: (event) => {
        const from = start.current;
        if (from === null) return;
        if (!drawn.current && Math.abs(event.clientX - from) < DRAWN) return;
        if (!drawn.current) frame.current?.setPointerCapture(event.pointerId);
        drawn.current = true;
        const [a, b] = [binAt(from), binAt(event.clientX)];
        setStretch([Math.min(a, b), Math.max(a, b)]);
      },
      onPointerUp: () => {
        start.current = null;
        if (stretch !== null && drawn.current) onStretch(...stretch);
        setStretch(null);
      },
      onClickCapture: (event) => {
        if (drawn.current) event.stopPropagation();
        drawn.current = false;
      },
    },
  };
}
