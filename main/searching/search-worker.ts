/** The worker that knows what is in all articles: it keeps the search index, and answers what is asked of it. */
import { parentPort, workerData } from 'node:worker_threads';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { ArticleId } from '../../core/model.ts';
import { messageOf } from '../../core/result.ts';
import { Layout } from '../store/layout.ts';
import { Catalog } from './catalog.ts';
import type { FromSearchWorker, SearchJob, ToSearchWorker } from './messages.ts';

/** Articles read before what was asked meanwhile is answered. */
const AT_ONCE = 32;

/** So long after a question there may be more, and so long what only makes ready stands aside; in milliseconds. */
const BUSY = 300;
const ASIDE = 30;

const { folder } = workerData as SearchJob;
const catalog = new Catalog(new Layout(folder));
const waiting = new Set<ArticleId>();
let reading: Promise<void> | null = null;
let asked = -Infinity;

const tell = (message: FromSearchWorker): void => parentPort?.postMessage(message);

async function readWaiting(): Promise<void> {
  while (waiting.size > 0) {
    const some = [...waiting].slice(0, AT_ONCE);
    for (const id of some) waiting.delete(id);
    catalog.refresh(some);
    tell({ type: 'left', articles: waiting.size });
    await nextTurn();
  }
  reading = null;
  catalog.warm();
  tell({ type: 'left', articles: 0 });
  while (catalog.rehearse()) await nextTurn();
  while (catalog.prepare(AT_ONCE)) await (performance.now() - asked < BUSY ? pause(ASIDE) : nextTurn());
}

function readLater(ids: readonly ArticleId[]): void {
  for (const id of ids) waiting.add(id);
  reading ??= nextTurn().then(readWaiting);
}

/** More than these are read a few at a time. */
const FEW = 20;
/** What has changed is read so long after its last change, in milliseconds. */
const PAUSE = 700;
const soon = new Set<ArticleId>();
let timer: NodeJS.Timeout | undefined;

/**
 * Reading a long article keeps a processor busy that the window needs to draw what was changed in it. Only one change
 * waits, so that whoever asks does not wait for many.
 */
function readSoon(ids: readonly ArticleId[]): void {
  if (ids.some((id) => !soon.has(id))) readNow();
  for (const id of ids) soon.add(id);
  clearTimeout(timer);
  timer = setTimeout(readNow, PAUSE);
}

/** What has changed is read before anything is asked of it. */
function readNow(): void {
  clearTimeout(timer);
  if (soon.size > 0) catalog.refresh([...soon]);
  soon.clear();
}

function take(message: ToSearchWorker): void {
  switch (message.type) {
    case 'codebook':
      catalog.codebook = message.codebook;
      break;
    case 'all':
      if (message.anew) catalog.clear();
      readLater(catalog.stale(message.rows));
      break;
    case 'changed':
      if (message.ids.length > FEW) readLater(message.ids);
      else readSoon(message.ids);
      break;
    case 'gone':
      for (const id of message.ids) {
        waiting.delete(id);
        soon.delete(id);
        catalog.drop(id);
      }
      break;
    case 'ask':
      readNow();
      answer(message);
      asked = performance.now();
      break;
    case 'save':
      readNow();
      catalog.save().then(
        () => tell({ type: 'answer', number: message.number, value: null }),
        (error: unknown) => tell({ type: 'failed', number: message.number, error: messageOf(error) }),
      );
      break;
  }
}

function answer({ number, question }: Extract<ToSearchWorker, { type: 'ask' }>): void {
  try {
    tell({ type: 'answer', number, value: catalog.answer(question) });
  } catch (error) {
    tell({ type: 'failed', number, error: messageOf(error) });
  }
}

parentPort?.on('message', take);
