import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtractedArticle, ImportProgress } from '../../../core/importing.ts';
import { Extractor } from '../../../main/importing/extractor.ts';
import { importBytes, importPaths, type ImportTarget } from '../../../main/importing/job.ts';
import { temporaryFolder } from '../temporary.ts';
import { WORKER } from './reading.ts';

let bundles = '';
let extractor: Extractor;

beforeAll(async () => {
  bundles = mkdtempSync(join(tmpdir(), 'briefmark-worker-'));
  await build({
    entryPoints: [WORKER],
    outfile: join(bundles, 'worker.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['canvas'],
    logLevel: 'error',
  });
  extractor = new Extractor(join(bundles, 'worker.cjs'));
});

afterAll(async () => {
  await extractor.close();
  rmSync(bundles, { recursive: true, force: true });
});

class Shelf implements ImportTarget {
  readonly kept = new Map<string, ExtractedArticle>();

  findByOriginal(sha256: string) {
    const title = this.kept.get(sha256)?.details.title;
    return Promise.resolve(title === undefined ? null : { id: sha256, title });
  }

  /** Files of more than one article, by their hash. */
  readonly wholes = new Map<string, Uint8Array>();

  keepWhole(sha256: string, bytes: Uint8Array): Promise<void> {
    this.wholes.set(sha256, bytes);
    return Promise.resolve();
  }

  addIssues(): Promise<number> {
    return Promise.resolve(0);
  }

  add(extracted: ExtractedArticle, { sha256 }: { readonly sha256: string }) {
    this.kept.set(sha256, extracted);
    return Promise.resolve({ status: 'added', id: sha256, title: extracted.details.title } as const);
  }
}

const run = (
  paths: readonly string[],
  shelf = new Shelf(),
  onProgress: (progress: ImportProgress) => void = () => undefined,
) => importPaths(paths, shelf, extractor, { signal: new AbortController().signal, onProgress });

describe('importing', () => {
  test('keeps a file of many articles as it came, beside what each was made from', async () => {
    const shelf = new Shelf();
    const path = join(import.meta.dirname, '../../fixtures/foreign/kindle.txt');
    const outcomes = await run([path], shelf);
    expect(outcomes.length).toBeGreaterThan(1);
    expect([...shelf.wholes.values()].map((bytes) => Buffer.from(bytes))).toEqual([readFileSync(path)]);
  });

  test('tells of files in a folder that it passed over, with what came of the others', async () => {
    const folder = await temporaryFolder();
    writeFileSync(join(folder, 'page.md'), '# A page\n\nIt has words.');
    writeFileSync(join(folder, 'data.json'), '{"rows": 3}');
    expect(await run([folder])).toMatchObject([
      { status: 'added', left: [expect.stringContaining('data.json')] },
    ]);
  });

  test('takes what lies in folders, in order, and leaves what lies beside articles', async () => {
    const folder = await temporaryFolder();
    for (const name of ['b', 'page_files', 'own_files', '.hidden']) mkdirSync(join(folder, name));
    symlinkSync(folder, join(folder, 'b', 'loop'));
    const files = {
      'c.txt': 'C\n\nWords of c.',
      'a.md': '# A\n\nWords of a.',
      'b/d.txt': 'D\n\nWords of d.',
      'page.html':
        '<html><head><title>Page</title></head><body><p>Words of it.</p><img src="page_files/x.png"></body></html>',
      'page_files/frame.html': '<p>A frame</p>',
      'own_files/e.txt': 'E\n\nWords of e.',
      '.hidden/f.txt': 'F',
      'style.css': 'p {}',
      'data.json': '{}',
    };
    for (const [name, words] of Object.entries(files)) writeFileSync(join(folder, name), words);
    writeFileSync(join(folder, 'page_files', 'x.png'), Buffer.from('89504e470d0a1a0a00', 'hex'));
    const shelf = new Shelf();
    const progress: ImportProgress[] = [];
    const outcomes = await run([folder], shelf, (each) => progress.push(each));
    expect(outcomes.map(({ path, status }) => [path.slice(folder.length + 1), status])).toEqual([
      ['a.md', 'added'],
      [join('b', 'd.txt'), 'added'],
      ['c.txt', 'added'],
      [join('own_files', 'e.txt'), 'added'],
      ['page.html', 'added'],
    ]);
    expect(progress[1]).toEqual({ done: 1, total: 5, name: 'd.txt' });
    expect([...shelf.kept.values()].flatMap(({ images }) => images)).toHaveLength(1);
  });

  test('says in words what cannot be opened or read, and goes on', async () => {
    const folder = await temporaryFolder();
    writeFileSync(join(folder, 'a.txt'), 'A\n\nWords.');
    writeFileSync(join(folder, 'b.txt'), 'A\n\nWords.');
    writeFileSync(join(folder, 'c.pdf'), '%PDF-1.7\n%\xe2\xe3');
    writeFileSync(join(folder, 'd.txt'), '');
    const outcomes = await run([join(folder, 'gone.txt'), folder]);
    expect(outcomes.map((each) => (each.status === 'failed' ? each.error : each.status))).toEqual([
      'It cannot be opened: there is no such file.',
      'added',
      'duplicate',
      expect.stringMatching(/^The PDF is damaged/),
      'The file is empty.',
    ]);
  });

  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'says what may not be read',
    async () => {
      const folder = await temporaryFolder();
      writeFileSync(join(folder, 'a.txt'), 'A');
      chmodSync(join(folder, 'a.txt'), 0);
      expect(await run([folder])).toMatchObject([{ error: 'It cannot be opened: it may not be read.' }]);
    },
  );

  test('stops at once when it is cancelled, and keeps what was kept', async () => {
    const folder = await temporaryFolder();
    for (const name of ['a', 'b', 'c'])
      writeFileSync(join(folder, `${name}.txt`), `${name}\n\nWords of ${name}.`);
    const controller = new AbortController();
    const shelf = new Shelf();
    const outcomes = await importPaths([folder], shelf, extractor, {
      signal: controller.signal,
      onProgress: ({ done }) => {
        if (done === 1) controller.abort();
      },
    });
    expect(outcomes).toHaveLength(1);
    expect(shelf.kept.size).toBe(1);
  });

  test('refuses a text of 190 MB at once, and a container of that size only where it is read', async () => {
    const folder = await temporaryFolder();
    const page = Buffer.alloc(190_000_000, '<p>Words of it.</p>\n');
    writeFileSync(join(folder, 'a.html'), page);
    page.write('bplist00');
    writeFileSync(join(folder, 'b.webarchive'), page);
    writeFileSync(join(folder, 'c.txt'), 'C\n\nWords of c.');
    const start = performance.now();
    const outcomes = await run([folder]);
    expect(outcomes).toMatchObject([
      { error: expect.stringMatching(/^The file holds 181 MB of text/) as string },
      { error: 'The file is damaged: what it says of itself does not fit its contents.' },
      { status: 'added', title: 'C' },
    ]);
    expect(performance.now() - start).toBeLessThan(15_000);
  }, 30_000);

  test('of bytes from anywhere gives them their name', async () => {
    const bytes = new TextEncoder().encode('Pilots on strike\n\nNo ship moved on Tuesday.');
    expect(await importBytes(bytes, 'Pasted text', new Shelf(), extractor)).toMatchObject([
      { path: 'Pasted text', status: 'added', title: 'Pilots on strike' },
    ]);
  });

  test('never takes an image from outside of the folder of its page', async () => {
    const folder = await temporaryFolder();
    const inner = join(folder, 'inner');
    mkdirSync(inner);
    writeFileSync(join(folder, 'x.png'), Buffer.from('89504e470d0a1a0a00', 'hex'));
    symlinkSync(join(folder, 'x.png'), join(inner, 'link.png'));
    writeFileSync(
      join(inner, 'page.html'),
      `<p>Words.</p><img src="../x.png"><img src="link.png"><img src="${join(folder, 'x.png')}"><img src="..%2Fx.png">`,
    );
    const shelf = new Shelf();
    await run([join(inner, 'page.html')], shelf);
    expect([...shelf.kept.values()].map(({ images }) => images)).toEqual([[]]);
  });
});

