/**
 * What a bare Electron does first: `electron [switches] [-r module] PATH [arguments]` starts the app at PATH
 * under that app's name and version.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { app } from 'electron';

interface Manifest {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
}

/** Two calls that Electron keeps for the app it starts with, and therefore does not document. */
interface Introducing {
  setAppPath(path: string): void;
  setVersion(version: string): void;
}

const host = app as typeof app & Introducing;
const load = createRequire(join(process.cwd(), 'start'));
const { modules, path } = readCommandLine(process.argv.slice(1));
for (const module of modules) load(module);

if (path === undefined) {
  giveUp('Usage: electron [switches] [-r MODULE] PATH [arguments]');
} else {
  // Awaited at the top, so that "ready" waits for the app: what must come before it, such as schemes, can.
  await startApp(resolve(path)).catch((error: unknown) => {
    giveUp(error instanceof Error ? (error.stack ?? error.message) : String(error));
  });
}

/** Switches are Chromium's business; the first word that is none of them is the app's path. */
function readCommandLine(words: readonly string[]): { modules: string[]; path: string | undefined } {
  const modules: string[] = [];
  let isModule = false;
  for (const word of words) {
    if (isModule) modules.push(word);
    else if (!word.startsWith('-')) return { modules, path: word };
    isModule = !isModule && (word === '-r' || word === '--require');
  }
  return { modules, path: undefined };
}

/** The name has to be set before anything is awaited: Electron derives the app's folders from it. */
async function startApp(target: string): Promise<void> {
  Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true });
  const manifestPath = join(target, 'package.json');
  const isFolder = existsSync(manifestPath);
  if (isFolder) introduce(JSON.parse(readFileSync(manifestPath, 'utf8')) as Manifest);
  const entry = load.resolve(target);
  host.setAppPath(isFolder ? target : dirname(entry));
  await import(entry);
}

function introduce({ name, productName, version }: Manifest): void {
  const shown = productName ?? name;
  if (shown !== undefined) app.setName(shown);
  if (version !== undefined) host.setVersion(version);
}

/** Words and an end, where Electron itself would open a dialog and wait for somebody to close it. */
function giveUp(words: string): void {
  process.stderr.write(`${words}\n`);
  app.exit(1);
}
