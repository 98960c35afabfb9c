/**
 * `npm run bench`: speed and memory with 10,000 articles and with long ones, as ratios inside this run; into
 * tests/bench/README.md. `npm run bench -- anchors painting` runs those parts alone and writes nothing. It takes some
 * minutes, and nothing depends on it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { benchAnchors } from '../tests/bench/anchors.ts';
import type { Stage } from '../tests/bench/app.ts';
import { benchChange } from '../tests/bench/change.ts';
import { makeLibrary } from '../tests/bench/library.ts';
import type { Figure } from '../tests/bench/measure.ts';
import { benchImporting } from '../tests/bench/importing.ts';
import { benchPainting } from '../tests/bench/painting.ts';
import { benchReading } from '../tests/bench/reading.ts';
import { benchRebuild } from '../tests/bench/rebuild.ts';
import { benchSearching } from '../tests/bench/searching.ts';
import { benchMemory, benchStart } from '../tests/bench/start.ts';
import { buildApp } from './build.ts';
import { note } from './note.ts';
import { root } from './paths.ts';
import { runPlainly } from './plainly.ts';
import { inTemporaryFolder } from './temporary.ts';
import { setStage } from './testing/stage.ts';

const REPORT = join(root, 'tests/bench/README.md');
const RESULTS = '## Results\n';
const DIGITS = { '×': 2, MB: 0, ms: 0, '%': 1 } as const satisfies Record<Figure['unit'], number>;

/** What can be run alone, in the order of the report. */
const PARTS: Readonly<Record<string, (stage: Stage) => Promise<readonly Figure[]>>> = {
  library: benchLibrary,
  searching: benchSearching,
  anchors: benchAnchors,
  painting: benchPainting,
  reading: benchReading,
  importing: benchImporting,
};

await runPlainly(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !(name in PARTS));
  if (unknown !== undefined)
    throw new Error(`There is no part “${unknown}”, only ${Object.keys(PARTS).join(', ')}.`);
  await buildApp();
  const stage = await setStage();
  try {
    await inTemporaryFolder('briefmark-bench-', async (scratch) => {
      const figures: Figure[] = [];
      for (const [name, part] of Object.entries(PARTS))
        if (asked.length === 0 || asked.includes(name))
          figures.push(...(await part({ env: stage.env, scratch })));
      note(tableOf(figures));
      if (asked.length === 0) await report(figures);
    });
  } finally {
    stage.stop();
  }
  return 0;
});

async function benchLibrary(stage: Stage): Promise<readonly Figure[]> {
  const { scratch } = stage;
  const [small, large] = [join(scratch, 'small'), join(scratch, 'large')];
  makeLibrary(small, { articles: 10, passages: 100 });
  makeLibrary(large, { articles: 10_000, passages: 100_000 });
  return [
    ...(await benchRebuild(large)),
    ...(await benchChange(small, large, scratch)),
    ...(await benchStart(stage, small, large)),
    ...(await benchMemory(stage, large)),
  ];
}

async function report(figures: readonly Figure[]): Promise<void> {
  const [head = ''] = readFileSync(REPORT, 'utf8').split(RESULTS);
  const text = `${head}${RESULTS}\n${machine()}\n\n${tableOf(figures)}\n`;
  writeFileSync(REPORT, await format(text, { ...(await resolveConfig(REPORT)), filepath: REPORT }));
}

function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(
    ({ what, value, most, unit, from }) =>
      `| ${what} | ${inUnit(value, unit)} | ${inUnit(most, unit)} | ${from} |`,
  );
  return ['| What | Measured | At most | From |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function inUnit(value: number, unit: Figure['unit']): string {
  // Of a very small ratio the first digit is what tells.
  const digits = unit === '×' && value < 0.1 ? 3 : DIGITS[unit];
  return `${value.toFixed(digits)} ${unit}`;
}

function machine(): string {
  const [cpu] = cpus();
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, ${type()}, ${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 1e9)} GB, Node ${process.versions.node}.`;
}
