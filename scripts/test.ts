/**
 * `npm test`: every check and every test. `npm test -- core|renderer|main|e2e [filter …]`: the tests of one folder,
 * where filters and further options are the runner's own. The last line says how many passed and failed.
 */
import { messageOf } from '../core/result.ts';
import { note } from './note.ts';
import { runPlainly } from './plainly.ts';
import { checkBuild, runChecks } from './testing/checks.ts';
import { oneFailed, sum, type Tally } from './testing/results.ts';
import { runPlaywright, runVitest } from './testing/runners.ts';
import { setStage } from './testing/stage.ts';

await runPlainly(async () => {
  const [group, ...filters] = process.argv.slice(2);
  const { passed, failed } = sum(await run(group, filters));
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});

async function run(group: string | undefined, filters: readonly string[]): Promise<Tally[]> {
  switch (group) {
    case undefined:
      return [...(await runChecks()), await checkBuild(), ...(await onStage(everything))];
    case 'core':
    case 'renderer':
      return [await runVitest([`--project=${group}`, ...filters], process.env)];
    case 'main':
      return [
        await checkBuild(),
        ...(await onStage(async (env) => [await runVitest(['--project=main', ...filters], env)])),
      ];
    case 'e2e':
      return [await checkBuild(), ...(await onStage(async (env) => [await runPlaywright(filters, env)]))];
    default:
      throw new Error(
        `There are no tests called "${group}": say core, renderer, main or e2e, or nothing for all of them.`,
      );
  }
}

async function everything(env: NodeJS.ProcessEnv): Promise<Tally[]> {
  return [await runVitest([], env), await runPlaywright([], env)];
}

/** Without an Electron the tests that need one have failed, and that is what is reported. */
async function onStage(play: (env: NodeJS.ProcessEnv) => Promise<Tally[]>): Promise<Tally[]> {
  try {
    const stage = await setStage();
    try {
      return await play(stage.env);
    } finally {
      stage.stop();
    }
  } catch (error) {
    note(messageOf(error));
    return [oneFailed];
  }
}
