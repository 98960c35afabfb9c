import type { VNode } from 'preact';
import { knownIssues } from '../../core/issues/hierarchy.ts';
import { Markdown } from '../parts/Markdown.tsx';
import { passages } from '../state/article.ts';
import { codebook } from '../state/library.ts';
import { printing } from '../state/printing.ts';

/** On paper there is no margin to scroll: the passages and their notes follow the text. */
export function PrintedNotes(): VNode | null {
  if (!printing.value || passages.value.length === 0) return null;
  return (
    <section class="printed-notes">
      <h2>Passages</h2>
      <ol>
        {passages.value.map((passage) => {
          const issues = knownIssues(codebook.value, passage.issues);
          return (
            <li key={passage.id}>
              <q dir="auto">{passage.quote}</q>
              {issues.length > 0 && <b> {issues.map(({ name }) => name).join(', ')}</b>}
              {passage.note !== '' && <Markdown text={passage.note} />}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
