/**
 * `npm run bench`: speed and memory with 10,000 articles and 100,000 passages, as ratios inside this run; into
 * tests/bench/README.md. It takes some minutes, and nothing depends on it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { benchChange } from '../tests/bench/change.ts';
import { makeLibrary } from '../tests/bench/library.ts';
import type { Figure } from '../tests/bench/measure.ts';
import { benchRebuild } from '../tests/bench/rebuild.ts';
import { benchMemory, benchStart } from '../tests/bench/start.ts';
import { buildApp } from './build.ts';
import { note } from './note.ts';
import { root } from './paths.ts';
import { runPlainly } from './plainly.ts';
import { inTemporaryFolder } from './temporary.ts';
import { setStage } from './testing/stage.ts';

const REPORT = join(root, 'tests/bench/README.md');
const RESULTS = '## Results\n';

await runPlainly(async () => {
  await buildApp();
  const stage = await setStage();
  try {
    await inTemporaryFolder('briefmark-bench-', async (scratch) => {
      const [small, large] = [join(scratch, 'small'), join(scratch, 'large')];
      makeLibrary(small, { articles: 10, passages: 100 });
      makeLibrary(large, { articles: 10_000, passages: 100_000 });
      const figures = [
        ...(await benchRebuild(large)),
        ...(await benchChange(small, large, scratch)),
        ...(await benchStart({ env: stage.env, scratch }, small, large)),
        ...(await benchMemory({ env: stage.env, scratch }, large)),
      ];
      const table = tableOf(figures);
      note(table);
      const [head = ''] = readFileSync(REPORT, 'utf8').split(RESULTS);
      const report = `${head}${RESULTS}\n${machine()}\n\n${table}\n`;
      writeFileSync(REPORT, await format(report, { ...(await resolveConfig(REPORT)), filepath: REPORT }));
    });
  } finally {
    stage.stop();
  }
  return 0;
});

function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(
    ({ what, value, most, unit, from }) =>
      `| ${what} | ${inUnit(value, unit)} | ${inUnit(most, unit)} | ${from} |`,
  );
  return ['| What | Measured | At most | From |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function inUnit(value: number, unit: Figure['unit']): string {
  return unit === '×' ? `${value.toFixed(2)} ×` : `${value.toFixed(0)} MB`;
}

function machine(): string {
  const [cpu] = cpus();
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, ${type()}, ${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 1e9)} GB, Node ${process.versions.node}.`;
}
