import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PlainError } from '../../../core/result.ts';
import { FROM, html, image, only, parts, plain, read, words } from './messages.ts';
import { PROSE } from './reading.ts';

describe('words', () => {
  test.each([
    ['8bit', 'windows-1251', '\xd3\xf2\xf0\xee \xe2 \xef\xee\xf0\xf2\xf3.', 'Утро в порту.'],
    ['8bit', 'utf-8', '\xe2\x80\x9cCaf\xc3\xa9\xe2\x80\x9d', '“Café”'],
    ['quoted-printable', 'windows-1252', '=93Caf=E9=94 =\r\nis=20open =3D', '“Café” is open ='],
    ['quoted-printable', 'utf-8', 'Caf=c3=a9 =ZZ', 'Café =ZZ'],
    ['base64', 'koi8-r', '9dTSzw==\r\nLg==', 'Утро.'],
    ['7bit', 'iso-2022-jp', '\x1b$B>pJs\x1b(B', '情報'],
    ['8bit', 'us-ascii', '\xc3\xa9t\xc3\xa9', 'été'],
    ['8bit', 'unknown-8bit', 'caf\xe9', 'café'],
  ])('in %s and %s', async (encoding, charset, sent, text) => {
    const read = await plain(
      `Content-Type: text/plain; charset="${charset}"`,
      `Content-Transfer-Encoding: ${encoding}`,
      '',
      sent,
    );
    expect(read.text).toBe(text);
    expect(read.type).toBe('mail');
  });

  test('that flow are joined again', async () => {
    const { text } = await plain(
      'Content-Type: text/plain; format=flowed',
      '',
      'The harbour was quiet ',
      'in the morning.',
      '',
      '> quoted',
      '',
      'And then.',
    );
    expect(text).toBe('The harbour was quiet in the morning.\n\nquoted\n\nAnd then.');
  });

  test('with marks of Markdown in them stay words', async () => {
    const word = fc.stringMatching(/^[a-z*_`#<>&[\]()!~|\\@:.-]{1,10}$/);
    const line = fc
      .array(word, { minLength: 1, maxLength: 8 })
      .map((all) => `Here are ${all.join(' ')} words.`);
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 4 }), async (lines) => {
        const { text } = await plain('', lines.join('\r\n\r\n'));
        expect(text.split(/\s+/)).toEqual(lines.join(' ').split(/\s+/));
      }),
    );
  });

  test('in two forms: that with structure is read', async () => {
    const type = 'Content-Type: multipart/alternative; boundary="x y"';
    const { text } = await plain(
      type,
      '',
      ...parts('x y', words('Plain'), html('<h2>Head</h2><p>With <b>structure</b></p>')),
    );
    expect(text).toBe('Head\n\nWith structure');
    const bare = await plain(
      type,
      '',
      ...parts('x y', words('Plain'), html('<html><body>Plain as well</body></html>')),
    );
    expect(bare.text).toBe('Plain');
    const empty = await plain(
      type,
      '',
      ...parts('x y', words('Plain'), html('<p> </p><img src="https://example.org/o.gif">')),
    );
    expect(empty.text).toBe('Plain');
    const blank = await plain(type, '', ...parts('x y', words(' '), html('<div>Only here</div>')));
    expect(blank.text).toBe('Only here');
  });

  test('between which there are pictures and files', async () => {
    const { text, left, images } = await plain(
      'Content-Type: multipart/mixed; boundary=m',
      '',
      ...parts(
        'm',
        [
          'Content-Type: multipart/alternative; boundary=a',
          '',
          ...parts('a', words('Plain'), [
            'Content-Type: multipart/related; boundary=r',
            '',
            ...parts('r', html('<p>One <img src="cid:quay@x" alt="The quay"></p>'), image),
          ]),
        ],
        [
          'Content-Type: application/pdf',
          'Content-Disposition: attachment; filename*0*=utf-8\'\'R%C3%A9sum; filename*1="e 2.pdf"',
          '',
          'x',
        ],
        ['Content-Type: text/calendar; name="=?utf-8?Q?caf=C3=A9.ics?="', '', 'x'],
        ['Content-Type: application/pgp-signature', '', 'x'],
        html('<p>Two</p>'),
        ['Content-Type: text/plain', 'Content-Disposition: attachment; filename=notes.txt', '', 'Not read'],
        image,
      ),
    );
    expect(text).toMatch(/^One .*Two$/s);
    expect(images).toHaveLength(1);
    expect(left).toEqual(['4 attachments did not come over: Résume 2.pdf, café.ics, notes.txt, quay.png.']);
  });

  test('of messages that came with it are articles of their own', async () => {
    const inner = [
      'Content-Type: message/rfc822',
      '',
      'From: Bo Day <bo@example.org>',
      'Subject: Inner',
      '',
      'Inner words.',
    ];
    const { articles } = await read(
      [
        ...FROM,
        'Content-Type: multipart/mixed; boundary=m',
        '',
        ...parts('m', words('See below.'), inner),
      ].join('\n'),
    );
    expect(articles.map(({ details, markdown, part }) => [details.title, markdown, part?.name])).toEqual([
      ['The ferry', 'See below.', undefined],
      ['Inner', 'Inner words.', 'Inner.eml'],
    ]);
    const [again] = (await read(articles[1]?.part?.bytes ?? '')).articles;
    expect(again).toEqual({ ...articles[1], part: null });
    const alone = await read(
      [...FROM, 'Content-Type: multipart/digest; boundary=m', '', ...parts('m', inner)].join('\n'),
    );
    expect(alone.articles.map(({ details }) => details.title)).toEqual(['Inner']);
  });
});

describe('messages as they are found', () => {
  test('out of a mailbox, with an empty line first, with a mark', async () => {
    for (const before of ['From ann@example.org Sat Nov  5 23:10:00 2005\r\n', '\r\n', '\xef\xbb\xbf'])
      expect((await only([before + (FROM[0] ?? ''), ...FROM.slice(1), '', PROSE])).details.title).toBe(
        'The ferry',
      );
  });

  test('without a boundary, with one that is nowhere, and cut short', async () => {
    const alternative = 'Content-Type: multipart/alternative';
    expect((await plain(alternative, '', ...parts('=_x', words('Plain'), html('<p>Rich</p>')))).text).toBe(
      'Rich',
    );
    expect((await plain(alternative, '', 'Only words.')).text).toBe('Only words.');
    const [, ...cut] = parts('x', words('Plain'), html('<p>Rich</p>')).slice(0, -1);
    expect((await plain(`${alternative}; boundary=x`, '', 'Preamble', '--x', ...cut)).text).toBe('Rich');
    expect(
      (
        await plain(
          `${alternative}; boundary=x`,
          '',
          '--x  ',
          ...words('Plain'),
          '--xy',
          'is no boundary',
          '--x--',
          'Epilogue',
        )
      ).text,
    ).toBe('Plain\n--xy\nis no boundary');
  });

  test('with lines of LF alone, or folded headers', async () => {
    const { articles } = await read(
      'From: a@b.example\nSubject: The\n  long\n\tferry\nContent-Type: text/html;\n charset=utf-8\n\n<p>x</p>',
    );
    expect(articles[0]?.details.title).toBe('The long ferry');
  });
});

describe('hostile messages', () => {
  test('without words, encrypted, or no message at all are refused in words', async () => {
    await expect(plain('', ' ')).rejects.toThrow('no words in the message');
    await expect(plain('Content-Type: application/pkcs7-mime; name=smime.p7m', '', 'x')).rejects.toThrow(
      'encrypted',
    );
    await expect(read('Just words.\n\nAnd more.')).rejects.toThrow('no e-mail');
    await expect(read('')).rejects.toThrow('no e-mail');
  });

  test('of parts without end are refused or read', async () => {
    const nested = Array.from(
      { length: 100 },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
    ).join('');
    await expect(read(`From: a@b.example\n${nested}`)).rejects.toThrow('too many, or too deep');
    const messages = 'Content-Type: message/rfc822\n\nSubject: x\n'.repeat(50);
    await expect(read(`From: a@b.example\n${messages}`)).rejects.toThrow(PlainError);
    const deep = await read(
      `From: a@b.example\n${'Content-Type: multipart/mixed; boundary=m\n\n--m\n\nWords\n--m\nContent-Type: message/rfc822\n\nSubject: x\n'.repeat(3)}\nEnd`,
    );
    expect(deep.articles.length).toBeGreaterThan(1);
    await expect(plain(...html('<div>'.repeat(50_000)))).rejects.toThrow(PlainError);
    await expect(
      read(
        `From: a@b.example\nSubject: ${'=?utf-8?Q?a?= '.repeat(50_000)}\n${'x: y\n'.repeat(50_000)}\nWords`,
      ),
    ).resolves.toBeDefined();
    await expect(
      read(
        `From: ${'<"('.repeat(20_000)}\nContent-Type: text/plain; ${'a="'.repeat(20_000)}\n\n${'=\t '.repeat(50_000)}Words`,
      ),
    ).resolves.toBeDefined();
  });

  test('changed anywhere give articles or a reason', async () => {
    const whole = Buffer.from(
      [
        ...FROM,
        'Content-Type: multipart/related; boundary=r',
        '',
        ...parts('r', html('<table><tr><td><p>Words</p><img src="cid:quay@x"></td></tr></table>'), image),
      ].join('\r\n'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 12 }),
        fc.nat(whole.length),
        async (changes, end) => {
          const bytes = Buffer.from(whole.subarray(0, end));
          for (const [at, byte] of changes) if (at < end) bytes[at] = byte;
          try {
            expect((await read(bytes)).articles.length).toBeGreaterThan(0);
          } catch (error) {
            if (!(error instanceof PlainError)) throw error;
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
