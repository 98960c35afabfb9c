/**
 * `npm run bench:library -- [--articles N] [--passages N] [--out FOLDER]`: makes a large library to try things on;
 * 10,000 articles with 100,000 passages in ./bench-library where nothing else is said.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeLibrary } from '../tests/bench/library.ts';
import { note } from './note.ts';
import { typedIn } from './paths.ts';
import { runPlainly } from './plainly.ts';

await runPlainly(() => {
  const { values } = parseArgs({
    options: {
      articles: { type: 'string', default: '10000' },
      passages: { type: 'string', default: '100000' },
      out: { type: 'string', default: 'bench-library' },
    },
  });
  const folder = resolve(typedIn(), values.out);
  if (existsSync(folder))
    throw new Error(`There is something in ${folder} already; name another folder with --out.`);
  makeLibrary(folder, { articles: numberOf(values.articles), passages: numberOf(values.passages) });
  note(`A library of ${values.articles} articles with ${values.passages} passages is in ${folder}`);
  return Promise.resolve(0);
});

function numberOf(words: string): number {
  if (!/^\d+$/.test(words)) throw new Error(`“${words}” should be a whole number.`);
  return Number(words);
}
