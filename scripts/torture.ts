/**
 * `npm run torture [-- KILLS]`: the crash tests with thousands of kills, 3,000 where no number is given; and a new
 * library for every thirty of them.
 */
import { runPlainly } from './plainly.ts';
import { runVitest } from './testing/runners.ts';

await runPlainly(async () => {
  const kills = process.argv[2] ?? '3000';
  if (!/^[1-9]\d*$/.test(kills)) throw new Error(`Say how often to kill as a whole number, not “${kills}”.`);
  const { failed } = await runVitest(['--project=main', 'crash'], { ...process.env, BRIEFMARK_KILLS: kills });
  return failed > 0 ? 1 : 0;
});
