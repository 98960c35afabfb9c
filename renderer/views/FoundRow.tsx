import type { VNode } from 'preact';
import { longDate } from '../../core/dates.ts';
import type { FoundHit } from '../../core/searching.ts';
import { Swatch } from '../parts/Chip.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Marked } from '../parts/Marked.tsx';
import { issueOf } from '../state/library.ts';

/** One thing that was found: what it is, where it is from, and its words. */
export function FoundRow({ hit }: { readonly hit: FoundHit }): VNode {
  const facts = [hit.source, hit.published === null ? null : longDate(hit.published)].filter(
    (fact) => fact !== null,
  );
  return (
    <>
      <KindMark hit={hit} />
      <span class="found-words">
        <span class="found-title">
          <span>
            <Marked snippet={hit.title} />
          </span>
          {facts.length > 0 && <span class="quiet">{facts.join(', ')}</span>}
        </span>
        {hit.snippet.text !== '' && (
          <span class={`found-snippet ${hit.kind}`}>
            <Marked snippet={hit.snippet} />
          </span>
        )}
      </span>
    </>
  );
}

function KindMark({ hit: { kind, issue } }: { readonly hit: FoundHit }): VNode {
  const known = issue === null ? undefined : issueOf(issue);
  if (known !== undefined) return <Swatch issue={known} />;
  return <Icon name={kind === 'article' ? 'file' : kind === 'note' ? 'note' : 'tag'} size={15} />;
}
