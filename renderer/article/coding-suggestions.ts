/** What the words of a passage and of its sentence suggest for its coding. Nothing of it is kept unasked. */
import { contextOf, datelineOf, type CodingContext } from '../../core/coding-context.ts';
import { dateTyped, eventDateInWords } from '../../core/coding-words.ts';
import { certaintyIn } from '../../core/coding/certainty.ts';
import { eventDatesIn, type DateAnchor, type EventDate } from '../../core/coding/dates.ts';
import { speakersIn, type SpeakerReason } from '../../core/coding/speakers.ts';
import { stanceIn } from '../../core/coding/stance.ts';
import type { SpeakerUse } from '../../core/contract.ts';
import type { Certainty, Passage, Stance } from '../../core/model.ts';
import { meet } from '../../core/spans.ts';
import { counted } from '../../core/words.ts';
import type { OpenArticle } from '../state/article.ts';
import type { SuggestedChoice } from './ChoiceChips.tsx';
import type { Suggestion } from './SuggestField.tsx';

export interface CodingSuggestions {
  readonly context: CodingContext;
  readonly anchor: DateAnchor;
  /** BCP 47. */
  readonly language: string | null;
  readonly stance: SuggestedChoice<Stance> | null;
  readonly certainty: SuggestedChoice<Certainty> | null;
  /** Those in the passage before those around it. */
  readonly dates: readonly EventDate[];
}

/** Before anything is looked at. */
export const NO_SUGGESTIONS: CodingSuggestions = {
  context: { text: '', passage: { start: 0, end: 0 } },
  anchor: { published: null },
  language: null,
  stance: null,
  certainty: null,
  dates: [],
};

/** Suggestions of a kind shown at once. */
const MOST = 6;

/** Looks at the sentences around a passage, and at no more of the article. */
export function suggestionsFor({ article, document }: OpenArticle, passage: Passage): CodingSuggestions {
  const { language, published } = article;
  const context = contextOf(document, passage, language);
  const anchor = { published, dateline: datelineOf(document.text) };
  const english = language === null || /^en\b/i.test(language);
  const stance = english ? stanceIn(context.text) : null;
  const certainty = english ? certaintyIn(context.text) : null;
  return {
    context,
    anchor,
    language,
    stance: stance === null ? null : { choice: stance.stance, why: stance.why },
    certainty: certainty === null ? null : { choice: certainty.certainty, why: certainty.why },
    dates: insideFirst(eventDatesIn(context.text, anchor, language), context),
  };
}

function insideFirst(dates: readonly EventDate[], { passage }: CodingContext): readonly EventDate[] {
  const inside = ({ span }: EventDate) => meet(span, passage);
  return [...dates.filter(inside), ...dates.filter((date) => !inside(date))];
}

const WHY: Readonly<Record<SpeakerReason, string>> = {
  attributed: 'speaks here',
  known: 'named here',
  named: 'named here',
};

/** Those whom the sentence names, then those of other passages, as far as they fit what is typed. */
export function speakerSuggestions(
  { context, language }: CodingSuggestions,
  known: readonly SpeakerUse[],
  typed: string,
): readonly Suggestion[] {
  const names = known.map(({ name }) => name);
  const here = speakersIn(context.text, names, language).map(({ name, why }) => ({ name, why: WHY[why] }));
  const elsewhere = known
    .filter(({ name }) => !here.some((each) => each.name === name))
    .map(({ name, passages }) => ({ name, why: counted(passages, 'passage') }));
  const wanted = typed.trim().toLocaleLowerCase();
  return [...here, ...elsewhere]
    .filter(({ name }) => name !== typed.trim() && name.toLocaleLowerCase().includes(wanted))
    .slice(0, MOST)
    .map(({ name, why }) => ({ value: name, label: name, why }));
}

/** The dates that the sentence speaks of; where words are typed, the date that those mean. */
export function dateSuggestions(
  { dates, anchor, language }: CodingSuggestions,
  typed: string,
): readonly Suggestion[] {
  if (dateTyped(typed) !== null) return [];
  const meant = typed.trim() === '' ? dates : datesMeant(typed.trim(), anchor, language);
  const labels = new Map(
    meant.map(({ date, words, relative }) => [
      words === date ? date : `“${words}” → ${eventDateInWords(date)}`,
      { value: date, why: relative ? 'by the article’s date' : '' },
    ]),
  );
  return [...labels].slice(0, MOST).map(([label, { value, why }]) => ({ value, label, why }));
}

/** What is typed is in the language of the article, or in English. */
function datesMeant(typed: string, anchor: DateAnchor, language: string | null): readonly EventDate[] {
  const words = withCapitals(typed);
  const own = eventDatesIn(words, anchor, language);
  return own.length > 0 ? own : eventDatesIn(words, anchor, 'en');
}

const DAYS_AND_MONTHS =
  /(?<!\p{L})(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december)(?!\p{L})/gu;

/** "next wednesday" is written in a hurry; in print it has a capital, and is known by it. */
const withCapitals = (typed: string): string =>
  typed.replace(DAYS_AND_MONTHS, (name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`);
