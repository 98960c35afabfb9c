import { readdirSync, readFileSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { FORMATS, type DocumentFormat } from '../../core/migrations.ts';
import type { ArticleId } from '../../core/model.ts';
import { rowSource } from '../../core/parsers.ts';
import { rowOf, type RowSource } from '../../core/rows.ts';
import { articleIdIn } from '../store/layout.ts';
import { documentIn } from '../store/stored-document.ts';
import type { IndexEntry } from './row-cache.ts';

/** The state of the files that rows were made from: time in milliseconds and size in bytes. */
export type KnownFiles = ReadonlyMap<ArticleId, readonly [time: number, size: number]>;

/** What a look at some of the files gave. */
export interface FreshRows {
  readonly entries: readonly IndexEntry[];
  /** Articles whose files cannot be read as they stand. */
  readonly unreadable: readonly ArticleId[];
  /** Articles that were known and have neither a file nor a copy of one. */
  readonly gone: readonly ArticleId[];
  readonly done: number;
  readonly total: number;
}

/** Files looked at before what was found is handed on. */
const BATCH = 250;

/** Rows need little of an article, and reading little is fast. */
const FORMAT: DocumentFormat<RowSource> = { ...FORMATS.article, parse: rowSource };

/**
 * Compares every article's file with what is known of it, and reads those that are new or changed; a part at a time.
 * It works at one go, for a worker or a command that has nothing else to do.
 */
export function* freshRows(folder: string, known: KnownFiles): Generator<FreshRows> {
  const ids = [...new Set(readdirSync(folder).flatMap((name) => articleIdIn(name) ?? []))];
  const present = new Set(ids);
  const gone = [...known.keys()].filter((id) => !present.has(id));
  for (let done = 0; done < ids.length || done === 0; done += BATCH) {
    const looked = ids.slice(done, done + BATCH).map((id) => lookAt(folder, id, known));
    yield {
      entries: looked.flatMap((each) => (typeof each === 'object' && each !== null ? [each] : [])),
      unreadable: looked.flatMap((each) => (typeof each === 'string' ? [each] : [])),
      gone: done === 0 ? gone : [],
      done: Math.min(ids.length, done + BATCH),
      total: ids.length,
    };
  }
}

/** The row of an article, its id where it cannot be read, or null where the row that is known is right. */
function lookAt(folder: string, id: ArticleId, known: KnownFiles): IndexEntry | ArticleId | null {
  const path = join(folder, `${id}.json`);
  try {
    const file = statSync(path);
    const [time, size] = known.get(id) ?? [];
    return time === file.mtimeMs && size === file.size ? null : entryOf(path, file, id);
  } catch {
    return id;
  }
}

function entryOf(path: string, file: Stats, id: ArticleId): IndexEntry | ArticleId {
  const row = rowOf(documentIn(readFileSync(path), FORMAT));
  return row.id === id ? { row, fileTime: file.mtimeMs, fileSize: file.size } : id;
}
