/** Imports as the person sees them: under way, and what came of them. */
import { signal } from '@preact/signals';
import type { ImportBatch, ImportOutcome, ImportProgress } from '../../core/importing.ts';
import { ok, type Result } from '../../core/result.ts';
import type { Reviewed } from '../../core/review.ts';
import { counted } from '../../core/words.ts';
import { call, on } from '../bridge.ts';
import { ask, closeDialog } from './dialogs.ts';
import { go, route } from './route.ts';
import { tell, tellError } from './status.ts';
import { showUpdate } from './updating.ts';

/** How far the running import is, or null when none runs. */
export const progress = signal<ImportProgress | null>(null);

export function followImports(): void {
  on('import.progress', (next) => {
    // What is told of an import may come later than its end.
    if (running > 0) progress.value = next;
  });
  on('open.files', (paths) => void run(asFound(paths)));
}

/** What waits to be looked over, one after another, and what became of the rest. */
export const reviewing = signal<ImportBatch | null>(null);

type Job = Promise<Result<ImportBatch | null>>;

export const importPaths = (paths: readonly string[]): Promise<void> => run(call('import.paths', { paths }));
export const importAddress = (address: string, allowPrivate: boolean): Promise<void> =>
  run(call('import.address', { address, allowPrivate }));
export const importSample = (): Promise<void> => run(call('import.sample', {}).then(batchOf));
export const importClipboard = (): Promise<void> => run(call('import.clipboard', {}));
export const chooseAndImport = (what: 'files' | 'folder'): Promise<void> =>
  run(call('import.choose', { what }));
export const cancelImport = (): void => void call('import.cancel', {});

const asFound = (paths: readonly string[]): Job => call('import.asFound', { paths }).then(batchOf);

const batchOf = (result: Result<readonly ImportOutcome[]>): Result<ImportBatch> =>
  result.ok ? ok({ outcomes: result.value, reviews: [] }) : result;

/** How many imports have been asked for and not answered. */
let running = 0;

async function run(job: Job): Promise<void> {
  const startedAt = route.value;
  running += 1;
  const result = await job;
  running -= 1;
  if (running === 0) progress.value = null;
  if (!result.ok) tellError(result.error);
  else if (result.value === null) return;
  else if (result.value.reviews.length > 0) {
    // Another import may have come while the last one is still looked over.
    const { outcomes = [], reviews = [] } = reviewing.value ?? {};
    reviewing.value = {
      outcomes: [...outcomes, ...result.value.outcomes],
      reviews: [...reviews, ...result.value.reviews],
    };
    ask({ kind: 'review' });
  }
  // Who went on reading meanwhile is not called away.
  else report(result.value.outcomes, route.value === startedAt);
}

/**
 * Keeps the first of what waits as the person decided, or as it was found (null).
 * @returns what is wrong, in words; null where it is kept
 */
export async function keepReviewed(reviewed: Reviewed | null): Promise<string | null> {
  const [review] = reviewing.value?.reviews ?? [];
  if (review === undefined) return null;
  const result = await call('import.keep', { token: review.token, reviewed });
  if (!result.ok) return result.error;
  const failed = result.value.find((outcome) => outcome.status === 'failed');
  if (failed !== undefined) return failed.error;
  next(result.value);
  return null;
}

/** Keeps all that waits as it was found. */
export async function keepAllAsFound(): Promise<string | null> {
  while ((reviewing.value?.reviews.length ?? 0) > 0) {
    const wrong = await keepReviewed(null);
    if (wrong !== null) return wrong;
  }
  return null;
}

/** Lets go of the first of what waits. */
export function skipReviewed(): void {
  const [review] = reviewing.value?.reviews ?? [];
  if (review !== undefined) void call('import.skip', { token: review.token });
  next([]);
}

function next(kept: readonly ImportOutcome[]): void {
  const batch = reviewing.value;
  if (batch === null) return;
  const outcomes = [...batch.outcomes, ...kept];
  const reviews = batch.reviews.slice(1);
  reviewing.value = reviews.length > 0 ? { outcomes, reviews } : null;
  if (reviews.length > 0) return;
  closeDialog();
  if (outcomes.length > 0) report(outcomes, true);
}

function report(outcomes: readonly ImportOutcome[], mayShow: boolean): void {
  const [only] = outcomes;
  const needLook = outcomes.some(
    ({ status, ...rest }) => status === 'failed' || 'left' in rest || 'marks' in rest,
  );
  if (only === undefined) tell('There was nothing to import in there.');
  else if (outcomes.length === 1 && only.status !== 'failed' && only.status !== 'issues' && mayShow) {
    showOne(only);
    if (needLook) ask({ kind: 'imported', outcomes });
  } else {
    if (mayShow && outcomes.some(({ status }) => status === 'added')) go({ view: 'library', shelf: 'all' });
    if (needLook) ask({ kind: 'imported', outcomes });
    else tell(summaryOf(outcomes));
  }
}

function showOne(outcome: Exclude<ImportOutcome, { status: 'failed' | 'issues' }>): void {
  go({ view: 'article', id: outcome.id, passage: null });
  if (outcome.status === 'updated') showUpdate(outcome);
  else tell(outcome.status === 'added' ? 'Imported.' : 'This article is in the library already. Here it is.');
}

/** "3 articles imported, 1 was there already, 2 could not be read." */
export function summaryOf(outcomes: readonly ImportOutcome[]): string {
  const number = (wanted: ImportOutcome['status']) =>
    outcomes.filter(({ status }) => status === wanted).length;
  const issues = outcomes.reduce((sum, each) => sum + (each.status === 'issues' ? each.issues : 0), 0);
  const parts = [
    `${counted(number('added'), 'article')} imported`,
    ...(number('duplicate') > 0 ? [`${number('duplicate')} in the library already`] : []),
    ...(number('updated') > 0 ? [`${number('updated')} updated`] : []),
    ...(issues > 0 ? [`${counted(issues, 'issue')} added`] : []),
    ...(number('failed') > 0 ? [`${number('failed')} could not be imported`] : []),
  ];
  return `${parts.join(', ')}.`;
}
