import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { longDate } from '../../../core/dates.ts';
import type { SuggestedFor, SuggestionPage } from '../../../core/issues/suggested.ts';
import type { Issue } from '../../../core/model.ts';
import { counted } from '../../../core/words.ts';
import { Marked } from '../../parts/Marked.tsx';
import { go } from '../../state/route.ts';
import {
  acceptSuggestion,
  dismissSuggestion,
  idOfSuggested,
  useSuggestions,
} from '../../state/suggesting.ts';
import type { TabProps } from './place.ts';

/** What probably belongs to the issue, each with the words that say so. Nothing is put on the issue unasked. */
export function SuggestionsTab({ issue }: Pick<TabProps, 'issue'>): VNode {
  const page = useSuggestions(issue.id);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const shown = page?.suggestions.filter((each) => !gone.has(idOfSuggested(each))) ?? [];
  useEffect(() => setGone(new Set()), [page]);
  const focus = (index: number) => {
    const next = Math.max(0, Math.min(shown.length - 1, index));
    setAt(next);
    list.current?.querySelectorAll<HTMLElement>('.suggested')[next]?.focus();
  };
  // It goes at once, so that the next key is meant for the next one; what could not be saved comes back.
  const decide = async (suggested: SuggestedFor, how: typeof acceptSuggestion) => {
    const id = idOfSuggested(suggested);
    if (gone.has(id)) return;
    setGone((before) => new Set([...before, id]));
    if (!(await how(issue, suggested)))
      setGone((before) => new Set([...before].filter((each) => each !== id)));
  };
  useLayoutEffect(() => {
    if (gone.size === 0) return;
    if (shown.length > 0) focus(at);
    else list.current?.focus();
  }, [gone]);
  const onKeyDown = (event: KeyboardEvent, suggested: SuggestedFor) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown') focus(at + 1);
    else if (event.key === 'ArrowUp') focus(at - 1);
    else if (event.key === 'a' || event.key === 'A') void decide(suggested, acceptSuggestion);
    else if (event.key === 'd' || event.key === 'D') void decide(suggested, dismissSuggestion);
    else if (event.key === 'Enter' && event.target === event.currentTarget) open(suggested);
    else return;
    event.preventDefault();
  };
  return (
    <div class="suggestions-tab">
      <Precision page={page} />
      {page !== null && shown.length === 0 && <NoSuggestion issue={issue} />}
      <ul class="suggested-list" ref={list} tabIndex={-1} aria-label="Suggestions">
        {shown.map((suggested, index) => (
          <li
            key={idOfSuggested(suggested)}
            class="suggested"
            tabIndex={index === Math.min(at, shown.length - 1) ? 0 : -1}
            onFocus={() => setAt(index)}
            onKeyDown={(event) => onKeyDown(event, suggested)}
          >
            <Suggested suggested={suggested} />
            <div class="suggested-tools">
              <button class="btn small" onClick={() => void decide(suggested, acceptSuggestion)}>
                Accept <kbd>A</kbd>
              </button>
              <button class="btn small ghost" onClick={() => void decide(suggested, dismissSuggestion)}>
                Dismiss <kbd>D</kbd>
              </button>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function open({ article, passage }: SuggestedFor): void {
  go({ view: 'article', id: article.id, passage: passage?.id ?? null });
}

function Suggested({ suggested }: { readonly suggested: SuggestedFor }): VNode {
  const { article, passage, text, marks, because } = suggested;
  const facts = [article.source, article.published === null ? null : longDate(article.published)];
  return (
    <div class="suggested-words">
      <button class="quote" onClick={() => open(suggested)}>
        <Marked snippet={{ text, marks }} />
      </button>
      <div class="from">
        <span>
          {passage === null ? 'The article as a whole' : article.title}
          {facts.filter((fact) => fact !== null).map((fact) => `, ${fact}`)}
        </span>
      </div>
      <div class="quiet">Because of {because.map((word) => `“${word}”`).join(', ')}</div>
    </div>
  );
}

/** How far suggestions can be trusted, and by what that is known. */
function Precision({ page }: { readonly page: SuggestionPage | null }): VNode {
  const precisions = page?.precisions ?? [];
  return (
    <p class="hint" role="status">
      {page === null && 'Looking for passages and articles that may belong here…'}
      {page !== null &&
        precisions.length === 0 &&
        'How good these are is not known yet: it is measured on passages that are tagged, and as you judge.'}
      {precisions.map(measured).join(' ')}
    </p>
  );
}

const measured = ({ how, of, precision }: SuggestionPage['precisions'][number]): string =>
  how === 'judged'
    ? `Of ${counted(of, 'suggestion')} that you have judged, ${percent(precision)} belonged here.`
    : `Tried on the passages that are tagged already, ${percent(precision)} of ${counted(of, 'suggestion')} would have been right.`;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function NoSuggestion({ issue }: { readonly issue: Issue }): VNode {
  return (
    <p class="empty">
      Nothing more looks like it belongs to “{issue.name}”.{' '}
      {issue.keyTerms.length === 0 && 'Key terms, which you can give it by “Edit issue”, help to find more.'}
    </p>
  );
}