describe('a worker', () => {
  const request = (words: string) => ({
    bytes: new TextEncoder().encode(words),
    name: 'a.txt',
    folder: null,
  });
  const workerOf = (name: string, code: string, patience = 1000): Extractor => {
    const path = join(bundles, name);
    writeFileSync(
      path,
      `const answer = { ok: true, extracted: { left: ['fine'] } };
      process.on('message', ({ bytes }) => { const words = Buffer.from(bytes).toString(); ${code} });`,
    );
    return new Extractor(path, patience);
  };

  test('that breaks, ends or hangs fails one file in words, and the next gets a new one', async () => {
    const broken = workerOf(
      'broken.cjs',
      `if (words === 'throw') throw new Error('oh'); if (words === 'exit') process.exit(3);
       if (words === 'hang') return; process.send(answer); if (words === 'die later') setTimeout(() => process.exit(1), 20);`,
    );
    try {
      await expect(broken.extract(request('throw'))).rejects.toThrow('Reading the file broke off.');
      await expect(broken.extract(request('fine'))).resolves.toMatchObject({ left: ['fine'] });
      await expect(broken.extract(request('exit'))).rejects.toThrow('Reading the file broke off.');
      await expect(broken.extract(request('hang'))).rejects.toThrow('more than 1 seconds');
      await expect(broken.extract(request('die later'))).resolves.toMatchObject({ left: ['fine'] });
      await new Promise((done) => setTimeout(done, 200));
      await expect(broken.extract(request('fine'))).resolves.toMatchObject({ left: ['fine'] });
    } finally {
      await broken.close();
    }
  });

  test('that fills its memory ends alone, and the next file gets a new one', async () => {
    const greedy = workerOf(
      'greedy.cjs',
      `const all = [];
       while (words === 'fill') all.push(Array.from({ length: 1000 }, () => ({ words })));
       process.send(answer);`,
      60_000,
    );
    try {
      await expect(greedy.extract(request('fill'))).rejects.toThrow('too much for the memory');
      await expect(greedy.extract(request('fine'))).resolves.toMatchObject({ left: ['fine'] });
    } finally {
      await greedy.close();
    }
  }, 90_000);

  test('reads several files that are asked for at once', async () => {
    const articles = await Promise.all(
      ['A\n\nOne.', 'B\n\nTwo.'].map((words) => extractor.extract(request(words))),
    );
    expect(articles.map(({ articles }) => articles[0]?.details.title)).toEqual(['A', 'B']);
    await expect(extractor.extract(request(' '))).rejects.toMatchObject({ name: 'PlainError' });
  });
});
