import type { VNode } from 'preact';
import { knownIssues } from '../../core/issues/hierarchy.ts';
import type { Passage } from '../../core/model.ts';
import { codebook } from '../state/library.ts';
import { Swatch } from './Chip.tsx';

/** The issues of a passage as their swatches. */
export function Swatches({ passage }: { readonly passage: Passage }): VNode {
  const issues = knownIssues(codebook.value, passage.issues);
  return (
    <span class="swatches">
      {issues.map((issue) => (
        <span key={issue.id} role="img" aria-label={issue.name} title={issue.name}>
          <Swatch issue={issue} />
        </span>
      ))}
      {issues.length === 0 && <span class="swatch-plain" role="img" aria-label="Highlight" />}
    </span>
  );
}
