import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Problem } from '../../core/model.ts';
import { nonEmpty, object } from '../../core/parse.ts';
import { syncFolder, writeDurably } from './durable-file.ts';
import { ifExists } from './io-errors.ts';

const RECORD = '.problem.json';
const recordOf = object<{ file: string; what: string }>({ file: nonEmpty, what: nonEmpty });

/** Where damaged files are kept as they were, each with a record of what happened until the person has seen it. */
export class Quarantine {
  readonly #problems: Problem[] = [];
  readonly #old = new Set<Problem>();

  /** Told of all problems whenever there are more or fewer. */
  onChange: (problems: readonly Problem[]) => void = () => undefined;

  /** @param mayWrite whether files may be moved: only by the one that holds the library's lock */
  constructor(
    readonly folder: string,
    private readonly mayWrite: () => boolean,
  ) {}

  get writes(): boolean {
    return this.mayWrite();
  }

  get problems(): readonly Problem[] {
    return [...this.#problems];
  }

  /** Those that came up in this session. */
  get fresh(): readonly Problem[] {
    return this.#problems.filter((problem) => !this.#old.has(problem));
  }

  /** Takes up the records of earlier sessions. */
  async load(): Promise<void> {
    for (const name of (await ifExists(readdir(this.folder))) ?? []) {
      if (!name.endsWith(RECORD)) continue;
      try {
        const text = await readFile(join(this.folder, name), 'utf8');
        const problem = { ...recordOf(JSON.parse(text), name), record: name };
        this.#problems.push(problem);
        this.#old.add(problem);
      } catch {
        // A record of a problem that cannot be read is not worth a problem of its own.
      }
    }
  }

  /** Tells of a problem, for this session. */
  report(problem: Problem): void {
    if (this.#problems.some(({ file, what }) => file === problem.file && what === problem.what)) return;
    this.#problems.push(problem);
    this.onChange(this.problems);
  }

  /**
   * Moves a damaged file away, under a name that says when, and tells of it. Without the right to move files it only
   * tells.
   * @param file its name for people, relative to the library
   */
  async setAside(path: string, file: string, what: string): Promise<void> {
    if (!this.writes) {
      this.report({ file, what, record: null });
      return;
    }
    await mkdir(this.folder, { recursive: true });
    const name = `${new Date().toISOString().replace(/[:.]/g, '-')}-${basename(path)}`;
    const words = `${what} The damaged file is kept as ${basename(this.folder)}/${name}.`;
    await rename(path, join(this.folder, name));
    await syncFolder(this.folder);
    const record = `${name}${RECORD}`;
    const written = writeDurably(join(this.folder, record), `${JSON.stringify({ file, what: words })}\n`);
    const kept = await written.then(
      () => true,
      () => false,
    );
    this.report({ file, what: words, record: kept ? record : null });
  }

  /** Forgets a problem that the person has seen; the damaged file stays where it is. */
  async dismiss({ file, what, record }: Problem): Promise<void> {
    const index = this.#problems.findIndex((each) => each.file === file && each.what === what);
    if (index !== -1) this.#problems.splice(index, 1);
    if (record !== null && this.writes) await rm(join(this.folder, basename(record)), { force: true });
    this.onChange(this.problems);
  }
}
