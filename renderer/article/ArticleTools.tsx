import type { VNode } from 'preact';
import type { Article } from '../../core/model.ts';
import { Icon } from '../parts/Icon.tsx';
import { Star } from '../parts/Star.tsx';
import { archiveAndLeave, tagArticle } from '../state/article-marks.ts';

/** What is decided of an article as a whole, in its head. */
export function ArticleTools({ article: { id, starred, archived } }: { readonly article: Article }): VNode {
  return (
    <div class="article-tools">
      <Star id={id} starred={starred} />
      <button
        class="btn ghost small square article-tag"
        aria-label="Tag the article"
        title="Tag the article as a whole (Shift+T)"
        onClick={() => tagArticle(id)}
      >
        <Icon name="tag" size={14} />
      </button>
      <button
        class="btn ghost small square"
        aria-label={archived === null ? 'Archive' : 'Take out of the archive'}
        title={archived === null ? 'Archive: done with (E)' : 'Take out of the archive (E)'}
        onClick={() => void archiveAndLeave(id)}
      >
        <Icon name={archived === null ? 'archive' : 'restore'} size={14} />
      </button>
    </div>
  );
}
