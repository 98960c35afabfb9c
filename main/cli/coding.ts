import { datelineOf } from '../../core/coding-context.ts';
import { dateTyped } from '../../core/coding-words.ts';
import { eventDatesIn } from '../../core/coding/dates.ts';
import { CERTAINTIES, STANCES, type Coding } from '../../core/model.ts';
import { PlainError } from '../../core/result.ts';
import type { OpenArticle } from '../library/articles.ts';
import type { CliOptions } from './arguments.ts';

/**
 * The coding that the options say.
 * @throws PlainError for a word that is none of the choices, and a date that is not one
 */
export function codingMeant(options: CliOptions, open: OpenArticle): Coding {
  const speaker = options.speaker?.trim() ?? null;
  if (speaker === '') throw new PlainError('--speaker should not be empty.');
  return {
    speaker,
    stance: oneOf('--stance', STANCES, options.stance),
    certainty: oneOf('--certainty', CERTAINTIES, options.certainty),
    eventDate: options.eventDate === undefined ? null : dateMeant(options.eventDate, open),
  };
}

function oneOf<T extends string>(name: string, choices: readonly T[], value: string | undefined): T | null {
  if (value === undefined) return null;
  const found = choices.find((choice) => choice === value);
  if (found === undefined)
    throw new PlainError(`${name} should be one of ${choices.join(', ')}, not “${value}”.`);
  return found;
}

/** What words mean is no more than a guess: it is said, and not taken. */
function dateMeant(typed: string, { article: { published, language }, document }: OpenArticle): string {
  const date = dateTyped(typed);
  if (date !== null) return date;
  const [guess] = eventDatesIn(typed, { published, dateline: datelineOf(document.text) }, language);
  const hint = guess === undefined ? '' : ` It may be ${guess.date}.`;
  throw new PlainError(
    `--event-date should be a date such as 2005-11-09, 2005-11 or 2005, not “${typed}”.${hint}`,
  );
}

/** The coding without the rest of a passage. */
export const codingOf = ({ speaker, stance, certainty, eventDate }: Coding): Coding => ({
  speaker,
  stance,
  certainty,
  eventDate,
});
