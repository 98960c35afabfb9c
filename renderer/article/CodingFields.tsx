import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { dateTyped } from '../../core/coding-words.ts';
import {
  CERTAINTIES,
  STANCES,
  type Certainty,
  type Coding,
  type Passage,
  type Stance,
} from '../../core/model.ts';
import { open, type OpenArticle } from '../state/article.ts';
import { endCoding, knownSpeakers, saveCoding } from '../state/coding.ts';
import { tell } from '../state/status.ts';
import { ChoiceChips } from './ChoiceChips.tsx';
import { codingRules, fetchCodingRules, type CodingRules } from './coding-rules.ts';
import type { CodingSuggestions } from './coding-suggestions.ts';
import { SuggestField } from './SuggestField.tsx';

/** A coding while it is written. */
interface Typed {
  readonly speaker: string;
  readonly stance: Stance | null;
  readonly certainty: Certainty | null;
  readonly eventDate: string;
}

const NOT_A_DATE = 'No date that is understood. Write 2005, 2005-11 or 2005-11-09.';

/**
 * The coding of a passage while it is written. What is suggested is kept only where it is taken. Enter saves all of it
 * as one edit, and so does leaving for another place; Escape leaves it as it was.
 */
export function CodingFields({ passage }: { readonly passage: Passage }): VNode | null {
  const current = open.value;
  const rules = codingRules.value;
  useEffect(() => void fetchCodingRules(), []);
  if (current === null || rules === null) return null;
  return <Fields current={current} passage={passage} rules={rules} />;
}

interface Props {
  readonly current: OpenArticle;
  readonly passage: Passage;
  readonly rules: CodingRules;
}

function Fields({ current, passage, rules }: Props): VNode {
  const form = useRef<HTMLDivElement>(null);
  const opener = useRef(document.activeElement);
  const [typed, setTyped] = useState<Typed>(() => typedOf(passage));
  const [wrong, setWrong] = useState<string | null>(null);
  const suggestions = useSuggestions(current, passage, rules);
  const leave = useKeeping(passage, typed);
  const change = (to: Partial<Typed>) => {
    setTyped({ ...typed, ...to });
    if (to.eventDate !== undefined) setWrong(null);
  };
  const close = (keep: boolean) => {
    leave(keep);
    giveFocusBack(opener.current, form.current);
  };
  const save = () => {
    if (isNoDate(typed)) setWrong(NOT_A_DATE);
    else close(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys of the form mean nothing to the article around it.
    event.stopPropagation();
    if (event.key === 'Enter' && !isButton(event.target)) save();
    else if (event.key === 'Escape') close(false);
    else return;
    event.preventDefault();
  };
  const onFocusOut = () =>
    setTimeout(() => {
      const at = document.activeElement;
      if (document.hasFocus() && form.current?.isConnected === true && !form.current.contains(at))
        leave(true);
    });
  return (
    <div
      ref={form}
      class="coding"
      role="group"
      aria-label="Coding"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onFocusOut={onFocusOut}
    >
      <SuggestField
        label="Speaker"
        placeholder="Who speaks"
        focused
        value={typed.speaker}
        suggestions={rules.speakerSuggestions(suggestions, knownSpeakers.value, typed.speaker)}
        onType={(speaker) => change({ speaker })}
      />
      <ChoiceChips
        label="Stance"
        choices={STANCES}
        value={typed.stance}
        suggested={suggestions.stance}
        onChoose={(stance) => change({ stance })}
      />
      <ChoiceChips
        label="Certainty"
        choices={CERTAINTIES}
        value={typed.certainty}
        suggested={suggestions.certainty}
        onChoose={(certainty) => change({ certainty })}
      />
      <SuggestField
        label="Event date"
        placeholder="When: 2005-11-09, next Wednesday"
        value={typed.eventDate}
        suggestions={rules.dateSuggestions(suggestions, typed.eventDate)}
        takesFirst={typed.eventDate.trim() !== ''}
        wrong={wrong}
        onType={(eventDate) => change({ eventDate })}
      />
      <div class="coding-tools">
        <button class="btn small primary" onClick={save}>
          Save
        </button>
        <button class="btn small ghost" onClick={() => close(false)}>
          Cancel
        </button>
        <span class="grow" />
        <span class="quiet">
          <kbd>Enter</kbd> <kbd>Esc</kbd>
        </span>
      </div>
    </div>
  );
}

/** What the sentence suggests; looked for once the form is there, so that it is there at once. */
function useSuggestions(current: OpenArticle, passage: Passage, rules: CodingRules): CodingSuggestions {
  const [suggestions, setSuggestions] = useState(rules.NO_SUGGESTIONS);
  useEffect(() => {
    const timer = setTimeout(() => setSuggestions(rules.suggestionsFor(current, passage)));
    return () => clearTimeout(timer);
  }, [passage.id]);
  return suggestions;
}

const isButton = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('.coding-tools') !== null;

const typedOf = ({ speaker, stance, certainty, eventDate }: Coding): Typed => ({
  speaker: speaker ?? '',
  stance,
  certainty,
  eventDate: eventDate ?? '',
});

const isNoDate = ({ eventDate }: Typed): boolean => eventDate.trim() !== '' && dateTyped(eventDate) === null;

/** What is different from the coding that a passage had when the form was opened. */
function changedFrom(before: Coding, typed: Typed): Partial<Coding> {
  const after: Partial<Coding> = {
    speaker: typed.speaker.trim() === '' ? null : typed.speaker.trim(),
    stance: typed.stance,
    certainty: typed.certainty,
    // Words are no date; what was there stays.
    eventDate: isNoDate(typed) ? before.eventDate : dateTyped(typed.eventDate),
  };
  const keys = (Object.keys(after) as (keyof Coding)[]).filter((key) => after[key] !== before[key]);
  return Object.fromEntries(keys.map((key) => [key, after[key]]));
}

/** Closes the form, or keeps what is in it when something else takes it away: another article, the end of the window. */
function useKeeping(passage: Passage, typed: Typed): (keep: boolean) => void {
  const before = useRef<Coding>(passage).current;
  const latest = useRef(typed);
  latest.current = typed;
  const over = useRef(false);
  const keep = () => {
    if (over.current) return;
    if (isNoDate(latest.current))
      tell(`“${latest.current.eventDate.trim()}” was not kept: it is no date that is understood.`);
    void saveCoding(passage.id, changedFrom(before, latest.current));
  };
  // At once when it ends: what ends later would close the form that is opened next.
  useLayoutEffect(() => {
    document.addEventListener('save-drafts', keep);
    return () => {
      document.removeEventListener('save-drafts', keep);
      if (over.current) return;
      keep();
      over.current = true;
      endCoding(passage.id);
    };
  }, []);
  return (kept) => {
    if (kept) keep();
    over.current = true;
    endCoding(passage.id);
  };
}

/** The keys go on where they were: in the article, or on the card. */
function giveFocusBack(opener: Element | null, form: HTMLElement | null): void {
  const card = form?.closest<HTMLElement>('.note');
  if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body)
    opener.focus({ preventScroll: true });
  else card?.focus({ preventScroll: true });
}
