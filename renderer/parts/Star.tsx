import type { VNode } from 'preact';
import type { ArticleId } from '../../core/model.ts';
import { toggleStar } from '../state/article-marks.ts';
import { Icon } from './Icon.tsx';

/** The star of an article: on, or to put on. */
export const Star = ({ id, starred }: { readonly id: ArticleId; readonly starred: boolean }): VNode => (
  <button
    class={starred ? 'btn ghost small square star on' : 'btn ghost small square star'}
    aria-label="Star"
    aria-pressed={starred}
    title={starred ? 'Take the star off (S)' : 'Star (S)'}
    onClick={() => void toggleStar(id)}
  >
    <Icon name="star" size={14} />
  </button>
);
