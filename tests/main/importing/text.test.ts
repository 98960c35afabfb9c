import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixture, PROSE, readBytes, readWords, sample } from './reading.ts';

describe('a page saved as text', () => {
  const page = `Meridian.example.org - Make a donation in support of reporting!

Ports and Harbours


Harbour Talks End Without a Result

05 November 2005

${PROSE}

Join the Meridian.example.org mailing list`;

  test('loses banner and footer, and gives headline, section, date and source', async () => {
    const { details, text } = await readWords(page);
    expect(details).toEqual({
      title: 'Harbour Talks End Without a Result',
      byline: null,
      source: 'Meridian.example.org',
      section: 'Ports and Harbours',
      published: '2005-11-05',
      publishedTime: null,
      language: 'en',
      url: null,
    });
    expect(text).toBe(PROSE);
  });

  test('loses the name of the paper that its footer names', async () => {
    const { details, text } = await readWords(
      `The Daily Harbour\n\nPorts\n\nHarbour reopens\n\n5 November 2005\n\n${PROSE}\n\nCopyright 2005 The Daily Harbour. All rights reserved.`,
    );
    expect(details).toMatchObject({
      title: 'Harbour reopens',
      section: 'Ports',
      source: 'The Daily Harbour',
    });
    expect(text).toBe(PROSE);
  });

  test('keeps the sentence between headline and authors', async () => {
    const { details, text } = await readWords(
      `Harbour reopens\n\nShips wait in a long line outside.\n\nBy Jane Doe, 5 Nov 2005\n\n${PROSE}`,
    );
    expect(details).toMatchObject({ title: 'Harbour reopens', byline: 'Jane Doe', published: '2005-11-05' });
    expect(text).toBe(`Ships wait in a long line outside.\n\n${PROSE}`);
  });

  test('of the sample library has its text and nothing around it', async () => {
    const { details, paragraphs } = await sample('suez-blockage.txt');
    expect(details).toMatchObject({ published: '2021-07-12', section: 'Canals and Straits' });
    expect(paragraphs[0]).toMatch(/^CAIRO - The container ship .* for six days\.$/);
    expect(paragraphs.at(-1)).toMatch(/a second way round\.$/);
    expect(paragraphs.join('\n\n')).not.toContain('mailing list');
  });
});

describe('notes, letters and messages', () => {
  test('a date above a note without a site around it stays in the text', async () => {
    const { details, text } = await readWords(`Harbour Board\n\n5 November 2005\n\n${PROSE}\n\nJane`);
    expect(details).toMatchObject({ title: 'Harbour Board', published: '2005-11-05' });
    expect(text).toBe(`5 November 2005\n\n${PROSE}\n\nJane`);
  });

  test('a letter keeps every line', async () => {
    const { text } = await fixture('letter-with-signature.txt');
    for (const words of [
      '12 Mill Lane\nOverbridge',
      '2 June 1952',
      'Dear Margaret,',
      'Edith',
      'P.S. Subscribe',
    ])
      expect(text).toContain(words);
    expect(text).toContain('and be patient,\nand put all the flour');
  });

  test('mail headers become details; those for machines leave, the addressee stays', async () => {
    const { details, text } = await fixture('email-like.txt');
    expect(details).toMatchObject({
      title: 'Dredging of the inner basin',
      byline: 'Harbour Office',
      published: '2019-03-14',
    });
    expect(text).toMatch(/^To: Berth holders <berths@harbour\.example>\n\nDear berth holders,/);
  });

  test('prose that looks like headers is prose', async () => {
    const { details, text } = await readWords(`Date: what is it?\nFrom: nowhere\n\n${PROSE}`);
    expect(details).toMatchObject({ byline: null, published: null });
    expect(`${details.title}\n${text}`).toContain('Date: what is it?');
    expect(text).toContain('From: nowhere');
  });
});

