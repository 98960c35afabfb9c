import type { VNode } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { compareTexts, readableParts } from '../../core/anchor/compare.ts';
import { momentOf } from '../../core/dates.ts';
import { documentIn, versionsOf } from '../../core/text-versions.ts';
import { counted } from '../../core/words.ts';
import { changesIn, drawComparison } from '../article/draw-comparison.ts';
import { drawDocument } from '../article/draw.ts';
import { open, type OpenArticle } from '../state/article.ts';
import { go, route } from '../state/route.ts';
import { updateFromFile } from '../state/updating.ts';
import { followLink } from '../parts/Markdown.tsx';

interface Props {
  readonly id: string;
  readonly version: number;
  /** The earlier version beside which it is shown; null for the text alone. */
  readonly against: number | null;
}

/** A version of an article's text to read, with what changed since an earlier one. */
export function VersionsView({ id, version, against }: Props): VNode | null {
  const current = open.value;
  if (current?.article.id !== id) return null;
  // What undo took away is no version any more.
  const present = current.article.textVersion;
  return version <= present ? (
    <Shown current={current} version={version} against={against} />
  ) : (
    <Shown current={current} version={present} against={present > 1 ? present - 1 : null} />
  );
}

interface ShownProps extends Omit<Props, 'id'> {
  readonly current: OpenArticle;
}

function Shown({ current, version, against }: ShownProps): VNode {
  const { article } = current;
  const { root, changes } = useMemo(
    () => drawVersion(current, version, against),
    [current, version, against],
  );
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => frame.current?.replaceChildren(root), [root]);
  const words =
    against === null || changes === null
      ? 'As it was imported.'
      : changes === 0
        ? `The same words as version ${against}.`
        : `${counted(changes, 'change')} since version ${against}.`;
  return (
    <main class="article-view versions-view scroller" aria-label={`Version ${version} of ${article.title}`}>
      <article class="read" lang={article.language ?? undefined}>
        <header class="article-head">
          <h1>{article.title}</h1>
          <VersionTabs current={current} version={version} against={against} />
          <p class="version-words" role="status">
            {words}
          </p>
        </header>
        <div
          class="body comparison"
          ref={frame}
          onClick={followLink}
          onKeyDown={(event) => event.key === 'Enter' && followLink(event)}
        />
      </article>
    </main>
  );
}

function VersionTabs({ current: { article }, version, against }: ShownProps): VNode {
  const show = (next: number, beside: number | null) => {
    // Another version takes this one's place: "back" leads out of here.
    route.value = { view: 'versions', id: article.id, version: next, against: beside };
  };
  return (
    <div class="by">
      <label>
        Version{' '}
        <select
          class="field"
          value={String(version)}
          onChange={(event) => {
            const next = Number(event.currentTarget.value);
            show(next, against === null || next === 1 ? null : next - 1);
          }}
        >
          {versionsOf(article).map(({ textVersion, received }) => (
            <option key={textVersion} value={String(textVersion)}>
              {textVersion}, saved {momentOf(received)}
            </option>
          ))}
        </select>
      </label>
      {version > 1 && (
        <label class="check">
          <input
            type="checkbox"
            checked={against !== null}
            onChange={(event) => show(version, event.currentTarget.checked ? version - 1 : null)}
          />{' '}
          Show what changed
        </label>
      )}
      <span class="grow" />
      <button class="btn small" onClick={() => void updateFromFile(article.id)}>
        Update from a file…
      </button>
      <button
        class="btn small primary"
        onClick={() => go({ view: 'article', id: article.id, passage: null })}
      >
        Back to the article
      </button>
    </div>
  );
}

function drawVersion(
  current: OpenArticle,
  version: number,
  against: number | null,
): { readonly root: HTMLElement; readonly changes: number | null } {
  const shown = documentIn(current, version) ?? current.document;
  const before = against === null ? null : documentIn(current, against);
  if (before === null) return { root: drawDocument(shown).root, changes: null };
  const parts = readableParts(compareTexts(before.text, shown.text), before.text);
  return { root: drawComparison(shown, parts, before.text), changes: changesIn(parts) };
}
