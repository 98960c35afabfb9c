/** The passages of all articles that bear on no issue, and tagging them from a list. */
import { computed } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { UntaggedPassages } from '../../core/contract.ts';
import { untaggedIn } from '../../core/issues/counts.ts';
import { knownIssues } from '../../core/issues/hierarchy.ts';
import type { ArticleId, Issue, Passage, PassageId } from '../../core/model.ts';
import { editPassage, toggled } from '../../core/passages.ts';
import { call } from '../bridge.ts';
import { announce } from './announcing.ts';
import { passageIn } from './article.ts';
import { edit } from './edit.ts';
import { codebook, rows } from './library.ts';
import { nowStamp } from './marking.ts';
import { tellError } from './status.ts';

/** Articles fetched at first, and at each request for more. */
const PAGE = 100;

/** How long the library stands still before the list is fetched anew, in milliseconds. */
const SETTLING = 300;

const counts = computed(() =>
  rows.value.map((row) => untaggedIn(codebook.value, row)).filter((count) => count > 0),
);

/** How many passages outside the trash bear on no issue. */
export const untaggedCount = computed(() => counts.value.reduce((sum, count) => sum + count, 0));

export interface Untagged {
  /** Null until they are fetched. */
  readonly list: readonly UntaggedPassages[] | null;
  /** Fetches those of more articles; null where those of all are there. */
  readonly more: (() => void) | null;
  /** Tags a passage of the list, or takes an issue off that it was tagged with there. */
  readonly tag: (article: ArticleId, passage: Passage, issue: Issue) => Promise<void>;
}

type List = readonly UntaggedPassages[];

/** Follows the library. What is tagged from the list stays in it for as long as the list is shown. */
export function useUntagged(): Untagged {
  const [articles, setArticles] = useState(PAGE);
  const [list, setList] = useState<List | null>(null);
  const latest = useRef<List>([]);
  const tagged = useRef(new Set<PassageId>()).current;
  const show = (next: List) => {
    latest.current = next;
    setList(next);
  };
  useEffect(() => {
    let wanted = true;
    const fetchList = async () => {
      const result = await call('passages.untagged', { articles });
      const now = await withPresent(latest.current, tagged);
      if (!wanted) return;
      if (!result.ok) tellError(result.error);
      show(result.ok ? merged(now, result.value, tagged) : now);
    };
    const timer = setTimeout(() => void fetchList(), list === null ? 0 : SETTLING);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [articles, rows.value]);
  const tag = async (article: ArticleId, { id }: Passage, issue: Issue) => {
    const after = await toggleIssue(
      article,
      issue,
      () => passageIn(article, id) ?? passageOf(latest.current, id),
    );
    if (after === null) return;
    tagged.add(id);
    show(withPassage(latest.current, after));
    const on = knownIssues(codebook.value, after.issues).some((each) => each.id === issue.id);
    announce(`${issue.name}: ${on ? 'on' : 'off'}`);
  };
  const more = counts.value.length > articles ? () => setArticles(articles + PAGE) : null;
  return { list, more, tag };
}

/** @returns the passage as it is then; null where it is gone or was not saved */
async function toggleIssue(
  article: ArticleId,
  issue: Issue,
  passage: () => Passage | undefined,
): Promise<Passage | null> {
  let after: Passage | null = null;
  const done = await edit(() => {
    const now = passage();
    if (now === undefined) return null;
    const issues = toggled(codebook.value, now.issues, issue.id);
    after = { ...now, issues };
    return editPassage(article, now, { issues }, nowStamp().now);
  });
  return done ? after : null;
}

const passageOf = (list: List, id: PassageId): Passage | undefined =>
  list.flatMap(({ passages }) => passages).find((passage) => passage.id === id);

/** The list with its tagged passages as they are now: an undo, or the article's own page, may have changed them. */
async function withPresent(list: List, tagged: ReadonlySet<PassageId>): Promise<List> {
  let next = list;
  for (const { article, passages } of list) {
    if (!passages.some(({ id }) => tagged.has(id))) continue;
    const result = await call('article.get', { id: article.id });
    if (!result.ok) continue;
    for (const passage of result.value.passages)
      if (tagged.has(passage.id)) next = withPassage(next, passage);
  }
  return next;
}

const withPassage = (list: List, passage: Passage): List =>
  list.map(({ article, passages }) => ({
    article,
    passages: passages.map((each) => (each.id === passage.id ? passage : each)),
  }));

/** What bears on no issue now, and what was listed and is tagged since; articles in the order in which they were listed. */
function merged(listed: List, fresh: List, tagged: ReadonlySet<PassageId>): List {
  const now = new Map(fresh.map(({ article, passages }) => [article.id, passages]));
  const before = new Map(listed.map(({ article, passages }) => [article.id, passages]));
  const articles = new Map([...listed, ...fresh].map(({ article }) => [article.id, article]));
  return [...articles.values()].flatMap((article) => {
    const untagged = now.get(article.id) ?? [];
    const ids = new Set(untagged.map(({ id }) => id));
    const kept = (before.get(article.id) ?? []).filter(({ id }) => tagged.has(id) && !ids.has(id));
    const passages = [...untagged, ...kept].sort((a, b) => a.start - b.start || a.end - b.end);
    return passages.length === 0 ? [] : [{ article, passages }];
  });
}
