/** The composition root: what the app is made of, in the order in which it comes up. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { app, dialog } from 'electron';
import { messageOf } from '../core/result.ts';
import { handlersOf, type Parts } from './calls.ts';
import { printPdf } from './exporting/pdf.ts';
import { Extractor } from './importing/extractor.ts';
import { startUtilityProcess } from './importing/utility-process.ts';
import { serveCalls } from './ipc.ts';
import { Importer } from './library/importer.ts';
import { Library } from './library/library.ts';
import { Searcher } from './searching/searcher.ts';
import { Layout } from './store/layout.ts';
import { setMenu } from './menu.ts';
import { nameOfLibrary, readOptions, type Options } from './options.ts';
import { declareScheme, serveApp } from './protocol.ts';
import { AppWindow } from './window.ts';

const root = join(__dirname, '..');
/** The library is waited for, however long it takes; readers keep nothing and the search is a cache. In milliseconds. */
const PATIENCE = 5000;
const options = readOptions(ownArguments(process.argv), process.cwd());

/** Files that macOS hands over before there is a window to import them. */
const handedOver: string[] = [];
const waitForWindow = (_event: unknown, file: string): void => void handedOver.push(file);
app.on('open-file', waitForWindow);

declareScheme();
app.setName('Briefmark');

/** What follows the program, and in development the app's folder, on the command line. */
function ownArguments(args: readonly string[]): readonly string[] {
  const folder = app.isPackaged ? 0 : args.findIndex((arg) => resolve(arg) === app.getAppPath());
  return args.slice(folder + 1);
}

async function print({ html, pdf }: NonNullable<Options['print']>): Promise<void> {
  await writeFile(pdf, await printPdf(await readFile(html, 'utf8')));
}

/** @param opening the library, which is being read while the window comes up */
async function open(opening: Promise<Library>): Promise<void> {
  serveApp(join(__dirname, 'renderer'), new Layout(resolve(options.library)).images);
  const window = new AppWindow({ visible: !options.smoke });
  const loading = window.load();
  const worker = join(__dirname, 'import-worker.cjs');
  const extractor = new Extractor(worker, undefined, undefined, startUtilityProcess);
  const parts = opening.then((library): Parts => {
    const searcher = searcherOf(library, window);
    const importer = new Importer(library, extractor, join(root, 'assets', 'sample'), (progress) =>
      window.tell('import.progress', progress),
    );
    return { library, searcher, extractor, importer, window };
  });
  serveCalls(parts.then(handlersOf));
  setMenu((command) => window.tell('command', command));

  const { library, searcher } = await parts;
  window.paint(library.settings);
  library.events = {
    rows: (rows) => {
      searcher.changed(rows);
      window.tell('rows', rows);
    },
    gone: (ids) => {
      searcher.gone(ids);
      window.tell('gone', ids);
    },
    codebook: (codebook) => {
      searcher.codebook(codebook);
      window.tell('codebook', codebook);
    },
    problems: (problems) => window.tell('problems', problems),
    replaced: () => {
      void startSearch(library, searcher, true);
      window.tell('replaced', null);
    },
  };
  app.on('second-instance', (_event, args, cwd) => {
    window.bringForward();
    window.tell('open.files', readOptions(ownArguments(args), cwd).files);
  });
  app.removeListener('open-file', waitForWindow);
  app.on('open-file', (_event, file) => window.tell('open.files', [file]));
  app.on('will-quit', (event) => {
    event.preventDefault();
    // Whoever starts the app again now gets a new one, which waits for the library's own lock.
    app.releaseSingleInstanceLock();
    const others = Promise.allSettled([extractor.close(), searcher.close()]);
    void Promise.allSettled([library.close(), Promise.race([others, pause(PATIENCE)])]).then(() =>
      app.exit(0),
    );
  });

  await Promise.all([loading, window.drawn]);
  if (options.smoke) {
    process.stdout.write('smoke ok\n');
    await tryReading(extractor);
    window.close();
    return;
  }
  const files = [...options.files, ...handedOver];
  if (files.length > 0) window.tell('open.files', files);
  await lookThrough(library, window, startSearch(library, searcher, false));
}

/** A package in which no file can be read looks as well as any other. @throws Error in words when this one cannot */
async function tryReading(extractor: Extractor): Promise<void> {
  const folder = join(root, 'assets', 'sample');
  const [name = ''] = (await readdir(folder)).filter((each) => each.endsWith('.html'));
  await extractor.extract({ bytes: await readFile(join(folder, name)), name, folder });
  process.stdout.write('reading ok\n');
}

function searcherOf(library: Library, window: AppWindow): Searcher {
  const searcher = new Searcher(
    join(__dirname, 'search-worker.cjs'),
    library.layout.folder,
    () => library.writes,
  );
  searcher.onLeft = (articles) => window.tell('search.left', articles);
  return searcher;
}

/** Lets the search know of everything, once the window has what it needs. @returns when it can be asked */
async function startSearch(library: Library, searcher: Searcher, anew: boolean): Promise<void> {
  searcher.codebook(library.codebook);
  searcher.all(await library.allRows(), anew);
  // Where it cannot answer, whoever asks is told; and nothing waits for it without bound.
  const ready = searcher.ask('totals', []).catch(() => undefined);
  await Promise.race([ready, pause(PATIENCE, undefined, { ref: false })]);
}

/** Sees to it that the rows are those of the files, while the person works already: after what is waited for sooner. */
async function lookThrough(library: Library, window: AppWindow, after: Promise<void>): Promise<void> {
  await library.lookThrough({
    worker: join(__dirname, 'rows-worker.cjs'),
    onLook: (progress) => window.tell('looking', progress),
    after,
  });
  window.tell('looking', null);
}

async function main(): Promise<void> {
  if (options.print !== null) {
    // Without a listener Electron quits as the printing window closes, with the file half written.
    app.on('window-all-closed', () => undefined);
    await app.whenReady();
    await print(options.print);
    app.exit(0);
    return;
  }
  // Electron keeps one app to a profile; with a profile for each library that is one app to a library.
  app.setPath('userData', join(app.getPath('appData'), 'Briefmark', nameOfLibrary(options.library)));
  if (!app.requestSingleInstanceLock()) {
    process.stdout.write('This library is open in another window of Briefmark, which comes to the front.\n');
    app.exit(0);
    return;
  }
  app.on('window-all-closed', () => app.quit());
  const opening = Library.open(options.library, {
    writer: 'the app',
    patience: () => 5000,
    orRead: true,
    lookLater: true,
  });
  // Waited for below; a failure before that must not go unhandled.
  opening.catch(() => undefined);
  await app.whenReady();
  await open(opening);
}

main().catch((error: unknown) => {
  process.stderr.write(`${messageOf(error)}\n`);
  if (options.print === null && !options.smoke)
    dialog.showErrorBox('Briefmark cannot open the library', messageOf(error));
  app.exit(1);
});
