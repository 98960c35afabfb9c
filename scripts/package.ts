/** `npm run package`: makes the app as people get it, unpacked in out/, and sees that it starts. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from './build.ts';
import { runCollected, runInherited } from './child.ts';
import { lacksScreen, ownDisplay, startDisplay } from './display.ts';
import { note } from './note.ts';
import { root } from './paths.ts';
import { runPlainly } from './plainly.ts';
import { electronRuntime, type Runtime } from './runtime/index.ts';
import { ensureLibraries } from './runtime/libraries.ts';
import { inTemporaryFolder } from './temporary.ts';

const SMOKE_TIMEOUT_MS = 60_000;

await runPlainly(async () => {
  const runtime = await electronRuntime();
  await buildApp();
  const code = await pack(runtime);
  if (code !== 0) return code;
  await smokeTest(runtime);
  return 0;
});

function pack(runtime: Runtime): Promise<number> {
  return runInherited(
    process.execPath,
    [
      join(root, 'node_modules/electron-builder/cli.js'),
      '--dir',
      '--publish=never',
      `-c.electronDist=${runtime.dist}`,
      `-c.electronVersion=${runtime.version}`,
    ],
    { cwd: root },
  );
}

/**
 * Starts the packaged app, which with `--smoke` says "smoke ok" once its window has drawn, reads a page, says "reading ok" and ends.
 * @throws when it does anything else.
 */
async function smokeTest(runtime: Runtime): Promise<void> {
  const app = packagedExecutable();
  const virtualDisplay = lacksScreen();
  await ensureLibraries(app, { virtualDisplay });
  const display = virtualDisplay ? await startDisplay() : ownDisplay;
  const { code, stdout, stderr } = await inTemporaryFolder('briefmark-smoke-', (home) =>
    runCollected(app, [...runtime.args, '--smoke', '--library', join(home, 'library')], {
      env: { ...display.env, XDG_CONFIG_HOME: join(home, 'config') },
      timeout: SMOKE_TIMEOUT_MS,
    }),
  ).finally(display.stop);
  if (code !== 0 || !stdout.includes('smoke ok') || !stdout.includes('reading ok')) {
    throw new Error(`The packaged app did not start (code ${code}).\n${stdout}${stderr}`);
  }
  note(`${app} starts, draws its window and reads a page.`);
}

/** Where electron-builder puts the executable: the folder's name tells system and processor. */
function packagedExecutable(): string {
  const within = {
    darwin: { folder: /^mac/, path: 'Briefmark.app/Contents/MacOS/Briefmark' },
    win32: { folder: /^win.*-unpacked$/, path: 'Briefmark.exe' },
    linux: { folder: /^linux.*-unpacked$/, path: 'briefmark' },
  }[process.platform as string];
  const out = join(root, 'out');
  const found = readdirSync(out)
    .filter((name) => within?.folder.test(name))
    .map((name) => join(out, name, within?.path ?? ''))
    .find((path) => existsSync(path));
  if (found === undefined) throw new Error('electron-builder left no executable in out/.');
  return found;
}
