/** `npm run briefmark -- COMMAND …`: the app's command line, built when needed. */
import { join } from 'node:path';
import { buildIfStale } from './build.ts';
import { runInherited } from './child.ts';
import { root, typedIn } from './paths.ts';
import { runPlainly } from './plainly.ts';
import { printerEnv } from './printer.ts';

await runPlainly(async () => {
  await buildIfStale();
  const cli = join(root, 'dist/cli.cjs');
  return await runInherited(process.execPath, ['--enable-source-maps', cli, ...process.argv.slice(2)], {
    cwd: typedIn(),
    env: { ...process.env, ...printerEnv },
  });
});
