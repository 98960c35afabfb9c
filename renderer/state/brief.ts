/** The brief that is being put together: what is asked for, and what it comes to. */
import { computed, effect, signal } from '@preact/signals';
import {
  DEFAULT_OPTIONS,
  type Brief,
  type BriefFormat,
  type BriefOptions,
  type BriefRequest,
} from '../../core/brief/model.ts';
import { writeBrief } from '../../core/brief/write.ts';
import type { ArticleId, IssueId } from '../../core/model.ts';
import { call } from '../bridge.ts';
import { codebook, issueOf, rowOf, rows } from './library.ts';
import { route } from './route.ts';
import { tell, tellError } from './status.ts';

interface Scope {
  readonly articles: readonly ArticleId[] | null;
  readonly issues: readonly IssueId[] | null;
}

export const scope = signal<Scope>({ articles: null, issues: null });
export const include = signal<BriefOptions>(DEFAULT_OPTIONS);
export const format = signal<BriefFormat>('pdf');
export const brief = signal<Brief | null>(null);
export const leaveOut = signal(false);

/** The title the person typed, or null while it follows the scope. */
const typedTitle = signal<string | null>(null);

export const title = computed(() => typedTitle.value ?? titleFor(scope.value));

export function setTitle(text: string): void {
  typedTitle.value = text;
}

function titleFor({ articles, issues }: Scope): string {
  if (issues !== null && issues.length > 0) return issues.map((id) => issueOf(id)?.name ?? '').join(', ');
  const [only] = articles ?? [];
  if (only !== undefined) return rowOf(only)?.title ?? 'Brief';
  return 'Brief';
}

const request = computed<BriefRequest>(() => ({
  title: title.value.trim() === '' ? 'Brief' : title.value.trim(),
  ...scope.value,
  include: include.value,
}));

/** Keeps the brief in step with what is asked for, and with the library, while the pane is open. */
export function followBrief(): void {
  effect(() => {
    const shown = route.value;
    if (shown.view !== 'brief') return;
    scope.value = { articles: shown.articles, issues: shown.issues };
    typedTitle.value = null;
    leaveOut.value = false;
    brief.value = null;
  });
  effect(() => {
    const wanted = request.value;
    // Read, so that a change of either composes anew.
    const library = [rows.value, codebook.value];
    if (route.value.view !== 'brief' || library.length === 0) return;
    const timer = setTimeout(() => void compose(wanted), 80);
    return () => clearTimeout(timer);
  });
}

async function compose(wanted: BriefRequest): Promise<void> {
  const result = await call('brief.compose', { request: wanted });
  if (!result.ok) tellError(result.error);
  else if (wanted === request.value) brief.value = result.value;
}

/** Puts an issue into the brief, or takes it out. The last one out means all. */
export function toggleIssue(id: IssueId): void {
  const current = scope.value.issues ?? [];
  const next = current.includes(id) ? current.filter((each) => each !== id) : [...current, id];
  scope.value = { ...scope.value, issues: next.length === 0 ? null : next };
}

export async function exportBrief(): Promise<void> {
  const result = await call('brief.export', {
    request: request.value,
    format: format.value,
    leaveOutMismatches: leaveOut.value,
  });
  if (!result.ok) tellError(result.error);
  else if (result.value !== null) tell(`Brief written to ${result.value}`);
}

/** Copies the brief as Markdown. */
export async function copyBrief(): Promise<void> {
  const current = brief.value;
  if (current === null || current.mismatches.length > 0) return;
  const result = await call('clipboard.write', { text: writeBrief(current, 'md') });
  if (result.ok) tell('Copied as Markdown.');
}
