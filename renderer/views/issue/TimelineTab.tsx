import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Dating } from '../../../core/issues/bearing.ts';
import { firstDay, lastDay, periodName } from '../../../core/issues/periods.ts';
import type { Stretch, Timeline } from '../../../core/issues/timeline.ts';
import { longDate } from '../../../core/dates.ts';
import { counted } from '../../../core/words.ts';
import { ChartFrame } from '../../parts/charts/ChartFrame.tsx';
import { Choice } from '../../parts/charts/Choice.tsx';
import { TimelineChart } from '../../parts/charts/TimelineChart.tsx';
import { colored } from '../../parts/Chip.tsx';
import { timelineTable } from './chart-tables.ts';
import { openPassage, openPassages, type TabProps } from './place.ts';
import { useAnswer } from './use-charts.ts';
import { inTheMiddle, inwards, outwards } from './zoom.ts';

/** The passages in time, by publication or by the dates of which they speak; any stretch of it larger. */
export function TimelineTab({ issue, place }: TabProps): VNode {
  const [by, setBy] = useState<Dating>('published');
  /** The stretches through which one came to what is shown, the last of them shown; none shows everything. */
  const [way, setWay] = useState<readonly Stretch[]>([]);
  const { filter = {} } = place;
  useEffect(() => setWay([]), [by, JSON.stringify(filter)]);
  const stretch = way.at(-1) ?? null;
  const timeline = useAnswer('issue.timeline', { issue: issue.id, filter, by, stretch });
  if (timeline === null) return <p class="empty">Counting…</p>;
  const zoom = (to: Stretch | null) => to !== null && setWay([...way, to]);
  const back = () => setWay(way.length > 0 ? way.slice(0, -1) : way);
  const out = () => (way.length > 1 ? back() : zoomOut(timeline, setWay));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') zoom(inwards(timeline, focusedBin()));
    else if (event.key === '-') out();
    else if (event.key === '0' || (event.key === 'Escape' && way.length > 0)) setWay([]);
    else return;
    event.preventDefault();
  };
  return (
    <div style={colored(issue)} onKeyDown={onKeyDown}>
      <ChartFrame
        title={titleOf(timeline)}
        hint={hintOf(timeline)}
        table={timelineTable(timeline)}
        tools={
          <>
            <Choice
              label="Dates"
              value={by}
              options={{ published: 'Published', event: 'Event' }}
              onChoose={setBy}
            />
            <ZoomButtons
              onIn={() => zoom(inTheMiddle(timeline))}
              onOut={out}
              onAll={() => setWay([])}
              canIn={inTheMiddle(timeline) !== null}
              canOut={way.length > 0}
            />
          </>
        }
      >
        {timeline.bins.length === 0 ? (
          <p class="empty">
            {by === 'published'
              ? 'No article with a passage here has a date.'
              : 'No passage here says when that happens of which it speaks.'}
          </p>
        ) : (
          <TimelineChart
            label={titleOf(timeline)}
            timeline={timeline}
            height={320}
            onOpen={(period) => openPassages(issue.id, place, { when: { by, unit: timeline.unit, period } })}
            onMark={(mark) => openPassage(issue.id, place, null, mark)}
            onStretch={(first, last) => {
              const [from, to] = [timeline.bins[first], timeline.bins[last]];
              if (from !== undefined && to !== undefined)
                zoom({ from: firstDay(from.period), to: lastDay(to.period) });
            }}
          />
        )}
      </ChartFrame>
      <Elsewhere
        timeline={timeline}
        onOpen={(period) => openPassages(issue.id, place, { when: { by, unit: timeline.unit, period } })}
      />
    </div>
  );
}

const titleOf = ({ shown, by }: Timeline): string => {
  const what = by === 'published' ? 'Passages by publication' : 'Passages by event';
  return shown === null ? what : `${what}, ${longDate(shown.from)} to ${longDate(shown.to)}`;
};

const hintOf = ({ marks, bins }: Timeline): string =>
  bins.length === 0
    ? ''
    : `${marks === null ? 'Each bar lists its passages.' : 'Each mark opens its passage.'} Draw over a stretch to see it larger; + and - do it by key.`;

/** Out of the first stretch that was chosen, step by step, not all at once. */
function zoomOut(timeline: Timeline, setWay: (way: readonly Stretch[]) => void): void {
  const wider = outwards(timeline);
  setWay(wider === null ? [] : [wider]);
}

/** The bin on which the focus is, by its place; null for none. */
function focusedBin(): number | null {
  const at = document.activeElement;
  const place = at instanceof SVGElement ? at.dataset['x'] : undefined;
  return place === undefined ? null : Number(place);
}

interface ZoomProps {
  readonly onIn: () => void;
  readonly onOut: () => void;
  readonly onAll: () => void;
  readonly canIn: boolean;
  readonly canOut: boolean;
}

function ZoomButtons({ onIn, onOut, onAll, canIn, canOut }: ZoomProps): VNode {
  return (
    <div class="zoom" role="group" aria-label="Zoom">
      <button class="btn small" aria-label="Zoom in" disabled={!canIn} onClick={onIn}>
        +
      </button>
      <button class="btn small" aria-label="Zoom out" disabled={!canOut} onClick={onOut}>
        −
      </button>
      <button class="btn small" disabled={!canOut} onClick={onAll}>
        All
      </button>
    </div>
  );
}

/** What has no place among the bars. */
function Elsewhere({
  timeline: { vague, outside, undated, by },
  onOpen,
}: {
  readonly timeline: Timeline;
  readonly onOpen: (period: string | null) => void;
}): VNode | null {
  if (vague.length === 0 && outside === 0 && undated === 0) return null;
  return (
    <p class="elsewhere">
      {vague.length > 0 && (
        <span>
          Without a closer date:{' '}
          {vague.map(({ period, passages }) => (
            <button key={period} class="link" onClick={() => onOpen(period)}>
              {periodName(period)} ({passages.toLocaleString('en-GB')})
            </button>
          ))}
        </span>
      )}
      {outside > 0 && <span>{counted(outside, 'passage')} before or after</span>}
      {undated > 0 && (
        <button class="link" onClick={() => onOpen(null)}>
          {counted(undated, 'passage')} without {by === 'published' ? 'a date' : 'an event date'}
        </button>
      )}
    </p>
  );
}
