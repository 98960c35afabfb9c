import type { VNode } from 'preact';
import { documentOf } from '../../core/document/document.ts';
import { knownIssues } from '../../core/issues/hierarchy.ts';
import type { Passage } from '../../core/model.ts';
import { Swatches } from '../parts/Swatches.tsx';
import { codebook } from '../state/library.ts';

/** A card's one line: its issues by colour, and how its note begins; of one without either, its words. */
export function ShortLine({ passage }: { readonly passage: Passage }): VNode {
  const names = knownIssues(codebook.value, passage.issues).map(({ name }) => name);
  return (
    <div class="short-line">
      <Swatches passage={passage} />
      <span class={passage.note === '' ? 'quiet' : ''} dir="auto">
        {passage.note === '' ? names.join(', ') || passage.quote : documentOf(passage.note).text}
      </span>
    </div>
  );
}
