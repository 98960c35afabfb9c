import { useEffect, useRef, useState } from 'preact/hooks';
import type { IssueFilter } from '../../../core/issues/bearing.ts';
import type { IssueCharts } from '../../../core/issues/charts.ts';
import type { IssueId } from '../../../core/model.ts';
import type { CallName, Calls } from '../../../core/contract.ts';
import { call } from '../../bridge.ts';
import { codebook, rows } from '../../state/library.ts';
import { leftToRead } from '../../state/search.ts';
import { tellError } from '../../state/status.ts';

/** How long the library stands still before charts are made anew, in milliseconds. */
const SETTLING = 300;

/** The charts of an issue's page, made anew when the library changes; null until they are there. */
export const useCharts = (
  asked: { readonly issue: IssueId; readonly filter: IssueFilter },
  ready: boolean,
): IssueCharts | null => useAnswer('issue.charts', ready ? asked : null);

/**
 * What main answers to a call, asked anew when the library changes; the last answer until the next is there.
 * @param asked null asks nothing
 */
export function useAnswer<K extends CallName>(
  name: K,
  asked: Calls[K]['args'] | null,
): Calls[K]['reply'] | null {
  const [answer, setAnswer] = useState<{ readonly reply: Calls[K]['reply'] } | null>(null);
  const key = JSON.stringify(asked);
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (asked === null) return undefined;
    let wanted = true;
    const fetchAnswer = async () => {
      const result = await call(name, asked);
      if (!wanted) return;
      if (result.ok) setAnswer({ reply: result.value });
      else tellError(result.error);
    };
    const timer = setTimeout(() => void fetchAnswer(), last.current === key ? SETTLING : 0);
    last.current = key;
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [key, rows.value, codebook.value, leftToRead.value]);
  return answer?.reply ?? null;
}
