import { describe, expect, test } from 'vitest';
import { FROM, html, only, plain } from './messages.ts';
import { PROSE } from './reading.ts';

describe('a newsletter in tables', () => {
  const link = (words: string, href = 'https://example.org/letters/12') => `<a href="${href}">${words}</a>`;
  const cell = (content: string) =>
    `<tr><td style="padding:8px"><table width="100%"><tr><td>${content}</td></tr></table></td></tr>`;
  const letter = (...cells: readonly string[]) =>
    html(
      `<html lang="en"><head><style>td { color: red }</style></head><body><table width="600">${cells.map(cell).join('')}</table></body></html>`,
    );
  const prose = PROSE.split('\n\n')
    .map((each) => `<p>${each}</p>`)
    .join('')
    .repeat(3);

  test('reads as text, without what only a newsletter needs', async () => {
    const { text, details, markdown } = await plain(
      'List-Unsubscribe: <https://example.org/u>',
      ...letter(
        '<div style="display:none;max-height:0">A quiet harbour &zwnj;&nbsp;</div>',
        `<p>Trouble reading this? ${link('View it in your browser')}</p>`,
        `<h1>A quiet harbour</h1>${prose}`,
        `<p>&copy; The Harbour Ledger. ${link('Unsubscribe', 'https://example.org/u?id=1')} at any time.</p>`,
        '<img src="https://example.org/open.gif" width="1" height="1">',
      ),
    );
    expect(text).toMatch(/^A quiet harbour\n\nThe harbour was quiet/);
    expect(text).toMatch(/no answer to it\.$/);
    expect(markdown).not.toMatch(/browser|Unsubscribe|open\.gif|\|/);
    expect(details.url).toBe('https://example.org/letters/12');
  });

  test('keeps what may be more, and does not take a counted address for its own', async () => {
    const long = `How we came to ${link('unsubscribe')} from everything: ${PROSE} ${PROSE} ${PROSE}`;
    const counted = `https://click.example.org/c/${'a1'.repeat(40)}`;
    const { text, details } = await plain(
      ...letter(`<p>${link('View in browser', counted)}</p>`, prose, `<p>${long}</p>`),
    );
    expect(text).toContain('How we came to unsubscribe from everything');
    expect(text).not.toContain('View in browser');
    expect(details.url).toBeNull();
  });

  test('has what was left out among the pieces that are looked over', async () => {
    const { blocks = [], markdown } = await only(
      [
        ...FROM,
        ...letter(
          '<div style="display:none">A quiet harbour, in short</div>',
          `<p>Trouble? ${link('View it in your browser')}</p>`,
          prose,
          `<p>${link('Unsubscribe', 'https://example.org/u?id=1')} at any time.</p>`,
        ),
      ],
      true,
    );
    expect(blocks.filter(({ kept }) => !kept).map(({ text }) => text)).toEqual([
      'A quiet harbour, in short',
      'Trouble? View it in your browser',
      'Unsubscribe at any time.',
    ]);
    expect(blocks.flatMap((block) => (block.kept ? [block.markdown] : [])).join('\n\n')).toBe(markdown);
    const text = ['', PROSE, '', 'To unsubscribe, go to https://example.org/u'];
    const lines = (await only([...FROM, ...text], true)).blocks ?? [];
    expect(lines.map(({ kept }) => kept)).toEqual([true, true, false]);
  });

  test('that is nothing else is kept', async () => {
    expect((await plain(...html(`<p>${link('Unsubscribe')}</p>`))).text).toBe('Unsubscribe');
  });

  test('as plain text', async () => {
    const { text, details } = await plain(
      '',
      'View this message in your browser: https://example.org/letters/12',
      '',
      PROSE,
      '',
      'To unsubscribe, go to https://example.org/u',
    );
    expect(text).toBe(PROSE);
    expect(details.url).toBe('https://example.org/letters/12');
    expect((await plain('', PROSE, '', 'How do I unsubscribe?')).text).toContain('How do I unsubscribe?');
  });
});
