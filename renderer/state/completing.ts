/** Completing what is typed into the search: filters, and their values. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { namesOf } from '../../core/issues/matching.ts';
import { completionsAt, type Completion } from '../../core/search/completions.ts';
import type { Held, HeldValues } from '../../core/search/values.ts';
import { call } from '../bridge.ts';
import { codebook, issuesInOrder, rows } from './library.ts';

export type { Completion };

const values = signal<HeldValues>({ sources: [], speakers: [], languages: [] });

const names = (held: readonly Held[]): readonly string[] => held.map(({ value }) => value);

/** What may stand at the caret. */
export function useCompletions(query: string, caret: number): readonly Completion[] {
  useEffect(() => {
    void call('search.values', {}).then((result) => {
      if (result.ok) values.value = result.value;
    });
  }, [rows.value]);
  const { sources, speakers, languages } = values.value;
  return completionsAt(query, caret, {
    issues: issuesInOrder.value.map(
      ({ id, name }) => [name, ...namesOf(codebook.value, id).slice(1)] as const,
    ),
    sources: names(sources),
    speakers: names(speakers),
    languages: names(languages),
  });
}

/** The query with a completion in it, and where the caret is then. */
export function completed(query: string, { text, replaces }: Completion): { query: string; caret: number } {
  return {
    query: `${query.slice(0, replaces.start)}${text}${query.slice(replaces.end)}`,
    caret: replaces.start + text.length,
  };
}