describe('wrapped lines', () => {
  test('are joined, whether blank lines or indents part the paragraphs', async () => {
    expect((await fixture('hard-wrapped.txt')).paragraphs).toHaveLength(5);
    expect((await fixture('hard-wrapped.txt')).text).not.toMatch(/[^\n]\n[^\n]/);
    expect((await fixture('indented.txt')).paragraphs.at(-1)).toBe('It bears fruit.');
    expect((await fixture('one-line-paragraphs.txt')).paragraphs).toHaveLength(4);
  });

  test('are joined in a text of few lines, across a divided word', async () => {
    const { paragraphs } = await readWords(
      'The first paragraph of the report goes on over lines, with an exam-\nple that was divided by the machine that wrapped it here.\nThe second paragraph begins at once, without an empty line, and it\nends here too.',
    );
    expect(paragraphs).toHaveLength(2);
    expect(paragraphs[0]).toContain('exam-ple that was divided');
    expect(paragraphs[1]).toBe(
      'The second paragraph begins at once, without an empty line, and it ends here too.',
    );
  });
});

describe('encodings', () => {
  test('of all kinds give the same words', async () => {
    const { text } = await fixture('utf8-bom.txt');
    expect(text).toContain('Renée keeps the café: “open when the boat is in”');
    expect((await fixture('utf16le.txt')).text).toBe(text);
    expect((await fixture('utf16be.txt')).text).toBe(text);
    expect((await fixture('utf16le-no-bom.txt')).text).toContain('four times a day');
  });

  test('Windows-1252 keeps quotes, dashes and the euro', async () => {
    const { details, text } = await fixture('windows-1252.txt');
    expect(details.title).toBe('The café by the ferry');
    expect(text).toContain('“We open when the boat is in,” says Renée Lefèvre');
    expect(text).toContain('– six in summer – and costs €3.');
    expect(text).toMatch(/neighbour’s .* “temporary” shelter .* it…$/);
  });

  test('a charset that a plain text speaks of is not obeyed', async () => {
    const words = Buffer.from(
      'Write <meta charset="shift_jis"> for it: caf\xe9 \x93x\x94, and more.',
      'latin1',
    );
    expect((await readBytes(words, 'note.txt')).text).toContain('café “x”');
  });
});

const word = fc.stringMatching(/^[a-z]{3,9}$/);
const sentence = fc.array(word, { minLength: 6, maxLength: 30 }).map((words) => `The ${words.join(' ')}.`);
const paragraphs = fc.array(
  fc.array(sentence, { minLength: 1, maxLength: 3 }).map((sentences) => sentences.join(' ')),
  { minLength: 2, maxLength: 8 },
);

function wrapped(paragraph: string, width: number): string {
  const lines = [''];
  for (const next of paragraph.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + next.length > width) lines.push(next);
    else lines[lines.length - 1] = line === '' ? next : `${line} ${next}`;
  }
  return lines.join('\n');
}

describe('laws', () => {
  test('paragraphs of prose come out as they went in', async () => {
    await fc.assert(
      fc.asyncProperty(paragraphs, async (written) => {
        expect((await readWords(written.join('\n\n'))).paragraphs).toEqual(written);
      }),
    );
  });

  test('wrapping changes no word and no paragraph', async () => {
    await fc.assert(
      fc.asyncProperty(paragraphs, fc.integer({ min: 60, max: 80 }), async (written, width) => {
        const { text } = await readWords(written.map((paragraph) => wrapped(paragraph, width)).join('\n\n'));
        expect(text.split(/\s+/)).toEqual(written.join(' ').split(' '));
      }),
    );
  });

  test('words with marks of Markdown in them come out as they went in', async () => {
    const odd = fc.stringMatching(/^[a-z*_`#<>&[\]()!~|\\@:.-]{1,12}$/);
    const line = fc
      .array(odd, { minLength: 1, maxLength: 8 })
      .map((words) => `Here are ${words.join(' ')} words.`);
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 2, maxLength: 5 }), async (written) => {
        const { text } = await readWords(written.join('\n\n'));
        expect(text.split(/\s+/)).toEqual(written.join(' ').split(/\s+/));
      }),
    );
  });
});
