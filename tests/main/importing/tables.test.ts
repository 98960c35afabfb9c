import { describe, expect, test } from 'vitest';
import { documentOf } from '../../../core/document/document.ts';
import { PROSE, readWords } from './reading.ts';

const row = (...cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const heads = (...cells: readonly string[]) => row(...cells).replaceAll('td>', 'th>');

/** The Markdown of a table after a paragraph. */
async function table(...rows: readonly string[]): Promise<string> {
  const { markdown } = await readWords(
    `<!doctype html><html lang="en"><body><article><p>Before it.</p><table>${rows.join('')}</table></article></body></html>`,
    'page.html',
  );
  return markdown.replace(/^Before it\.\n\n/, '');
}

describe('a table', () => {
  test('with lists and paragraphs in its cells stays one', async () => {
    const markdown = await table(
      heads('Port', 'Ships'),
      row('Quay', '<ul><li>one</li><li>two <ul><li>a</li></ul></li></ul>'),
      row('Pier', '<p>three</p><p>four</p>'),
      row('Dock', '<ol><li>five</li><li>six</li></ol>'),
    );
    expect(markdown.split('\n')).toEqual([
      '| Port | Ships |',
      '| --- | --- |',
      '| Quay | • one<br>• two<br>• a |',
      '| Pier | three<br>four |',
      '| Dock | 1\\. five<br>2\\. six |',
    ]);
    expect(documentOf(markdown).blocks.map(({ type }) => type)).toEqual(['table']);
  });

  test.each([
    ['that says so', '<table role="presentation">', heads('a', 'b') + row('<p>c</p><p>d</p>', 'e')],
    ['of texts', '<table>', heads('a', 'b') + row(`<p>${PROSE.repeat(5)}</p><p>${PROSE.repeat(5)}</p>`, 'c')],
    ['of one row', '<table>', row('<p>c</p><p>d</p>', 'e')],
    ['with a heading', '<table>', heads('a', 'b') + row('<h3>c</h3>', 'd')],
    ['within which is another', '<table>', heads('a', 'b') + row(`<table>${row('c', 'd')}</table>`, 'e')],
  ])('%s only places things', async (_, start, rows) => {
    const markdown = await table(`</table>${start}${rows}`);
    expect(documentOf(markdown).blocks.filter(({ type }) => type === 'table').length).toBeLessThanOrEqual(1);
    expect(markdown).not.toContain('<br>');
    expect(markdown).not.toMatch(/^\| a/m);
  });
});
