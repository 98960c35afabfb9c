import type { ArticleEdit, Change, PassageEdit } from './changes.ts';
import type { IssueEdit, IssueMove } from './issues/changes.ts';
import { resolved } from './issues/hierarchy.ts';
import type { Codebook, IssueId } from './model.ts';

/** How long a quotation within a line of words may be, in UTF-16 code units. */
const SHORT = 60;

/** What a change does, as a menu would say it: "Tag with “Regional security”". */
export function wordsOf(change: Change, codebook: Codebook): string {
  switch (change.type) {
    case 'passage.add':
      return change.passage.issues.length === 0
        ? 'Highlight'
        : `Tag with ${namesIn(codebook, change.passage.issues)}`;
    case 'passage.remove':
      return 'Remove the passage';
    case 'passage.edit':
      return wordsOfEdit(change, codebook);
    case 'article.edit':
      return wordsOfArticleEdit(change, codebook);
    case 'text.update':
      return 'Update the text';
    case 'text.revert':
      return 'Take back the update of the text';
    case 'reading.set':
      return 'Read on';
    case 'issue.add':
      return `Add the issue “${change.issue.name}”`;
    case 'issue.remove':
      return `Delete the issue “${change.issue.name}”`;
    case 'issue.edit':
      return `Edit the issue “${change.to.name ?? nameIn(codebook, change.issue)}”`;
    case 'issue.move':
      return `Move the issue “${nameIn(codebook, change.issue)}”${whereTo(codebook, change)}`;
    case 'issue.merge':
      return `Merge “${change.issue.name}” into “${nameIn(codebook, change.into)}”`;
    case 'issue.unmerge':
      return `Take “${change.issue.name}” out of “${nameIn(codebook, change.into)}”`;
    case 'settings.edit':
      return 'Change the settings';
  }
}

function whereTo(codebook: Codebook, { from, to }: IssueMove): string {
  if (to.parent === from.parent) return '';
  return to.parent === null ? ' to the top' : ` into “${nameIn(codebook, to.parent)}”`;
}

function wordsOfArticleEdit({ from, to }: ArticleEdit, codebook: Codebook): string {
  if (to.removed !== undefined) return to.removed === null ? 'Take out of the trash' : 'Move to the trash';
  if (to.archived !== undefined)
    return to.archived === null ? 'Take out of the archive' : 'Archive the article';
  if (to.starred !== undefined) return to.starred ? 'Star the article' : 'Take the star off';
  if (to.issues !== undefined) return wordsOfIssues(from.issues ?? [], to.issues, codebook);
  return 'Edit the details';
}

function wordsOfIssues(held: readonly IssueId[], next: readonly IssueId[], codebook: Codebook): string {
  const put = next.filter((id) => !held.includes(id));
  if (put.length > 0) return `Tag with ${namesIn(codebook, put)}`;
  return `Take off ${namesIn(
    codebook,
    held.filter((id) => !next.includes(id)),
  )}`;
}

function wordsOfEdit({ from, to }: PassageEdit, codebook: Codebook): string {
  if (to.issues !== undefined) return wordsOfIssues(from.issues ?? [], to.issues, codebook);
  if (to.note !== undefined) {
    if (to.note === '') return 'Remove the note';
    return from.note === '' ? 'Write a note' : 'Edit the note';
  }
  if (CODING.some((key) => to[key] !== undefined)) return 'Code the passage';
  return to.textVersion === undefined ? 'Resize the passage' : 'Pin the passage';
}

/**
 * The words a change is about: a passage's, a note's, a title, what of an issue; null where there are none.
 * @param quote the words of the passage that was changed, or the name of the issue then, where they are known
 */
export function subjectWordsOf(change: Change, quote: string | null): string | null {
  switch (change.type) {
    case 'passage.add':
    case 'passage.remove':
      return `“${shortened(change.passage.quote)}”`;
    case 'passage.edit':
      if (change.to.note !== undefined) return shortened(change.to.note || (change.from.note ?? ''));
      return quote === null ? null : `“${shortened(quote)}”`;
    case 'article.edit':
      return change.to.title === undefined || change.to.title === change.from.title
        ? null
        : shortened(change.to.title);
    case 'issue.edit': {
      const fields = Object.keys(change.to) as (keyof IssueEdit['to'])[];
      const parts = [...new Set(fields.map((field) => ISSUE_FIELDS[field]))].join(', ');
      return quote === null ? parts : `“${shortened(quote)}”: ${parts}`;
    }
    case 'issue.move':
      return quote === null ? null : `“${shortened(quote)}”`;
    default:
      return null;
  }
}

const ISSUE_FIELDS: Readonly<Record<keyof IssueEdit['to'], string>> = {
  name: 'name',
  definition: 'definition',
  memo: 'memo',
  aliases: 'other names',
  keyTerms: 'key terms',
  color: 'colour',
  underline: 'underline',
  parent: 'what it is a part of',
  closed: 'closed or open',
  accepted: 'suggestions judged',
  dismissed: 'suggestions judged',
};

function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= SHORT ? line : `${line.slice(0, SHORT - 1).trimEnd()}…`;
}

const CODING = ['speaker', 'stance', 'certainty', 'eventDate'] as const;

const nameIn = (codebook: Codebook, id: IssueId): string => resolved(codebook, id)?.name ?? 'a deleted issue';

const namesIn = (codebook: Codebook, ids: readonly IssueId[]): string =>
  ids.map((id) => `“${nameIn(codebook, id)}”`).join(', ');
