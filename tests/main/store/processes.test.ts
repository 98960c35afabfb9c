/** Lets real processes reach for one library at once, and looks at who gets it and what is kept. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { build } from 'esbuild';
import { afterEach, describe, expect, test } from 'vitest';
import type { Passage } from '../../../core/model.ts';
import { PlainError } from '../../../core/result.ts';
import { checkLibrary } from '../../../main/library/check.ts';
import { Library } from '../../../main/library/library.ts';
import { temporaryFolder } from '../temporary.ts';

const CHILDREN = 6;
/** How often the children race for one lock. */
const ROUNDS = 200;
/** No process has this number: Linux gives lower ones. */
const NOBODY = 4_194_304;

const open = (folder: string) => Library.open(folder, { writer: 'the test' });

/** The passages of the one article of a library. */
async function passagesIn(library: Library): Promise<readonly Passage[]> {
  const [row, ...more] = library.rows();
  expect(more).toEqual([]);
  return (await library.article(row?.id ?? '')).article.passages;
}

/** A program of a few lines that waits for words on its standard input; made into one file that node runs. */
async function bundle(contents: string): Promise<string> {
  const outfile = join(await temporaryFolder(), 'child.cjs');
  const stdin = { contents, resolveDir: import.meta.dirname, loader: 'ts' as const };
  await build({ stdin, outfile, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' });
  return outfile;
}

/** Opens a library when it is told to, adds passages, and closes it when it is told to. Says what it does. */
const WRITER = `
  import { closeSync, openSync, rmSync } from 'node:fs';
  import { createInterface } from 'node:readline';
  import { Library } from '../../../main/library/library.ts';
  import { addArticle, addPassage } from '../library/fill.ts';

  const [folder, flag] = process.argv.slice(2);
  const say = (line) => process.stdout.write(line + '\\n');
  let library = null;
  const open = async () => {
    library = await Library.open(folder, { writer: 'the writer', patience: () => 60000 });
    // Two that have it at once would find each other's flag.
    closeSync(openSync(flag, 'wx'));
    const id = library.rows()[0]?.id ?? (await addArticle(library)).id;
    for (let count = 0; count < 3; count += 1) say((await addPassage(library, id, 'Ships wait in line')).id);
    say('open');
  };
  const close = async () => {
    rmSync(flag);
    await library.close();
    say('closed');
    process.exit();
  };
  createInterface({ input: process.stdin }).on('line', (line) => {
    void (line === 'open' ? open() : close()).catch((error) => {
      say('failed: ' + error);
      process.exit();
    });
  });
  say('ready');
`;

/** Takes a lock, without patience, and gives it back, when it is told to. */
const RACER = `
  import { createInterface } from 'node:readline';
  import { acquireLock } from '../../../main/store/lock.ts';

  const say = (line) => process.stdout.write(line + '\\n');
  let lock = null;
  const take = async () => {
    try {
      lock = await acquireLock(process.argv[2], 'the racer', () => 0);
      say('taken');
    } catch (error) {
      say(error.name === 'PlainError' ? 'refused' : String(error));
    }
  };
  createInterface({ input: process.stdin }).on('line', (line) => {
    if (line === 'take') void take();
    else {
      lock?.release();
      lock = null;
      say('given back');
    }
  });
  say('ready');
`;

/** A process that is told things and answers, a line at a time. */
class Child {
  readonly lines: string[] = [];
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  readonly #reader: AsyncIterator<string>;

  constructor(program: string, ...parameters: readonly string[]) {
    this.#process = spawn(process.execPath, [program, ...parameters], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#reader = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
    children.push(this);
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  tell(line: string): void {
    this.#process.stdin.write(`${line}\n`);
  }

  /** Resolves with the next line that it says. */
  async next(): Promise<string> {
    const result = await this.#reader.next();
    if (result.done === true) throw new Error('The process has ended.');
    this.lines.push(result.value);
    return result.value;
  }

  /** Resolves when it says this line. */
  async says(line: string): Promise<void> {
    for (let said = await this.next(); said !== line; said = await this.next())
      if (said.startsWith('failed')) throw new Error(said);
  }

  kill(): void {
    this.#process.kill('SIGKILL');
  }
}

const children: Child[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill();
});

const startedIn = (program: string, ...parameters: readonly string[]): readonly Child[] =>
  Array.from({ length: CHILDREN }, () => new Child(program, ...parameters));

describe('processes', () => {
  test('do not write at once: the second is refused in words, and may read', async () => {
    const folder = join(await temporaryFolder(), 'library');
    const child = new Child(await bundle(WRITER), folder, `${folder}.flag`);
    child.tell('open');
    await child.says('open');
    const refusal = await open(folder).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(PlainError);
    expect(String(refusal)).toContain(
      `The library is open in the writer (process ${child.pid}). Close it there and try again.`,
    );
    const reader = await Library.open(folder, { writer: null });
    expect(await passagesIn(reader)).toHaveLength(3);
    await reader.close();
    child.tell('close');
    await child.says('closed');
    await (await open(folder)).close();
  });

  test.each(['that is not there yet', 'whose holder died'])(
    'of six at once on a library %s one has it at a time',
    async (which) => {
      const folder = join(await temporaryFolder(), 'library');
      const program = await bundle(WRITER);
      if (which === 'whose holder died') {
        const dying = new Child(program, folder, `${folder}.old-flag`);
        dying.tell('open');
        await dying.says('open');
        dying.kill();
        await expect(dying.next()).rejects.toThrow('ended');
      }
      const writers = startedIn(program, folder, `${folder}.flag`);
      await Promise.all(writers.map((writer) => writer.says('ready')));
      for (const writer of writers) writer.tell('open');
      await Promise.all(
        writers.map(async (writer) => {
          await writer.says('open');
          writer.tell('close');
          await writer.says('closed');
        }),
      );
      const said = writers.flatMap(({ lines }) => lines).filter((line) => line.length === 36);
      expect(said).toHaveLength(3 * CHILDREN);
      const library = await open(folder);
      const there = new Set((await passagesIn(library)).map(({ id }) => id));
      await library.close();
      expect(said.filter((id) => !there.has(id))).toEqual([]);
      expect(await checkLibrary(folder)).toMatchObject({ problems: [] });
    },
  );

  test('that find a lock whose holder died never both take it', async () => {
    const lock = join(await temporaryFolder(), 'library.lock');
    const racers = startedIn(await bundle(RACER), lock);
    await Promise.all(racers.map((racer) => racer.says('ready')));
    const holder = { pid: NOBODY, host: hostname(), what: 'the app', since: 0, started: null };
    const taken: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await writeFile(lock, JSON.stringify(holder));
      for (const racer of racers) racer.tell('take');
      const answers = await Promise.all(racers.map((racer) => racer.next()));
      expect(answers.filter((answer) => answer !== 'taken' && answer !== 'refused')).toEqual([]);
      taken.push(answers.filter((answer) => answer === 'taken').length);
      for (const racer of racers) racer.tell('give back');
      await Promise.all(racers.map((racer) => racer.next()));
    }
    expect(taken.filter((count) => count !== 1)).toEqual([]);
  });
});
