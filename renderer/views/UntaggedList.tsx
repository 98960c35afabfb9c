import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { UntaggedPassages } from '../../core/contract.ts';
import { longDate } from '../../core/dates.ts';
import { isTagged, knownIssues } from '../../core/issues/hierarchy.ts';
import type { Passage, PassageId } from '../../core/model.ts';
import { counted } from '../../core/words.ts';
import { Swatches } from '../parts/Swatches.tsx';
import { codebook, openIssues } from '../state/library.ts';
import { openPicker } from '../state/picking.ts';
import { go } from '../state/route.ts';
import { untaggedCount, useUntagged, type Untagged } from '../state/untagged.ts';

/** The passages of all articles that bear on no issue, to be tagged here or left as they are. */
export function UntaggedList(): VNode | null {
  const untagged = useUntagged();
  const [at, setAt] = useState<PassageId | null>(null);
  const { list, more } = untagged;
  if (list === null || list.length === 0) return null;
  const ids = list.flatMap(({ passages }) => passages.map(({ id }) => id));
  const current = at !== null && ids.includes(at) ? at : (ids[0] ?? null);
  return (
    <section class="lost-list untagged" aria-label="Untagged passages">
      <h2>
        Untagged passages <span class="quiet">{untaggedCount.value.toLocaleString('en-GB')}</span>
      </h2>
      <p>
        They bear on no issue, which may be as you want it. A digit or <kbd>T</kbd> tags the one in hand,{' '}
        <kbd>Enter</kbd> opens it.
      </p>
      {list.map((each) => (
        <Group key={each.article.id} group={each} untagged={untagged} current={current} onHold={setAt} />
      ))}
      {more !== null && (
        <button class="btn more" onClick={more}>
          Show more
        </button>
      )}
    </section>
  );
}

interface GroupProps {
  readonly group: UntaggedPassages;
  readonly untagged: Untagged;
  /** The passage that has the focus, or would have it. */
  readonly current: PassageId | null;
  readonly onHold: (id: PassageId) => void;
}

function Group({ group: { article, passages }, untagged, current, onHold }: GroupProps): VNode {
  const origin = [article.source, article.published === null ? null : longDate(article.published)];
  const left = passages.filter(({ issues }) => !isTagged(codebook.value, issues)).length;
  return (
    <>
      <h3>
        {article.title} <span class="quiet">{origin.filter((part) => part !== null).join(', ')}</span>
        <span class="grow" />
        <span class="quiet">{left === 0 ? 'All tagged' : counted(left, 'passage')}</span>
      </h3>
      <ul aria-label={article.title}>
        {passages.map((passage) => (
          <Entry
            key={passage.id}
            article={article}
            passage={passage}
            untagged={untagged}
            inHand={passage.id === current}
            onHold={onHold}
          />
        ))}
      </ul>
    </>
  );
}

interface EntryProps extends Pick<GroupProps, 'untagged' | 'onHold'> {
  readonly article: UntaggedPassages['article'];
  readonly passage: Passage;
  readonly inHand: boolean;
}

function Entry({ article, passage, untagged, inHand, onHold }: EntryProps): VNode {
  const item = useRef<HTMLLIElement>(null);
  const names = knownIssues(codebook.value, passage.issues).map(({ name }) => name);
  const show = () => go({ view: 'article', id: article.id, passage: passage.id });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const issue = /^[1-9]$/.test(event.key) ? openIssues.value[Number(event.key) - 1] : undefined;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (issue !== undefined) void untagged.tag(article.id, passage, issue);
    else if (event.key === 't' || event.key === 'T')
      openPicker(item.current, {
        held: () => passage.issues,
        toggle: (picked) => untagged.tag(article.id, passage, picked),
      });
    else if (event.key === 'Enter') show();
    else if (step !== undefined) focusBeside(item.current, step);
    else return;
    event.preventDefault();
  };
  return (
    <li
      ref={item}
      class={inHand ? 'on' : ''}
      tabIndex={inHand ? 0 : -1}
      aria-label={`${names.length === 0 ? 'Untagged' : names.join(', ')}: ${passage.quote}`}
      onFocus={() => onHold(passage.id)}
      onKeyDown={onKeyDown}
      onDblClick={show}
    >
      <Swatches passage={passage} />
      <span class="words">
        <q dir="auto">{passage.quote}</q>
        {names.length > 0 && <span class="quiet">{names.join(', ')}</span>}
        {passage.note !== '' && <span class="quiet">{passage.note}</span>}
      </span>
    </li>
  );
}

/** The entry before or after one, over all articles. */
function focusBeside(item: HTMLElement | null, step: number): void {
  const all = [...(item?.closest('section')?.querySelectorAll<HTMLElement>('li') ?? [])];
  all[all.findIndex((each) => each === item) + step]?.focus();
}
