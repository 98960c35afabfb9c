/** The fields of what is known of an article, as they are typed. */
import type { VNode } from 'preact';
import type { ArticleDetails } from '../../core/model.ts';

const FIELDS: readonly (readonly [keyof ArticleDetails, string, string])[] = [
  ['title', 'Title', ''],
  ['byline', 'Byline', 'Who wrote it'],
  ['source', 'Source', 'Who published it'],
  ['section', 'Section', ''],
  ['published', 'Published', '2005-11-05, 2005-11 or 2005'],
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
  language,
  url,
}: ArticleDetails): ArticleDetails => ({
  title,
  byline,
  source,
  section,
  published,
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
    language: empty(rest.language),
    url: empty(rest.url),
  };
}

/** An empty field means "not known", but for the title, which every article has. */
export const valuesOf = (typed: TypedDetails): Record<string, string | null> =>
  Object.fromEntries(
    Object.entries(typed).map(([key, text]) => [
      key,
      text.trim() === '' && key !== 'title' ? null : text.trim(),
    ]),
  );
