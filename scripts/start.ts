/** `npm start [-- --library DIR …]`: builds what has changed and opens the app. */
import { buildIfStale } from './build.ts';
import { runInherited } from './child.ts';
import { lacksScreen } from './display.ts';
import { note } from './note.ts';
import { root, typedIn } from './paths.ts';
import { runPlainly } from './plainly.ts';
import { electronRuntime } from './runtime/index.ts';
import { ensureLibraries } from './runtime/libraries.ts';

await runPlainly(async () => {
  if (lacksScreen()) {
    note(
      'There is no screen to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set. Start from a desktop ' +
        'session, over ssh with -X, or on a virtual screen with: xvfb-run npm start',
    );
    return 1;
  }
  await buildIfStale();
  const { executable, args } = await electronRuntime();
  await ensureLibraries(executable, { virtualDisplay: false });
  return await runInherited(executable, [...args, root, ...process.argv.slice(2)], { cwd: typedIn() });
});
