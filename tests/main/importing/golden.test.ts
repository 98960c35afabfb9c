/**
 * Pages of many kinds, each beside the article that is read from it. `GOLDEN=write npx vitest run --project=main
 * tests/main/importing/golden.test.ts` writes the articles anew: read what has changed before you keep it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { canonicalText } from '../../../core/document/document.ts';
import { readHtml } from '../../../main/importing/html.ts';
import { FIXTURES, fixture, type Read } from './reading.ts';

const GOLDEN = join(FIXTURES, 'golden');
const pages = readdirSync(GOLDEN).filter((name) => name.endsWith('.html'));

/** Details as front matter, then the text. */
function written({ details, markdown }: Read): string {
  const fields = Object.entries(details).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `---\n${fields.join('\n')}\n---\n\n${markdown}\n`;
}

test('there are pages of many kinds', () => {
  expect(pages.length).toBeGreaterThanOrEqual(12);
});

test.each(pages)('%s', async (name) => {
  const file = join(GOLDEN, name.replace(/html$/, 'md'));
  const article = written(await fixture(join('golden', name)));
  if (process.env['GOLDEN'] === 'write') writeFileSync(file, article);
  expect(article).toBe(readFileSync(file, 'utf8'));
});

test.each(pages)('%s: everything holds the words of its article', (name) => {
  const html = readFileSync(join(GOLDEN, name), 'utf8');
  const { markdown, everything } = readHtml(html, () => null);
  const all = canonicalText(everything?.() ?? '');
  for (const line of canonicalText(markdown).split('\n')) expect(all).toContain(line);
});
