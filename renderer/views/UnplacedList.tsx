import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { UnplacedPassages } from '../../core/contract.ts';
import type { UnplacedPassage } from '../../core/candidates.ts';
import { Swatches } from '../parts/Swatches.tsx';
import { call } from '../bridge.ts';
import { Icon } from '../parts/Icon.tsx';
import { Markdown } from '../parts/Markdown.tsx';
import { forgetArticle } from '../state/article.ts';
import { rows } from '../state/library.ts';
import { pin } from '../state/marking.ts';
import { go } from '../state/route.ts';
import { tellError } from '../state/status.ts';

/** The passages of all articles that a newer version of the text has no sure place for. */
export function UnplacedList(): VNode | null {
  const [list, setList] = useState<readonly UnplacedPassages[]>([]);
  const count = rows.value.reduce((sum, { unplaced }) => sum + unplaced, 0);
  /** Of the articles that have some, so that a change of one is seen though their number stays. */
  const states = rows.value
    .filter(({ unplaced }) => unplaced > 0)
    .map(({ id, revision }) => `${id} ${revision}`);
  useEffect(() => {
    let wanted = true;
    void call('passages.unplaced', {}).then((result) => {
      if (!wanted) return;
      if (result.ok) setList(result.value);
      else tellError(result.error);
    });
    return () => {
      wanted = false;
    };
  }, [states.join()]);
  if (count === 0) return null;
  return (
    <section class="lost-list" aria-label="Passages without a place">
      <h2>Passages without a place</h2>
      <p>
        A newer version of the text has no sure place for them. They are kept, and quoted from the version
        that they were marked in. Pin one with <kbd>P</kbd> to the words that come nearest, or open it and
        select its words.
      </p>
      <ul>
        {list.flatMap(({ article, passages }) =>
          passages.map((each) => <Lost key={each.passage.id} article={article} unplaced={each} />),
        )}
      </ul>
    </section>
  );
}

interface LostProps {
  readonly article: UnplacedPassages['article'];
  readonly unplaced: UnplacedPassage;
}

function Lost({ article, unplaced }: LostProps): VNode {
  const { passage, candidate } = unplaced;
  const item = useRef<HTMLLIElement>(null);
  const pinHere = async () => {
    const next = item.current?.nextElementSibling ?? item.current?.previousElementSibling;
    if (!(await pin(article, unplaced))) return;
    forgetArticle();
    // This one is about to go: the next key is meant for the one after it.
    if (next instanceof HTMLElement) next.focus();
  };
  const show = () => go({ view: 'article', id: article.id, passage: passage.id });
  const onKeyDown = (event: KeyboardEvent) => {
    const item = event.currentTarget as HTMLElement;
    if (event.key === 'p' || event.key === 'P') void pinHere();
    else if (event.key === 'Enter' && event.target === item) show();
    else if (event.key === 'ArrowDown') (item.nextElementSibling as HTMLElement | null)?.focus();
    else if (event.key === 'ArrowUp') (item.previousElementSibling as HTMLElement | null)?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <li ref={item} tabIndex={0} onKeyDown={onKeyDown} aria-label={passage.quote}>
      <div class="lost-quote">
        <Swatches passage={passage} /> <q dir="auto">{passage.quote}</q>
      </div>
      {passage.note !== '' && <Markdown text={passage.note} />}
      <p class="candidate">
        {candidate === null ? (
          'Nothing like it is in the newer text.'
        ) : (
          <>
            Nearest: <q dir="auto">{candidate.quote}</q>
            <span class="quiet"> {Math.round(candidate.confidence * 100)} % sure</span>
          </>
        )}
      </p>
      <div class="lost-tools">
        <span class="quiet">{article.title}</span>
        <span class="grow" />
        {candidate !== null && (
          <button class="btn small" onClick={() => void pinHere()}>
            <Icon name="pin" size={14} /> Pin there <kbd>P</kbd>
          </button>
        )}
        <button class="btn small" onClick={show}>
          Show in the article
        </button>
      </div>
    </li>
  );
}
