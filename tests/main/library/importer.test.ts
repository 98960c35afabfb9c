import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { extract } from '../../../main/importing/extract.ts';
import { Extractor } from '../../../main/importing/extractor.ts';
import type { StartProcess } from '../../../main/importing/reading-process.ts';
import { Importer } from '../../../main/library/importer.ts';
import { Library } from '../../../main/library/library.ts';
import { temporaryFolder } from '../temporary.ts';

/** Reads in this process, so that nothing has to be bundled. */
const inPlace: StartProcess = () => {
  const worker = {
    post: ({ bytes, name, review = false }: Parameters<ReturnType<StartProcess>['post']>[0]) =>
      void extract(bytes, { name, review, readLocal: () => null }).then((extracted) =>
        worker.onReply({ ok: true, extracted }),
      ),
    onReply: (() => undefined) as ReturnType<StartProcess>['onReply'],
    onEnd: (() => undefined) as ReturnType<StartProcess>['onEnd'],
    hold: () => undefined,
    kill: () => worker.onEnd(null),
  };
  return worker;
};

async function importer(): Promise<Importer> {
  const library = await Library.open(await temporaryFolder(), { writer: 'the test' });
  return new Importer(library, new Extractor('', undefined, 1, inPlace), '', () => undefined);
}

test('a path that cannot be opened is told of, and the others wait to be looked over all the same', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'a.txt');
  writeFileSync(file, 'Pilots on strike\n\nNo ship moved on Tuesday.');
  const each = await importer();
  expect(each.library.settings.review).toBe(true);
  const { outcomes, reviews } = await each.pathsForReview([join(folder, 'gone.txt'), file]);
  expect(outcomes).toMatchObject([
    { status: 'failed', error: 'It cannot be opened: there is no such file.' },
  ]);
  expect(reviews).toMatchObject([{ details: { title: 'Pilots on strike' } }]);
  await each.library.close();
});

test('saving a page from the web can be cancelled while it comes', async () => {
  const asked: string[] = [];
  const server = createServer(({ url = '' }) => void asked.push(url));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const each = await importer();
  const { port } = server.address() as AddressInfo;
  const saving = each.address(`http://127.0.0.1:${port}/slow`, { allowPrivate: true });
  await expect.poll(() => asked).toEqual(['/slow']);
  each.cancel();
  await expect(saving).rejects.toThrow('Saving the page was given up.');
  expect(each.library.rows()).toEqual([]);
  server.closeAllConnections();
  server.close();
  await each.library.close();
});
