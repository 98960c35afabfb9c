/** The worker that looks through the articles' files for the rows, so that the app goes on meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import { freshRows, type KnownFiles } from './fresh-rows.ts';

export interface RowsJob {
  readonly folder: string;
  readonly known: KnownFiles;
}

const { folder, known } = workerData as RowsJob;
for (const part of freshRows(folder, known)) parentPort?.postMessage(part);
