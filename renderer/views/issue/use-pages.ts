/** The passages of an issue's page, fetched as they come into view. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { IssueFilter } from '../../../core/issues/bearing.ts';
import type { Grouping, IssuePage, PageEntry } from '../../../core/issues/page.ts';
import type { IssueId } from '../../../core/model.ts';
import { call } from '../../bridge.ts';
import { codebook, rows } from '../../state/library.ts';
import { leftToRead } from '../../state/search.ts';
import { tellError } from '../../state/status.ts';

export interface PagesQuery {
  readonly issue: IssueId;
  readonly group: Grouping;
  readonly filter: IssueFilter;
}

export interface Pages {
  /** Totals and groups; null until the first of it is there. */
  readonly page: Omit<IssuePage, 'from' | 'entries'> | null;
  /** What is asked for, in one string: it is another list when that changes. */
  readonly key: string;
  /** A passage by its place in the list; undefined until it is there. */
  readonly entry: (at: number) => PageEntry | undefined;
  /** Fetches the passages from one place to another, the second not included. */
  readonly want: (from: number, to: number) => void;
}

/** Passages fetched at once. */
const PAGE = 60;

/** How long the library stands still before passages are fetched anew, in milliseconds. */
const SETTLING = 300;

interface Store {
  readonly key: string;
  readonly page: IssuePage;
  readonly entries: ReadonlyMap<number, readonly PageEntry[]>;
}

/** @param at the passage that is to be seen first */
export function usePages(query: PagesQuery, at: number): Pages {
  const key = JSON.stringify([query.issue, query.group, query.filter]);
  const [store, setStore] = useState<Store | null>(null);
  /** Counts the times that all was asked for anew, so that late answers are known. */
  const turn = useRef(0);
  const wanted = useRef<readonly [number, number]>([at, at + 1]);
  const asked = useRef(new Set<number>());

  const fetchPage = async (number: number): Promise<IssuePage | null> => {
    const result = await call('issue.page', { ...query, from: number * PAGE, count: PAGE });
    if (!result.ok) tellError(result.error);
    return result.ok ? result.value : null;
  };

  const fetchAnew = async () => {
    turn.current += 1;
    const mine = turn.current;
    const numbers = pagesOf(wanted.current);
    asked.current = new Set(numbers);
    const pages = await Promise.all(numbers.map(fetchPage));
    const [page] = pages;
    if (mine !== turn.current || page === undefined || page === null) return;
    const entries = new Map(
      pages.flatMap((each, index) => (each === null ? [] : [[numbers[index] ?? 0, each.entries] as const])),
    );
    setStore({ key, page, entries });
  };

  const fetchMore = async (number: number) => {
    const mine = turn.current;
    asked.current.add(number);
    const page = await fetchPage(number);
    if (mine !== turn.current || page === null) return;
    setStore((now) => now && { ...now, entries: new Map([...now.entries, [number, page.entries]]) });
  };

  const last = useRef(key);
  useLayoutEffect(() => {
    if (store !== null && last.current === key) {
      // Rows of an import, or of a look through the articles, come in great numbers.
      const timer = setTimeout(() => void fetchAnew(), SETTLING);
      return () => clearTimeout(timer);
    }
    if (last.current !== key) wanted.current = [at, at + 1];
    last.current = key;
    void fetchAnew();
    return undefined;
  }, [key, rows.value, codebook.value, leftToRead.value]);

  return {
    page: store?.page ?? null,
    key: store?.key ?? key,
    entry: (place) => store?.entries.get(Math.floor(place / PAGE))?.[place % PAGE],
    want: (from, to) => {
      if (store?.key !== key) return;
      wanted.current = [from, to];
      for (const number of pagesOf([from, to])) if (!asked.current.has(number)) void fetchMore(number);
    },
  };
}

function pagesOf([from, to]: readonly [number, number]): readonly number[] {
  const [first, last] = [Math.floor(from / PAGE), Math.floor(Math.max(from, to - 1) / PAGE)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
