/** `print-pdf INPUT.html OUTPUT.pdf`: prints a page with the app's own engine, on any machine, screen or not. */
import { resolve } from 'node:path';
import { runCollected } from './child.ts';
import { lacksScreen, ownDisplay, startDisplay } from './display.ts';
import { note } from './note.ts';
import { root } from './paths.ts';
import { runPlainly } from './plainly.ts';
import { electronRuntime } from './runtime/index.ts';
import { ensureLibraries } from './runtime/libraries.ts';

/** A page of a hundred thousand words takes seconds; an engine that takes minutes has hung. */
const TIMEOUT_MS = 180_000;

await runPlainly(async () => {
  const [input, output] = process.argv.slice(2);
  if (input === undefined || output === undefined) {
    note('Usage: print-pdf INPUT.html OUTPUT.pdf');
    return 2;
  }
  return await printPdf(resolve(input), resolve(output));
});

async function printPdf(input: string, output: string): Promise<number> {
  const { executable, args } = await electronRuntime({ quiet: true });
  const virtualDisplay = lacksScreen();
  await ensureLibraries(executable, { virtualDisplay });
  const display = virtualDisplay ? await startDisplay() : ownDisplay;
  try {
    const print = [...args, root, '--print-pdf', input, output];
    const { code, stderr } = await runCollected(executable, print, {
      env: display.env,
      timeout: TIMEOUT_MS,
    });
    // Chromium complains on stderr about desktop services it misses, which matters only when printing failed.
    if (code !== 0) note(stderr.trim() || `Electron ended with code ${code} and printed nothing.`);
    return code;
  } finally {
    display.stop();
  }
}
