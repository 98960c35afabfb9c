import type { VNode } from 'preact';
import type { Passage } from '../../core/model.ts';
import { Icon } from '../parts/Icon.tsx';
import { removePassage } from '../state/marking.ts';

/** The button on a passage's card that removes it. */
export const RemovePassage = ({ passage }: { readonly passage: Passage }): VNode => (
  <button
    aria-label="Remove the passage"
    title="Remove the passage (Delete)"
    onClick={() => void removePassage(passage)}
  >
    <Icon name="trash" size={14} />
  </button>
);
