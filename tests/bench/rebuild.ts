/** Making the rows of all articles anew, beside reading and parsing the same files. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshRows } from '../../main/library/fresh-rows.ts';
import { inTurns, timed, type Figure } from './measure.ts';

const ROUNDS = 5;

function rebuild(folder: string): number {
  let rows = 0;
  for (const { entries } of freshRows(folder, new Map())) rows += entries.length;
  return rows;
}

function readAll(folder: string): number {
  let rows = 0;
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.json')) continue;
    JSON.parse(readFileSync(join(folder, name), 'utf8'));
    rows += 1;
  }
  return rows;
}

export async function benchRebuild(library: string): Promise<readonly Figure[]> {
  const folder = join(library, 'articles');
  const { all, plain } = await inTurns(
    { all: () => timed(() => rebuild(folder)), plain: () => timed(() => readAll(folder)) },
    ROUNDS,
  );
  return [
    {
      what: 'Rebuild of the index, beside reading and parsing the same files',
      value: all / plain,
      most: 2,
      unit: '×',
      from: `${all.toFixed(0)} ms and ${plain.toFixed(0)} ms`,
    },
  ];
}
