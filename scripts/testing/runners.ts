/** Starts the test runners and reads their reports. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInherited } from '../child.ts';
import { root } from '../paths.ts';
import { inTemporaryFolder } from '../temporary.ts';
import { settle, tallyPlaywright, tallyVitest, type Tally } from './results.ts';

/**
 * Runs tests that need no window.
 * @param args a project of `vitest.config.ts`, filters: whatever Vitest takes.
 */
export function runVitest(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Tally> {
  return withReport(async (report) => {
    const words = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args];
    return await runTool('vitest/vitest.mjs', words, env);
  }, tallyVitest);
}

/** Runs tests of the whole app in its windows. */
export function runPlaywright(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Tally> {
  return withReport(async (report) => {
    const reporting = { PLAYWRIGHT_JSON_OUTPUT_NAME: report };
    return await runTool('playwright/cli.js', ['test', '--reporter=list,json', ...args], {
      ...env,
      ...reporting,
    });
  }, tallyPlaywright);
}

function runTool(tool: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return runInherited(process.execPath, [join(root, 'node_modules', tool), ...args], { cwd: root, env });
}

function withReport(
  run: (report: string) => Promise<number>,
  read: (text: string) => Tally | undefined,
): Promise<Tally> {
  return inTemporaryFolder('briefmark-report-', async (folder) => {
    const report = join(folder, 'report.json');
    const code = await run(report);
    return settle(existsSync(report) ? read(readFileSync(report, 'utf8')) : undefined, code);
  });
}
