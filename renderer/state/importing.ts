/** Imports as the person sees them: under way, and what came of them. */
import { signal } from '@preact/signals';
import type { ImportOutcome, ImportProgress } from '../../core/importing.ts';
import type { Result } from '../../core/result.ts';
import { counted } from '../../core/words.ts';
import { call, on } from '../bridge.ts';
import { ask } from './dialogs.ts';
import { go, route } from './route.ts';
import { tell, tellError } from './status.ts';
import { showUpdate } from './updating.ts';

/** How far the running import is, or null when none runs. */
export const progress = signal<ImportProgress | null>(null);

export function followImports(): void {
  on('import.progress', (next) => (progress.value = next));
  on('open.files', (paths) => void importPaths(paths));
}

export const importPaths = (paths: readonly string[]): Promise<void> => run(call('import.paths', { paths }));
export const importAddress = (address: string, allowPrivate: boolean): Promise<void> =>
  run(call('import.address', { address, allowPrivate }));
export const importSample = (): Promise<void> => run(call('import.sample', {}));
export const importClipboard = (): Promise<void> => run(call('import.clipboard', {}));
export const chooseAndImport = (what: 'files' | 'folder'): Promise<void> =>
  run(call('import.choose', { what }));
export const cancelImport = (): void => void call('import.cancel', {});

async function run(job: Promise<Result<readonly ImportOutcome[] | null>>): Promise<void> {
  const startedAt = route.value;
  const result = await job;
  progress.value = null;
  if (!result.ok) tellError(result.error);
  // Who went on reading meanwhile is not called away.
  else if (result.value !== null) report(result.value, route.value === startedAt);
}

function report(outcomes: readonly ImportOutcome[], mayShow: boolean): void {
  const [only] = outcomes;
  const needLook = outcomes.some(
    ({ status, ...rest }) => status === 'failed' || 'left' in rest || 'marks' in rest,
  );
  if (only === undefined) tell('There was nothing to import in there.');
  else if (outcomes.length === 1 && only.status !== 'failed' && mayShow) {
    showOne(only);
    if (needLook) ask({ kind: 'imported', outcomes });
  } else {
    if (mayShow && outcomes.some(({ status }) => status === 'added')) go({ view: 'library', shelf: 'all' });
    if (needLook) ask({ kind: 'imported', outcomes });
    else tell(summaryOf(outcomes));
  }
}

function showOne(outcome: Exclude<ImportOutcome, { status: 'failed' }>): void {
  go({ view: 'article', id: outcome.id, passage: null });
  if (outcome.status === 'updated') showUpdate(outcome);
  else tell(outcome.status === 'added' ? 'Imported.' : 'This article is in the library already. Here it is.');
}

/** "3 articles imported, 1 was there already, 2 could not be read." */
export function summaryOf(outcomes: readonly ImportOutcome[]): string {
  const number = (wanted: ImportOutcome['status']) =>
    outcomes.filter(({ status }) => status === wanted).length;
  const parts = [
    `${counted(number('added'), 'article')} imported`,
    ...(number('duplicate') > 0 ? [`${number('duplicate')} in the library already`] : []),
    ...(number('updated') > 0 ? [`${number('updated')} updated`] : []),
    ...(number('failed') > 0 ? [`${number('failed')} could not be imported`] : []),
  ];
  return `${parts.join(', ')}.`;
}
