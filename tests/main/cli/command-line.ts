import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary.ts';

export const root = join(import.meta.dirname, '../../..');
export const SAMPLE = join(root, 'assets/sample');
export const QUOTE = 'one slot went for almost four million dollars in November 2023';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A library of its own, and the command line on it. */
export async function commandLine() {
  const folder = await temporaryFolder();
  const library = join(folder, 'library');
  const run = (...args: readonly string[]): Promise<Ran> =>
    new Promise((done) => {
      const argv = [join(root, 'dist/cli.cjs'), '--library', library, ...args];
      execFile(process.execPath, argv, { cwd: folder }, (error, out, err) =>
        done({ code: error === null ? 0 : Number(error.code), out, err }),
      );
    });
  const json = async <T>(...args: readonly string[]): Promise<T> => {
    const { code, out, err } = await run(...args, '--json');
    if (code !== 0) throw new Error(err);
    return JSON.parse(out) as T;
  };
  return { folder, library, run, json };
}

export interface Shown {
  readonly id: string;
  readonly text: string;
  readonly passages: readonly {
    readonly start: number;
    readonly end: number;
    readonly quote: string;
    readonly issues: readonly string[];
    readonly note: string;
  }[];
}
