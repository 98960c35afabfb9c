/** The checks that read the code instead of running it, and the build. */
import { join } from 'node:path';
import { messageOf } from '../../core/result.ts';
import { buildApp } from '../build.ts';
import { runInherited } from '../child.ts';
import { note } from '../note.ts';
import { root } from '../paths.ts';
import { oneFailed, type Tally } from './results.ts';

const TOOLS = [
  { name: 'types of core', words: ['typescript/bin/tsc', '-p', 'core'] },
  { name: 'types', words: ['typescript/bin/tsc', '-p', '.'] },
  { name: 'lint', words: ['eslint/bin/eslint.js', '.'] },
  { name: 'format', words: ['prettier/bin/prettier.cjs', '--check', '.'] },
] as const;

type Tool = (typeof TOOLS)[number];

/** Types, lint and format, each counted as one test. Lint takes as long as all the others, so it runs beside them. */
export async function runChecks(): Promise<Tally[]> {
  const lint = TOOLS.filter(({ name }) => name === 'lint');
  const others = TOOLS.filter(({ name }) => name !== 'lint');
  return (await Promise.all([inTurn(lint), inTurn(others)])).flat();
}

async function inTurn(tools: readonly Tool[]): Promise<Tally[]> {
  const tallies: Tally[] = [];
  for (const { name, words } of tools) {
    const [tool, ...args] = words;
    const run = () =>
      runInherited(process.execPath, [join(root, 'node_modules', tool), ...args], { cwd: root });
    tallies.push(
      await check(name, async () => {
        const code = await run();
        if (code !== 0) throw new Error(`ended with code ${code}`);
      }),
    );
  }
  return tallies;
}

/** The build, from nothing, counted as one test. */
export function checkBuild(): Promise<Tally> {
  return check('build', buildApp);
}

async function check(name: string, work: () => Promise<void>): Promise<Tally> {
  const start = Date.now();
  try {
    await work();
    note(`${name}: passed (${((Date.now() - start) / 1000).toFixed(1)} s)`);
    return { passed: 1, failed: 0 };
  } catch (error) {
    note(`${name}: failed, ${messageOf(error)}`);
    return oneFailed;
  }
}
