import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { longDate } from '../../../core/dates.ts';
import { GROUPINGS, type Grouping, type WholeArticles } from '../../../core/issues/page.ts';
import type { Issue } from '../../../core/model.ts';
import { counted } from '../../../core/words.ts';
import { openIssues } from '../../state/library.ts';
import { go, route, type IssuePlace } from '../../state/route.ts';
import { AsideCharts } from './AsideCharts.tsx';
import { PassageList } from './PassageList.tsx';
import { fromStart, openPassage, turnTo, withoutField, type TabProps } from './place.ts';

const GROUP_NAMES: Readonly<Record<Grouping, string>> = {
  date: 'By date',
  source: 'By source',
  speaker: 'By speaker',
  stance: 'By stance',
};

const FEW_WHOLES = 5;

/** How long typing rests before passages are looked for, in milliseconds. */
const RESTING = 150;

/** The passages in groups, with two small charts beside them where there is room. */
export function PassagesTab({ issue, place, pages, charts, scroller }: TabProps): VNode {
  const { group = 'date' } = place;
  const [context, setContext] = useState(true);
  const { page } = pages;
  return (
    <div class="passages-tab">
      <div class="passages-column">
        <div class="list-tools">
          <div class="choice-row" role="group" aria-label="Order">
            {GROUPINGS.map((each) => (
              <button
                key={each}
                aria-pressed={each === group}
                onClick={() => turnTo(issue.id, { ...fromStart(place), group: each })}
              >
                {GROUP_NAMES[each]}
              </button>
            ))}
          </div>
          <span class="grow" />
          <button class="btn small ghost" aria-pressed={context} onClick={() => setContext(!context)}>
            {context ? 'Hide context' : 'Show context'}
          </button>
          <FindField issue={issue} place={place} />
        </div>
        {page !== null && <Wholes wholes={page.wholes} />}
        {page !== null && page.passages === 0 && <Nothing issue={issue} all={page.all} />}
        {page !== null && page.passages > 0 && (
          <>
            <p class="visually-hidden" role="status">
              {counted(page.passages, 'passage')} in {counted(page.articles, 'article')}
            </p>
            <PassageList
              issue={issue}
              pages={{ ...pages, page }}
              group={shownGroup(pages.key)}
              context={context}
              scroller={scroller}
              at={place.at}
              onOpen={(row, { article, passage }) =>
                openPassage(issue.id, place, row, { article: article.id, passage: passage.id })
              }
            />
          </>
        )}
      </div>
      <AsideCharts issue={issue} place={place} charts={charts} />
    </div>
  );
}

/** Articles that bear on the issue as a whole; they are folded away where there are many. */
function Wholes({ wholes: { articles, first } }: { readonly wholes: WholeArticles }): VNode | null {
  if (articles === 0) return null;
  return (
    <details class="wholes" open={articles <= FEW_WHOLES}>
      <summary>
        Articles as a whole <span class="quiet">{counted(articles, 'article')}</span>
      </summary>
      <ul>
        {first.map(({ id, title, source, published }) => (
          <li key={id}>
            <button class="link" onClick={() => go({ view: 'article', id, passage: null })}>
              {title}
            </button>{' '}
            <span class="quiet">
              {[source, published === null ? null : longDate(published)]
                .filter((part) => part !== null)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
      {articles > first.length && <p class="hint">And {counted(articles - first.length, 'older one')}.</p>}
    </details>
  );
}

/** The grouping of what is shown: that of what is asked for is shown when it is there. */
const shownGroup = (key: string): Grouping => (JSON.parse(key) as readonly [string, Grouping])[1];

/** @param all how many there are on the issue without any filter */
export function Nothing({ issue, all }: { readonly issue: Issue; readonly all: number }): VNode {
  if (all > 0) return <p class="empty">None of the {counted(all, 'passage')} on this issue fits that.</p>;
  const digit = openIssues.value.findIndex(({ id }) => id === issue.id) + 1;
  return (
    <p class="empty">
      No passage is tagged with this issue yet. Select words in an article and press{' '}
      {digit >= 1 && digit <= 9 ? digit : 'T'} to tag them.
    </p>
  );
}

function FindField({ issue, place }: { readonly issue: Issue; readonly place: IssuePlace }): VNode {
  const shown = place.filter?.text ?? '';
  const [typed, setTyped] = useState(shown);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(typed);
  latest.current = typed;
  const apply = (text: string) => {
    timer.current = undefined;
    const now = route.value;
    if (now.view !== 'issue' || now.id !== issue.id) return;
    const { filter = {}, ...rest } = fromStart(now.page ?? {});
    const without = withoutField(filter, 'text');
    turnTo(issue.id, { ...rest, filter: text.trim() === '' ? without : { ...without, text } });
  };
  useEffect(() => {
    // What is being typed is newer.
    if (timer.current === undefined) setTyped(shown);
  }, [shown]);
  useEffect(
    () => () => {
      if (timer.current === undefined) return;
      // Another tab was chosen before the typing had come to rest.
      clearTimeout(timer.current);
      apply(latest.current);
    },
    [],
  );
  const find = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => apply(text), RESTING);
  };
  return (
    <input
      class="field list-find"
      type="search"
      placeholder="Find in these passages"
      aria-label="Find in these passages"
      value={typed}
      onInput={(event) => find(event.currentTarget.value)}
    />
  );
}
