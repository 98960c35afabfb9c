import { Component, type VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { codingInWords, eventDateInWords } from '../../../core/coding-words.ts';
import { shortDate } from '../../../core/dates.ts';
import { knownIssues } from '../../../core/issues/hierarchy.ts';
import type { Grouping, PageEntry } from '../../../core/issues/page.ts';
import type { Issue } from '../../../core/model.ts';
import { Chip } from '../../parts/Chip.tsx';
import { Markdown } from '../../parts/Markdown.tsx';
import { codebook } from '../../state/library.ts';

interface RowProps {
  readonly row: number;
  readonly rows: number;
  readonly issue: Issue;
  readonly group: Grouping;
  /** Whether its sentence is shown around it. */
  readonly context: boolean;
  /** Undefined until it is there. */
  readonly entry: PageEntry | undefined;
  /** Whether the Tab key leads to it. */
  readonly inHand: boolean;
  readonly watch: (row: HTMLElement) => () => void;
  readonly onFocus: (row: number) => void;
  readonly onOpen: (row: number, entry: PageEntry) => void;
}

const SHOWN = ['row', 'rows', 'issue', 'group', 'context', 'entry', 'inHand'] as const;

/** One passage of the list. Drawn anew only when something that it shows has changed, as scrolling draws the list often. */
export class PassageRow extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    return SHOWN.some((name) => this.props[name] !== next[name]);
  }

  override render(): VNode {
    return <Row {...this.props} />;
  }
}

function Row({ row, rows, issue, group, context, entry, inHand, watch, onFocus, onOpen }: RowProps): VNode {
  const frame = useRef<HTMLElement>(null);
  useLayoutEffect(() => (frame.current === null ? undefined : watch(frame.current)), []);
  if (entry === undefined)
    return (
      <article class="entry waiting" ref={frame} data-row={row} aria-busy="true">
        <div class="day" />
        <div class="quote">…</div>
      </article>
    );
  const { article, passage, before, after } = entry;
  const open = () => onOpen(row, entry);
  return (
    <article class="entry" ref={frame} data-row={row} aria-posinset={row + 1} aria-setsize={rows}>
      <div class="day">{dayIn(group, article.published)}</div>
      <div>
        <p class="said">
          {context && <span class="around">{before}</span>}
          <span
            class="quote"
            role="button"
            tabIndex={inHand ? 0 : -1}
            onClick={open}
            onFocus={() => onFocus(row)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              open();
            }}
          >
            {passage.quote}
          </span>
          {context && <span class="around">{after}</span>}
        </p>
        <Origin entry={entry} issue={issue} group={group} />
        {passage.note !== '' && (
          <div class="entry-note">
            <Markdown text={passage.note} />
          </div>
        )}
      </div>
    </article>
  );
}

function dayIn(group: Grouping, published: string | null): string {
  if (published === null) return '';
  return group === 'date' ? shortDate(published) : eventDateInWords(published);
}

/** Where a passage is from, on what else it bears, and who says it. */
function Origin({
  entry: { article, passage },
  issue,
  group,
}: Pick<RowProps, 'issue' | 'group'> & { readonly entry: PageEntry }): VNode {
  const others = knownIssues(codebook.value, passage.issues).filter(({ id }) => id !== issue.id);
  const coding = codingInWords({ ...passage, eventDate: null });
  const source = group === 'source' ? null : article.source;
  return (
    <div class="from">
      <span>{source === null ? article.title : `${source}, ${article.title}`}</span>
      {others.map((other) => (
        <Chip key={other.id} issue={other} />
      ))}
      {coding !== null && <Chip issue={{ ...issue, name: coding }} />}
      {passage.eventDate !== null && <span class="event-date">of {eventDateInWords(passage.eventDate)}</span>}
    </div>
  );
}
