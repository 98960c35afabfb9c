import type { VNode } from 'preact';
import { announcement } from '../state/announcing.ts';

/** Where screen readers listen. */
export const Announcer = (): VNode => (
  <div class="unseen" role="status" aria-live="polite" data-announcer>
    {announcement.value}
  </div>
);
