import type { VNode } from 'preact';
import { knownIssues } from '../../core/issues/hierarchy.ts';
import type { Passage } from '../../core/model.ts';
import { Markdown } from '../parts/Markdown.tsx';
import { passages, unplaced } from '../state/article.ts';
import { codebook } from '../state/library.ts';
import { printing } from '../state/printing.ts';

/** On paper there is no margin to scroll: the passages and their notes follow the text. */
export function PrintedNotes(): VNode | null {
  const lost = unplaced.value;
  if (!printing.value || passages.value.length + lost.length === 0) return null;
  return (
    <section class="printed-notes">
      <Printed title="Passages" list={passages.value} />
      <Printed title="Passages without a place in this version of the text" list={lost} />
    </section>
  );
}

function Printed({
  title,
  list,
}: {
  readonly title: string;
  readonly list: readonly Passage[];
}): VNode | null {
  if (list.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ol>
        {list.map((passage) => {
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
    </>
  );
}
