import type { VNode } from 'preact';
import type { IssueFilter } from '../../../core/issues/bearing.ts';
import { resolved } from '../../../core/issues/hierarchy.ts';
import type { IssuePage } from '../../../core/issues/page.ts';
import { periodName } from '../../../core/issues/periods.ts';
import type { Codebook, IssueId } from '../../../core/model.ts';
import { counted } from '../../../core/words.ts';
import { Icon } from '../../parts/Icon.tsx';
import { codebook } from '../../state/library.ts';
import type { IssuePlace } from '../../state/route.ts';
import { fromStart, turnTo, withoutField } from './place.ts';

interface ChipsProps {
  readonly id: IssueId;
  readonly place: IssuePlace;
  readonly page: Pick<IssuePage, 'passages' | 'all'> | null;
}

/** What narrows the page down, each to be taken off. */
export function FilterChips({ id, place, page }: ChipsProps): VNode | null {
  const filter = place.filter ?? {};
  const chips = (Object.keys(filter) as (keyof IssueFilter)[]).flatMap((field) => {
    const words = inWords(codebook.value, filter, field);
    return words === null ? [] : [{ field, words }];
  });
  if (chips.length === 0) return null;
  const rest = fromStart(place);
  const without = (field: keyof IssueFilter) => turnTo(id, { ...rest, filter: withoutField(filter, field) });
  return (
    <div class="filter-chips" role="group" aria-label="Shown are">
      {chips.map(({ field, words }) => (
        <button
          key={field}
          class="filter-chip"
          aria-label={`Take off: ${words}`}
          onClick={() => without(field)}
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

function inWords(known: Codebook, filter: IssueFilter, field: keyof IssueFilter): string | null {
  const nameOf = (id: IssueId | undefined) =>
    (id === undefined ? null : resolved(known, id)?.name) ?? 'a deleted issue';
  switch (field) {
    case 'source':
      return filter.source === null ? 'Source not known' : `Source: ${filter.source ?? ''}`;
    case 'speaker':
      return filter.speaker === null ? 'No speaker' : `Speaker: ${filter.speaker ?? ''}`;
    case 'stance':
      return filter.stance === null ? 'No stance' : `Stance: ${filter.stance ?? ''}`;
    case 'part':
      return `Part: ${nameOf(filter.part)}`;
    case 'with':
      return filter.with === undefined ? null : `${WITHIN[filter.with.within]} ${nameOf(filter.with.issue)}`;
    case 'when':
      return filter.when === undefined ? null : whenInWords(filter.when);
    // It stands in its own field.
    case 'text':
      return null;
  }
}

function whenInWords({ by, unit, period }: NonNullable<IssueFilter['when']>): string {
  const what = by === 'published' ? 'Published' : 'Event';
  if (period === null) return by === 'published' ? 'Date not known' : 'No event date';
  const coarse = unit !== 'year' && period.length === 4;
  return `${what}: ${periodName(period)}${coarse ? ', no closer date' : ''}`;
}
