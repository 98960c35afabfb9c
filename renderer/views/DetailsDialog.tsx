import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ArticleDetails } from '../../core/model.ts';
import { ParseError } from '../../core/parse.ts';
import { details as parseDetails } from '../../core/parsers.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { open } from '../state/article.ts';
import { closeDialog } from '../state/dialogs.ts';
import { editDetails } from '../state/library-edits.ts';

const FIELDS: readonly (readonly [keyof ArticleDetails, string, string])[] = [
  ['title', 'Title', ''],
  ['byline', 'Byline', 'Who wrote it'],
  ['source', 'Source', 'Who published it'],
  ['section', 'Section', ''],
  ['published', 'Published', '2005-11-05, 2005-11 or 2005'],
  ['language', 'Language', 'en, ja, ko …'],
  ['url', 'Address', 'https://'],
];

/** Corrects what is known of the open article. */
export function DetailsDialog(): VNode | null {
  const article = open.value?.article;
  const [typed, setTyped] = useState<Readonly<Record<keyof ArticleDetails, string>> | null>(() =>
    article === undefined ? null : textsOf(article),
  );
  const [wrong, setWrong] = useState('');
  if (article === undefined || typed === null) return null;
  const save = async () => {
    try {
      const to = parseDetails(valuesOf(typed), '');
      if (await editDetails(article.id, only(article), to)) closeDialog();
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      setWrong(`${error.message}.`);
    }
  };
  return (
    <Dialog title="Details of the article" onClose={closeDialog}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {FIELDS.map(([key, label, hint]) => (
          <label key={key} class="form-row">
            <span>{label}</span>
            <input
              class="field"
              value={typed[key]}
              placeholder={hint}
              onInput={(event) => setTyped({ ...typed, [key]: event.currentTarget.value })}
            />
          </label>
        ))}
        {wrong !== '' && (
          <p class="wrong" role="alert">
            {wrong}
          </p>
        )}
        <div class="dialog-actions">
          <span class="grow" />
          <button type="button" class="btn" onClick={closeDialog}>
            Cancel
          </button>
          <button type="submit" class="btn primary">
            Save
          </button>
        </div>
      </form>
    </Dialog>
  );
}

const only = ({
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

function textsOf(details: ArticleDetails): Record<keyof ArticleDetails, string> {
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
const valuesOf = (typed: Readonly<Record<keyof ArticleDetails, string>>): Record<string, string | null> =>
  Object.fromEntries(
    Object.entries(typed).map(([key, text]) => [
      key,
      text.trim() === '' && key !== 'title' ? null : text.trim(),
    ]),
  );
