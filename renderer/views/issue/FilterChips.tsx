import type { VNode } from 'preact';
import type { Condition } from '../../../core/issues/bearing.ts';
import { resolved } from '../../../core/issues/hierarchy.ts';
import { conditionsOf, widened } from '../../../core/issues/narrowing.ts';
import type { IssuePage } from '../../../core/issues/page.ts';
import { periodName } from '../../../core/issues/periods.ts';
import type { Codebook, IssueId } from '../../../core/model.ts';
import { counted } from '../../../core/words.ts';
import { Icon } from '../../parts/Icon.tsx';
import { codebook } from '../../state/library.ts';
import type { IssuePlace, IssueTab } from '../../state/route.ts';
import { fromStart, turnTo } from './place.ts';

interface ChipsProps {
  readonly id: IssueId;
  readonly place: IssuePlace;
  readonly page: Pick<IssuePage, 'passages' | 'all'> | null;
}

/** What narrows the page down, each to be taken off. */
export function FilterChips({ id, place, page }: ChipsProps): VNode | null {
  const filter = place.filter ?? {};
  const chips = conditionsOf(filter).flatMap((condition) => {
    const words = inWords(codebook.value, condition, place.tab ?? 'passages');
    return words === null ? [] : [{ condition, words }];
  });
  if (chips.length === 0) return null;
  const rest = fromStart(place);
  const without = (condition: Condition) => turnTo(id, { ...rest, filter: widened(filter, condition) });
  return (
    <div class="filter-chips" role="group" aria-label="Shown are">
      {chips.map(({ condition, words }) => (
        <button
          key={words}
          class="filter-chip"
          aria-label={`Take off: ${words}`}
          onClick={() => without(condition)}
        >
          {words} <Icon name="close" size={13} />
        </button>
      ))}
      {chips.length > 1 && (
        <button class="link" onClick={() => turnTo(id, { ...rest, filter: {} })}>
          Show all
        </button>
      )}
      {page !== null && (
        <span class="quiet" role="status">
          {page.passages.toLocaleString('en-GB')} of {counted(page.all, 'passage')}
        </span>
      )}
    </div>
  );
}

const WITHIN = {
  passage: 'In a passage with',
  paragraph: 'In a paragraph with',
  article: 'In an article with',
};

/** Null for the words that stand in a field of their own. */
function inWords(
  known: Codebook,
  { source, speaker, stance, part, with: other, when, text }: Condition,
  tab: IssueTab,
): string | null {
  const nameOf = (id: IssueId) => resolved(known, id)?.name ?? 'a deleted issue';
  if (source !== undefined) return source === null ? 'Source not known' : `Source: ${source}`;
  if (speaker !== undefined) return speaker === null ? 'No speaker' : `Speaker: ${speaker}`;
  if (stance !== undefined) return stance === null ? 'No stance' : `Stance: ${stance}`;
  if (part !== undefined) return `Part: ${nameOf(part)}`;
  if (other !== undefined) return `${WITHIN[other.within]} ${nameOf(other.issue)}`;
  if (text !== undefined) return tab === 'passages' ? null : `Words: ${text}`;
  return when === undefined ? null : whenInWords(when);
}

function whenInWords({ by, unit, period }: NonNullable<Condition['when']>): string {
  const what = by === 'published' ? 'Published' : 'Event';
  if (period === null) return by === 'published' ? 'Date not known' : 'No event date';
  const coarse = unit !== 'year' && period.length === 4;
  return `${what}: ${periodName(period)}${coarse ? ', no closer date' : ''}`;
}
