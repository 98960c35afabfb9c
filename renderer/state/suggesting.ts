/** What is suggested for an issue, and what the person makes of it. */
import { useEffect, useState } from 'preact/hooks';
import type { SuggestedFor, SuggestionPage } from '../../core/issues/suggested.ts';
import type { Issue, IssueId } from '../../core/model.ts';
import { call } from '../bridge.ts';
import { announce } from './announcing.ts';
import { edit } from './edit.ts';
import { codebook, issueOf, rows } from './library.ts';
import { leftToRead } from './search.ts';
import { nowStamp } from './marking.ts';
import { tell, tellError } from './status.ts';
import { UNDO } from './undoing.ts';

/** How long the library stands still before suggestions are made anew, in milliseconds. */
const SETTLING = 200;

/** What probably belongs to an issue; null until it is known. */
export function useSuggestions(issue: IssueId): SuggestionPage | null {
  const [page, setPage] = useState<SuggestionPage | null>(null);
  useEffect(() => {
    let wanted = true;
    const fetchPage = async () => {
      const result = await call('issue.suggestions', { issue });
      if (!wanted) return;
      if (result.ok) setPage(result.value);
      else tellError(result.error);
    };
    const timer = setTimeout(() => void fetchPage(), page === null ? 0 : SETTLING);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [issue, rows.value, codebook.value, leftToRead.value]);
  return page;
}

export const idOfSuggested = ({ article, passage }: SuggestedFor): string => passage?.id ?? article.id;

/** Puts what was suggested on the issue; undone in one go. */
export async function acceptSuggestion(issue: Issue, suggested: SuggestedFor): Promise<boolean> {
  const group = `accept ${idOfSuggested(suggested)} ${Date.now()}`;
  const { article, passage, articleIssues } = suggested;
  const { now } = nowStamp();
  const tagged = await edit(
    passage === null
      ? {
          type: 'article.edit',
          article: article.id,
          from: { issues: articleIssues },
          to: { issues: [...articleIssues, issue.id] },
        }
      : {
          type: 'passage.edit',
          article: article.id,
          passage: passage.id,
          from: { issues: passage.issues, modified: passage.modified },
          to: { issues: [...passage.issues, issue.id], modified: now },
        },
    { group },
  );
  if (!tagged) return false;
  announce(`Tagged with ${issue.name}`);
  await judge(issue.id, 'accepted', idOfSuggested(suggested), group);
  return true;
}

/** Says that what was suggested does not belong to the issue: it is not suggested again. */
export async function dismissSuggestion(issue: Issue, suggested: SuggestedFor): Promise<boolean> {
  const done = await judge(issue.id, 'dismissed', idOfSuggested(suggested), null);
  if (done) tell('Dismissed.', UNDO);
  return done;
}

const judge = (id: IssueId, how: 'accepted' | 'dismissed', suggested: string, group: string | null) =>
  edit(
    () => {
      const held = issueOf(id)?.[how];
      if (held === undefined || held.includes(suggested)) return null;
      return { type: 'issue.edit', issue: id, from: { [how]: held }, to: { [how]: [...held, suggested] } };
    },
    { group },
  );
