import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Extracted, ExtractedArticle } from '../../../core/importing.ts';
import { Extractor } from '../../../main/importing/extractor.ts';
import { importBytes, type ImportTarget } from '../../../main/importing/job.ts';
import { savePage } from '../../../main/importing/web-page.ts';
import { png } from '../../hostile/pictures.ts';
import { WORKER } from './reading.ts';

const WORDS = 'The board said that ships would wait outside until the fog lifted, and no pilot went out. ';
const page = `<html><head><title>Fog at sea</title></head><body><nav><a href="/">Home</a></nav><article><h1>Fog at sea</h1>${`<p>${WORDS.repeat(4)}</p>`.repeat(6)}<img src="/quay.png" alt="Quay"><img src="gone.png" alt="Gone"></article></body></html>`;
/** In windows-874. */
const THAI = Buffer.from('a1c3d0b7c3c7a7a1d2c3b5e8d2a7bbc3d0e0b7c8a1c5e8d2c7c7e8d2', 'hex');

const ANSWERS: Readonly<Record<string, readonly [type: string | null, body: string | Uint8Array]>> = {
  '/fog': ['text/html; charset=utf-8', page],
  '/untold': [null, page],
  '/quay.png': ['image/png', png(9, 9)],
  '/thai.txt': ['text/plain; charset=windows-874', THAI],
  '/notes.md': ['text/markdown', '# Notes\n\nOf the **fog**.'],
  '/book.qdc': ['application/octet-stream', 'The board\n\nNo type is told, and words it is.'],
};

let folder = '';
let extractor: Extractor;
let server: Server;
let home = '';
const waiting: ServerResponse[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'briefmark-web-'));
  await build({
    entryPoints: [WORKER],
    outfile: join(folder, 'worker.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['canvas'],
    logLevel: 'error',
  });
  extractor = new Extractor(join(folder, 'worker.cjs'));
  server = createServer(({ url = '' }, response) => {
    const [type, body] = ANSWERS[url] ?? [undefined, ''];
    if (url === '/slow') waiting.push(response);
    else if (type === undefined) response.writeHead(404).end();
    else response.writeHead(200, type === null ? {} : { 'content-type': type }).end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await extractor.close();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a saved page is kept as. */
async function saved(path: string): Promise<ExtractedArticle & Pick<Extracted, 'left'>> {
  const kept: ExtractedArticle[] = [];
  const target: ImportTarget = {
    findByOriginal: () => Promise.resolve(null),
    keepWhole: () => Promise.resolve(),
    addIssues: () => Promise.resolve(0),
    add: (article) => {
      kept.push(article);
      return Promise.resolve({ status: 'added', id: 'a', title: article.details.title });
    },
  };
  const { bytes, name, address } = await savePage(`${home}${path}`, extractor, { allowPrivate: true });
  const [outcome] = await importBytes(bytes, name, target, extractor, address);
  const [article] = kept;
  if (article === undefined) throw new Error(JSON.stringify(outcome));
  return { ...article, left: outcome?.left ?? [] };
}

describe('a page from the web', () => {
  test.each(['/fog', '/untold'])('comes with its pictures and its address: %s', async (path) => {
    const { details, markdown, images, left } = await saved(path);
    expect(details).toMatchObject({ title: 'Fog at sea', url: `${home}${path}` });
    expect(images).toHaveLength(1);
    expect(markdown).toContain(`![Quay](<image:${images[0]?.name ?? ''}>)`);
    expect(markdown).not.toContain('Home');
    expect(left).toEqual(['1 picture did not come along: it is neither in the file nor beside it.']);
  });

  test('that is a text comes in the encoding that its server names, with its address', async () => {
    const { details, markdown } = await saved('/thai.txt');
    expect(markdown).toBe('กระทรวงการต่างประเทศกล่าวว่า');
    expect(details.url).toBe(`${home}/thai.txt`);
    expect(await saved('/notes.md')).toMatchObject({
      details: { title: 'Notes', url: `${home}/notes.md` },
      markdown: expect.stringContaining('**fog**') as string,
    });
  });

  test('that is something else comes as it is, with its address', async () => {
    expect((await saved('/book.qdc')).details.url).toBe(`${home}/book.qdc`);
  });

  test('is given up when the person cancels, while it comes', async () => {
    const controller = new AbortController();
    const saving = savePage(`${home}/slow`, extractor, { allowPrivate: true, signal: controller.signal });
    await expect.poll(() => waiting.length).toBe(1);
    controller.abort();
    await expect(saving).rejects.toMatchObject({
      name: 'PlainError',
      message: 'Saving the page was given up.',
    });
  });
});
