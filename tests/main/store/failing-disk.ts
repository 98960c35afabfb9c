/**
 * A disk that fails when it is told to. Takes the place of node:fs/promises:
 *
 *     vi.mock('node:fs/promises', async (original) => (await import('./failing-disk.ts')).failing(await original()));
 *
 * Folders that no `Disk` watches over are passed by, so that many can be put to the test side by side.
 */
import type * as FilesModule from 'node:fs/promises';
import { relative, sep } from 'node:path';

type Files = typeof FilesModule;
type Handle = FilesModule.FileHandle;

/** What goes wrong: the system's error before anything is done, or half of the bytes written and then ENOSPC. */
export type Fault = 'ENOSPC' | 'EIO' | 'EACCES' | 'EMFILE' | 'short write';

/** Which operation goes wrong, how, and whether every operation that writes does from there on. */
export interface Plan {
  /** As `Disk.operations` names it. */
  readonly at: string;
  readonly fault: Fault;
  readonly stays: boolean;
}

/** One operation on a file. */
export interface Operation {
  /**
   * What is done with which file, and for which time: "sync articles/<id>.json.tmp 2". The names of a session are
   * the same each time it is run, whatever runs beside what.
   */
  readonly name: string;
  /** Whether it may change what is on disk, the end of writing included. */
  readonly writes: boolean;
  /** Whether it takes bytes, and so can take half of them. */
  readonly takesBytes: boolean;
}

type Verb = Pick<Operation, 'writes' | 'takesBytes'>;
const READS: Verb = { writes: false, takesBytes: false };
const WRITES: Verb = { writes: true, takesBytes: false };
const TAKES: Verb = { writes: true, takesBytes: true };

const disks = new Map<string, Disk>();

/** What happens to the files of one folder, and what goes wrong there. */
export class Disk {
  readonly operations: Operation[] = [];
  /** Whether the planned operation came to pass. */
  struck = false;
  /** Where it is false there are no hard links, as on exFAT. */
  links = true;
  /** Where it is true one call takes half of the bytes and says so, which a system may do at any time. */
  hesitates = false;
  readonly #times = new Map<string, number>();

  private constructor(
    readonly folder: string,
    readonly plan: Plan | null,
  ) {}

  /** Watches over a folder until `away`. */
  static over(folder: string, plan: Plan | null = null): Disk {
    const disk = new Disk(folder, plan);
    disks.set(folder, disk);
    return disk;
  }

  away(): void {
    disks.delete(this.folder);
  }

  /** Runs an operation, or lets it go wrong. `half` does half of it, where that makes sense. */
  async run<T>(
    what: string,
    path: string,
    verb: Verb,
    real: () => Promise<T>,
    half?: () => Promise<unknown>,
  ): Promise<T> {
    const name = this.#nameOf(`${what} ${plainName(relative(this.folder, path))}`);
    this.operations.push({ name, ...verb });
    if (this.plan === null) return real();
    const first = name === this.plan.at;
    const after = this.struck && this.plan.stays && verb.writes;
    if (first) this.struck = true;
    if (!first && !after) return real();
    if (first && this.plan.fault === 'short write') await half?.();
    // A file is closed even where closing says that it failed.
    if (what === 'close') await real();
    throw systemError(this.plan.fault === 'short write' ? 'ENOSPC' : this.plan.fault, name);
  }

  #nameOf(what: string): string {
    const time = (this.#times.get(what) ?? 0) + 1;
    this.#times.set(what, time);
    return time === 1 ? what : `${what} ${time}`;
  }
}

const plainName = (path: string): string =>
  path
    .replaceAll(sep, '/')
    .replace(/articles\/[0-9a-f]+\.json/, 'articles/<id>.json')
    .replace(/[0-9a-f]{64}/g, '<hash>')
    .replace(/\d{4}-\d\d-\d\dT[\d-]+Z/g, '<time>')
    .replace(/\.\d+-\d+\.tmp$/, '.tmp') || '.';

const systemError = (code: string, what: string): Error =>
  Object.assign(new Error(`${code}: as the test wants it, ${what}`), { code });

function diskOf(path: unknown): Disk | null {
  if (typeof path !== 'string') return null;
  for (const [folder, disk] of disks) if (path === folder || path.startsWith(`${folder}${sep}`)) return disk;
  return null;
}

const halfOf = (content: unknown): Buffer => {
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as Uint8Array);
  return bytes.subarray(0, Math.floor(bytes.length / 2));
};

/** The real module in the guise of a disk that may fail. */
export function failing(real: Files): Files {
  const on =
    <A extends unknown[], T>(
      what: string,
      verb: Verb,
      call: (...args: A) => Promise<T>,
      { path = 0, half }: { path?: number; half?: (...args: A) => Promise<unknown> } = {},
    ) =>
    (...args: A): Promise<T> => {
      const disk = diskOf(args[path]);
      if (disk === null) return call(...args);
      return disk.run(what, String(args[path]), verb, () => call(...args), half && (() => half(...args)));
    };

  const open = async (path: string, flags: string | number = 'r', mode?: number): Promise<Handle> => {
    const disk = diskOf(path);
    if (disk === null) return real.open(path, flags, mode);
    const verb = flags === 'r' ? READS : WRITES;
    const handle = await disk.run('open', path, verb, () => real.open(path, flags, mode));
    return failingHandle(handle, path, disk);
  };

  const link: Files['link'] = on(
    'link',
    WRITES,
    async (from: string, to: string) => {
      if (diskOf(to)?.links === false) throw systemError('EPERM', 'link');
      return real.link(from, to);
    },
    { path: 1 },
  ) as Files['link'];

  const files = {
    ...real,
    open,
    link,
    rename: on('rename', WRITES, real.rename, { path: 1 }),
    rm: on('rm', WRITES, real.rm),
    mkdir: on('mkdir', WRITES, real.mkdir as (path: string, options: object) => Promise<string | undefined>),
    writeFile: on('writeFile', TAKES, real.writeFile, {
      half: (path, content, options) => real.writeFile(path, halfOf(content), options),
    }),
    copyFile: on('copyFile', TAKES, real.copyFile, {
      path: 1,
      half: async (from, to) => real.writeFile(to, halfOf(await real.readFile(from))),
    }),
    readFile: on('readFile', READS, real.readFile),
    readdir: on('readdir', READS, real.readdir as (path: string) => Promise<string[]>),
    stat: on('stat', READS, real.stat),
  } as unknown as Files;
  return { ...files, default: files } as unknown as Files;
}

/** What the methods of an open file do to the disk; the others are left alone. */
const METHODS: Readonly<Record<string, Verb>> = {
  write: TAKES,
  writeFile: TAKES,
  sync: WRITES,
  datasync: WRITES,
  truncate: WRITES,
  close: WRITES,
  read: READS,
  stat: READS,
};

type Method = (...args: readonly unknown[]) => Promise<unknown>;

function failingHandle(handle: Handle, path: string, disk: Disk): Handle {
  return new Proxy(handle, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      const method = (value as Method).bind(target);
      const verb = typeof key === 'string' ? METHODS[key] : undefined;
      if (verb === undefined) return method;
      const half = async (...args: readonly unknown[]) => {
        const [content, offset, length, position] = args as [Uint8Array, number, number, number];
        return key === 'write'
          ? method(content, offset, Math.ceil(length / 2), position)
          : method(halfOf(content));
      };
      return (...args: readonly unknown[]) =>
        disk.run(
          String(key),
          path,
          verb,
          () => (key === 'write' && disk.hesitates ? half(...args) : method(...args)),
          () => half(...args),
        );
    },
  });
}
