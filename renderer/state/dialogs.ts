/** The one dialog that is open. */
import { signal } from '@preact/signals';
import type { UpdateOutcome } from '../../core/contract.ts';
import type { ImportOutcome } from '../../core/importing.ts';
import type { ArticleId, Issue, IssueId } from '../../core/model.ts';

export type Asked =
  | { readonly kind: 'issue'; readonly issue: Issue | null; readonly parent?: IssueId }
  | { readonly kind: 'merge'; readonly issue: Issue }
  | { readonly kind: 'split'; readonly issue: Issue }
  | { readonly kind: 'codebook' }
  | { readonly kind: 'details' }
  | { readonly kind: 'original'; readonly id: ArticleId }
  | { readonly kind: 'passages' }
  | { readonly kind: 'updated'; readonly outcome: UpdateOutcome }
  /** Of an article; null for the codebook. */
  | { readonly kind: 'history'; readonly id: ArticleId | null }
  | { readonly kind: 'backups' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'address' }
  | { readonly kind: 'review' }
  | { readonly kind: 'imported'; readonly outcomes: readonly ImportOutcome[] }
  | { readonly kind: 'keys' };

export const asked = signal<Asked | null>(null);

export function ask(next: Asked): void {
  asked.value = next;
}

export function closeDialog(): void {
  asked.value = null;
}
