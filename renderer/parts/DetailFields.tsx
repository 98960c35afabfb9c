/** The fields of what is known of an article, as they are typed. */
import type { VNode } from 'preact';
import { clockIn } from '../../core/clock.ts';
import type { ArticleDetails } from '../../core/model.ts';
import type { ParseError } from '../../core/parse.ts';

const FIELDS: readonly (readonly [keyof ArticleDetails, string, string])[] = [
  ['title', 'Title', ''],
  ['byline', 'Byline', 'Who wrote it'],
  ['source', 'Source', 'Who published it'],
  ['section', 'Section', ''],
  ['published', 'Published', '2005-11-05, 2005-11 or 2005'],
  ['publishedTime', 'Time', '21:30, or 21:30+09:00 with its zone'],
  ['language', 'Language', 'en, ja, ko …'],
  ['url', 'Address', 'https://'],
];

/** What is typed, field by field. */
export type TypedDetails = Readonly<Record<keyof ArticleDetails, string>>;

interface Props {
  readonly typed: TypedDetails;
  readonly onType: (typed: TypedDetails) => void;
}

export function DetailFields({ typed, onType }: Props): VNode {
  return (
    <>
      {FIELDS.map(([key, label, hint]) => (
        <label key={key} class="form-row">
          <span>{label}</span>
          <input
            class="field"
            value={typed[key]}
            placeholder={hint}
            onInput={(event) => onType({ ...typed, [key]: event.currentTarget.value })}
          />
        </label>
      ))}
    </>
  );
}

/** The details of an article without the rest of it. */
export const only = ({
  title,
  byline,
  source,
  section,
  published,
  publishedTime,
  language,
  url,
}: ArticleDetails): ArticleDetails => ({
  title,
  byline,
  source,
  section,
  published,
  publishedTime,
  language,
  url,
});

export function textsOf(details: ArticleDetails): TypedDetails {
  const { title, ...rest } = only(details);
  const empty = (value: string | null) => value ?? '';
  return {
    title,
    byline: empty(rest.byline),
    source: empty(rest.source),
    section: empty(rest.section),
    published: empty(rest.published),
    publishedTime: empty(rest.publishedTime),
    language: empty(rest.language),
    url: empty(rest.url),
  };
}

/** An empty field means "not known", but for the title, which every article has. */
export const valuesOf = (typed: TypedDetails): Record<string, string | null> =>
  Object.fromEntries(
    Object.entries(typed).map(([key, text]) => {
      const value = text.trim();
      if (key === 'publishedTime' && value !== '') return [key, clockIn(value) ?? value];
      return [key, value === '' && key !== 'title' ? null : value];
    }),
  );

/** What is wrong with a field, by the name that it has in the form. */
export function wrongInWords({ message }: ParseError): string {
  const field = FIELDS.find(([key]) => message.startsWith(`${key} `));
  return field === undefined ? `${message}.` : `${field[1]}${message.slice(field[0].length)}.`;
}
