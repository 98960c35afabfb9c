import { constants, copyFile, link, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { backupsToKeep, stillKept } from '../../core/backup-plan.ts';
import type { Backup } from '../../core/model.ts';
import { listOf, nonEmpty, object } from '../../core/parse.ts';
import { PlainError } from '../../core/result.ts';
import { isTemporary, previousOf, syncFolder, writeDurably } from './durable-file.ts';
import { codeOf, ifExists } from './io-errors.ts';
import type { Layout } from './layout.ts';

/** A backup's name: when it was made, to the second, in UTC; and whether the rotation leaves it alone. */
const NAME = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z(-kept)?$/;
const UNFINISHED = '.tmp';
/** Links made at a time. */
const AT_ONCE = 32;

/** The backups after `from`, up to `to`. */
interface Replaced {
  readonly from: string;
  readonly to: string;
}
const replacedOf = listOf(object<Replaced>({ from: nonEmpty, to: nonEmpty }));

const nameAt = (time: Date): string => `${time.toISOString().slice(0, 19).replaceAll(':', '-')}Z`;

const isKept = (name: string): boolean => NAME.exec(name)?.[5] !== undefined;

function timeOf(name: string): string | null {
  const [, day, hours, minutes, seconds] = NAME.exec(name) ?? [];
  return day === undefined ? null : `${day}T${hours}:${minutes}:${seconds}.000Z`;
}

/**
 * Copies of the library as it was, each a folder of hard links: they cost a name for each file, for documents are
 * never written in place but always replaced. What is written in place, the last file of the journal, is copied.
 */
export class Backups {
  #turn: Promise<unknown> = Promise.resolve();

  constructor(readonly layout: Layout) {}

  /** Does one thing with backups at a time: none is removed while it is made or put back. */
  async inTurn<T>(job: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(job);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Newest first. */
  async list(): Promise<readonly Backup[]> {
    const found: Backup[] = [];
    for (const name of await this.#names()) {
      const articles = (await ifExists(readdir(join(this.layout.backups, name, 'articles')))) ?? [];
      found.push({ name, at: timeOf(name) ?? '', articles: articles.length, kept: isKept(name) });
    }
    return found;
  }

  /** When backups were made, in milliseconds since 1970. */
  async times(): Promise<readonly number[]> {
    return (await this.#names()).map((name) => Date.parse(timeOf(name) ?? ''));
  }

  /**
   * Makes a backup, and gives its name. One that a crash cuts short is none.
   * @param kept whether the rotation leaves it alone for as long as the oldest of the others
   */
  async make({ kept = false } = {}): Promise<string> {
    return this.inTurn(() => this.makeNow({ kept }));
  }

  /** As `make`, for a job that has its turn. */
  async makeNow({ kept = false } = {}): Promise<string> {
    const name = await this.#freeName(kept);
    const unfinished = join(this.layout.backups, `${name}${UNFINISHED}`);
    try {
      await rm(unfinished, { recursive: true, force: true });
      await mkdir(unfinished, { recursive: true });
      for (const file of [this.layout.codebook, this.layout.settings])
        await ifExists(copy(file, join(unfinished, basename(file))));
      for (const folder of this.#folders) await this.#copyFolder(folder, join(unfinished, basename(folder)));
      await rename(unfinished, join(this.layout.backups, name));
      await syncFolder(this.layout.backups);
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
      throw error;
    }
    return name;
  }

  /** Removes the backups that the plan does not keep, and what is left of unfinished ones. */
  async rotate(): Promise<void> {
    await this.inTurn(() => this.#rotateNow());
  }

  async #rotateNow(): Promise<void> {
    const names = await this.#names();
    const timesOf = (all: readonly string[]) => all.map((name) => Date.parse(timeOf(name) ?? ''));
    const keep = new Set([
      ...backupsToKeep(timesOf(names.filter((name) => !isKept(name)))),
      ...stillKept(timesOf(names.filter(isKept)), Date.now()),
    ]);
    for (const name of (await ifExists(readdir(this.layout.backups))) ?? []) {
      const time = timeOf(name);
      const old = time !== null && !keep.has(Date.parse(time));
      if (old || name.endsWith(UNFINISHED))
        await rm(join(this.layout.backups, name), { recursive: true, force: true });
    }
  }

  /**
   * Where copies of a file of the library lie in the backups, newest first; not in those of a state that another backup
   * has taken the place of.
   */
  async copiesOf(path: string): Promise<readonly string[]> {
    const names = await this.#names();
    // The names of originals and images vouch for their bytes, whatever state they are from.
    const blob = dirname(path) === this.layout.originals || dirname(path) === this.layout.images;
    if (blob) return names.map((name) => join(this.layout.backups, name, relative(this.layout.folder, path)));
    const replaced = await this.#replaced();
    const ofThisState = names.filter((name) => !replaced.some(({ from, to }) => from < name && name <= to));
    return ofThisState.map((name) => join(this.layout.backups, name, relative(this.layout.folder, path)));
  }

  /** @throws PlainError when there is no such backup */
  async mustExist(name: string): Promise<void> {
    if (!(await this.#names()).includes(name)) throw new PlainError(`There is no backup named “${name}”.`);
  }

  /** Puts the files of a backup in the place of the present ones. May be done again when it was cut short. */
  async putBack(name: string): Promise<void> {
    await this.mustExist(name);
    const from = join(this.layout.backups, name);
    for (const file of [this.layout.codebook, this.layout.settings]) {
      if ((await ifExists(stat(join(from, basename(file))))) === null) continue;
      await replace(join(from, basename(file)), file);
      await rm(previousOf(file), { force: true });
    }
    for (const folder of this.#folders) {
      const source = join(from, basename(folder));
      const names = new Set((await ifExists(readdir(source))) ?? []);
      const open = this.#openFile(folder, [...names]);
      await inParallel([...names], (each) =>
        each === open
          ? copyBytes(join(source, each), join(folder, each))
          : replace(join(source, each), join(folder, each)),
      );
      if (folder === this.layout.originals || folder === this.layout.images) continue;
      await inParallel(await readdir(folder), async (each) => {
        if (!names.has(each)) await rm(join(folder, each), { force: true });
      });
      await syncFolder(folder);
    }
    await syncFolder(this.layout.folder);
  }

  /** Remembers that what was backed up after the one backup, up to the other, is no longer the library's state. */
  async markReplaced(from: string, to: string): Promise<void> {
    // A backup of a replaced state that is put back makes that state the library's again.
    const others = (await this.#replaced()).filter((each) => !(each.from < from && from <= each.to));
    await writeDurably(this.layout.restored, JSON.stringify([...others, { from, to }]));
  }

  async #replaced(): Promise<readonly Replaced[]> {
    try {
      return replacedOf(JSON.parse(await readFile(this.layout.restored, 'utf8')), '');
    } catch {
      return [];
    }
  }

  get #folders(): readonly string[] {
    const { articles, originals, images, journal } = this.layout;
    // The journal last: what it knows beyond the documents counts for nothing, what it lacks would be missed.
    return [articles, originals, images, journal];
  }

  /** The one file of a folder that is written in place. */
  #openFile(folder: string, names: readonly string[]): string | undefined {
    return folder === this.layout.journal ? names.toSorted().at(-1) : undefined;
  }

  async #names(): Promise<readonly string[]> {
    const names = (await ifExists(readdir(this.layout.backups))) ?? [];
    return names.filter((name) => timeOf(name) !== null).toSorted((a, b) => (a < b ? 1 : -1));
  }

  /** Two backups in one second bear the names of two seconds. */
  async #freeName(kept: boolean): Promise<string> {
    const taken = new Set((await this.#names()).map((name) => name.replace('-kept', '')));
    let time = Date.now();
    while (taken.has(nameAt(new Date(time)))) time += 1000;
    return `${nameAt(new Date(time))}${kept ? '-kept' : ''}`;
  }

  async #copyFolder(from: string, to: string): Promise<void> {
    await mkdir(to, { recursive: true });
    const names = ((await ifExists(readdir(from))) ?? []).filter(
      (name) => !isTemporary(name) && !name.endsWith('.previous'),
    );
    const open = this.#openFile(from, names);
    await inParallel(names, (name) =>
      // A file may be gone again by the time it is copied.
      ifExists(
        name === open ? copyBytes(join(from, name), join(to, name)) : copy(join(from, name), join(to, name)),
      ),
    );
    await syncFolder(to);
  }
}

/** A second name for a file, or a copy on disks that know no second names. */
async function copy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw error;
    await copyFile(from, to, constants.COPYFILE_FICLONE);
  }
}

async function copyBytes(from: string, to: string): Promise<void> {
  await writeDurably(to, await readFile(from));
}

/** Puts a copy of a file in the place of another, which stays whole until then. */
async function replace(from: string, to: string): Promise<void> {
  const temporary = join(dirname(to), `${basename(to)}.${process.pid}-0.tmp`);
  await rm(temporary, { force: true });
  await copy(from, temporary);
  await rename(temporary, to);
  // Where both are names of one file already, renaming leaves both.
  await rm(temporary, { force: true });
}

async function inParallel<T>(items: readonly T[], job: (item: T) => Promise<unknown>): Promise<void> {
  const waiting = [...items];
  const work = async () => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await job(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
