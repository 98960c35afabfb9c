import { copyFile, link, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { backupsToKeep } from '../../core/backup-plan.ts';
import type { Backup } from '../../core/model.ts';
import { listOf, nonEmpty, object } from '../../core/parse.ts';
import { PlainError } from '../../core/result.ts';
import { isTemporary, previousOf, syncFolder, writeDurably } from './durable-file.ts';
import { codeOf, ifExists } from './io-errors.ts';
import type { Layout } from './layout.ts';

/** A backup's name: when it was made, to the second, in UTC. */
const NAME = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z$/;
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

function timeOf(name: string): string | null {
  const [, day, hours, minutes, seconds] = NAME.exec(name) ?? [];
  return day === undefined ? null : `${day}T${hours}:${minutes}:${seconds}.000Z`;
}

/**
 * Copies of the library as it was, each a folder of hard links: they cost a name for each file, for documents are
 * never written in place but always replaced. What is written in place, the last file of the journal, is copied.
 */
export class Backups {
  constructor(readonly layout: Layout) {}

  /** Newest first. */
  async list(): Promise<readonly Backup[]> {
    const found: Backup[] = [];
    for (const name of await this.#names()) {
      const articles = (await ifExists(readdir(join(this.layout.backups, name, 'articles')))) ?? [];
      found.push({ name, at: timeOf(name) ?? '', articles: articles.length });
    }
    return found;
  }

  /** When backups were made, in milliseconds since 1970. */
  async times(): Promise<readonly number[]> {
    return (await this.#names()).map((name) => Date.parse(timeOf(name) ?? ''));
  }

  /** Makes a backup, and gives its name. One that a crash cuts short is none. */
  async make(): Promise<string> {
    const name = await this.#freeName();
    const unfinished = join(this.layout.backups, `${name}${UNFINISHED}`);
    try {
      await rm(unfinished, { recursive: true, force: true });
      await mkdir(unfinished, { recursive: true });
      for (const file of [this.layout.codebook, this.layout.settings])
        await copy(file, join(unfinished, basename(file)));
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
    const keep = backupsToKeep(await this.times());
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
    await writeDurably(this.layout.restored, JSON.stringify([...(await this.#replaced()), { from, to }]));
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
  async #freeName(): Promise<string> {
    const taken = new Set(await this.#names());
    let time = Date.now();
    while (taken.has(nameAt(new Date(time)))) time += 1000;
    return nameAt(new Date(time));
  }

  async #copyFolder(from: string, to: string): Promise<void> {
    await mkdir(to, { recursive: true });
    const names = ((await ifExists(readdir(from))) ?? []).filter(
      (name) => !isTemporary(name) && !name.endsWith('.previous'),
    );
    const open = this.#openFile(from, names);
    await inParallel(names, (name) =>
      name === open ? copyBytes(join(from, name), join(to, name)) : copy(join(from, name), join(to, name)),
    );
    await syncFolder(to);
  }
}

/** A second name for a file, or a copy on disks that know no second names; nothing where there is no file. */
async function copy(from: string, to: string): Promise<void> {
  await ifExists(
    link(from, to).catch(async (error: unknown) => {
      if (codeOf(error) === 'ENOENT') throw error;
      await copyFile(from, to);
    }),
  );
}

async function copyBytes(from: string, to: string): Promise<void> {
  const bytes = await ifExists(readFile(from));
  if (bytes !== null) await writeDurably(to, bytes);
}

/** Puts a copy of a file in the place of another, which stays whole until then. */
async function replace(from: string, to: string): Promise<void> {
  const temporary = join(dirname(to), `${basename(to)}.${process.pid}-0.tmp`);
  await rm(temporary, { force: true });
  await copy(from, temporary);
  await ifExists(rename(temporary, to));
  // Where both are names of one file already, renaming leaves both.
  await rm(temporary, { force: true });
}

async function inParallel<T>(items: readonly T[], job: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const work = async () => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await job(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
