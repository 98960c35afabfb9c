import { describe, expect, test } from 'vitest';
import { PROSE, readWords } from './reading.ts';

const FILLER = Array.from(
  { length: 6 },
  (_, index) =>
    `Paragraph ${index + 1} tells of the harbour, of its ships and of those who wait for them, at a length that is usual in a paper.`,
);
const paragraphs = FILLER.map((words) => `<p>${words}</p>`);
const page = (between: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>A quay</title>${head}</head><body><header>The Harbour</header><main><article><h1>A quay</h1>${paragraphs.slice(0, 3).join('')}${between}${paragraphs.slice(3).join('')}</article></main></body></html>`;

/** What a page still says between its paragraphs. */
async function leftOf(between: string): Promise<string> {
  const { text } = await readWords(page(between), 'page.html');
  for (const words of FILLER) expect(text).toContain(words);
  return FILLER.reduce((rest, words) => rest.replace(words, ''), text).trim();
}

/** What a plain text still says between its paragraphs. */
async function leftOfText(between: string): Promise<string> {
  const words = [...FILLER.slice(0, 3), between, ...FILLER.slice(3)].join('\n\n');
  const { text } = await readWords(words, 'note.txt');
  return FILLER.reduce((rest, each) => rest.replace(each, ''), text).trim();
}

const LINK = '<a href="https://example.org/a">Owls return to the tower</a>';

describe('between the paragraphs of a page', () => {
  test.each([
    ['an advertisement', '<p>Advertisement</p>'],
    ['the way on', '<div><span>Story continues below</span></div>'],
    ['a bar for sharing', '<ul><li>Share</li><li>Tweet</li><li>E-mail</li></ul>'],
    ['links for sharing', '<p><a href="#">Print</a> | <a href="#">E-mail this</a></p>'],
    ['a link to another article', `<p>Read more: ${LINK}</p>`],
    ['a list of others', `<h3>Most read</h3><ul><li>${LINK}</li><li>${LINK}</li></ul>`],
    ['a boxed list', `<div><div><h4>Related articles</h4></div><div>${LINK}${LINK}</div></div>`],
    ['a list of the site', `<p>Also on The Harbour</p><ul><li>${LINK}</li></ul>`],
    ['a mailing list', '<p>Sign up for our weekly newsletter!</p>'],
    [
      'a wall',
      '<p>This article is for subscribers only.</p><p>Already a subscriber? <a href="#">Log in</a></p>',
    ],
    ['a request', '<p>Make a charitable donation in support of the harbour!</p>'],
    ['consent', '<p>We use cookies to improve your experience.</p>'],
    ['the word over buttons', '<div>SHARE</div>'],
    ['another request', '<p>Support our journalism. Donate today.</p>'],
    ['a mailing list of its own', '<p>Join our mailing list</p>'],
    ['an advertisement in German', '<p>– Anzeige –</p>'],
    ['a link in German', `<p>Lesen Sie auch: ${LINK}</p>`],
    ['a link in Russian', `<p>Читайте также: ${LINK}</p>`],
    ['a list in French', `<p>Lire aussi</p><ul><li>${LINK}</li><li>${LINK}</li></ul>`],
    ['a list in Japanese', `<h3>関連記事</h3><ul><li>${LINK}</li></ul>`],
    ['an aside by its name', '<div class="box promo">Three months for the price of one</div>'],
    ['a path', '<p><a href="/">Home</a> &gt; <a href="/w">World</a> &gt; <a href="/p">Ports</a></p>'],
  ])('%s goes', async (_, between) => {
    expect(await leftOf(between)).toBe('');
  });

  test.each([
    ['a heading', '<h3>Print</h3>', 'Print'],
    [
      'a sentence on advertising',
      '<p>Advertisement pays for the boat.</p>',
      'Advertisement pays for the boat.',
    ],
    [
      'a sentence with a link',
      `<p>Read more: ${LINK}, a book that the pilots like.</p>`,
      'a book that the pilots like',
    ],
    [
      'a heading above prose',
      '<h3>Most read</h3><p>The book of tides is read by all.</p>',
      'The book of tides',
    ],
    [
      'a label above half a list',
      `<h3>Related</h3><ul><li>${LINK}</li><li>The tower, which nobody has opened since</li></ul>`,
      'Owls return',
    ],
    [
      'words on cookies',
      '<p>The site uses cookies, said the commission, and it must say so.</p>',
      'the commission',
    ],
    [
      'a plea in a quotation',
      '<blockquote><p>Make a donation today!</p></blockquote>',
      'Make a donation today!',
    ],
    [
      'a list of ways',
      '<ul><li>Share of the north</li><li>Share of the south</li></ul>',
      'Share of the north',
    ],
    ['a long aside', `<div class="promo">${PROSE} ${PROSE} ${PROSE}</div>`, 'By noon the news'],
  ])('%s stays', async (_, between, words) => {
    expect(await leftOf(between)).toContain(words);
  });

  test('what a quotation only repeats goes, another stays', async () => {
    const repeated = 'of its ships and of those who wait for them';
    expect(await leftOf(`<aside>“${repeated}”</aside>`)).toBe('');
    expect(await leftOf(`<blockquote>${repeated}, he said</blockquote>`)).toContain('he said');
  });
});

describe('between the paragraphs of a text', () => {
  test.each([
    ['an advertisement', 'ADVERTISEMENT'],
    ['the way on', '(Story continues below)'],
    ['a bar for sharing', 'Share\nTweet\nPrint'],
    ['sharing in one line', 'Print | E-mail | Share'],
    ['another article', 'Read more: Owls return to the tower'],
    ['a list of others', 'Most read\n\n1. Owls return to the tower\n2. The ferry that came late'],
    ['a mailing list', 'Join the harbour.example mailing list'],
    ['a mailing list of its own', 'Join our mailing list'],
    ['a request', 'Support our journalism. Donate today.'],
    ['the word over buttons', 'SHARE'],
    ['related articles in one piece', 'RELATED:\nOwls return to the tower\nThe ferry that came late'],
    ['related articles', 'Related:\n- Owls return to the tower\n- The ferry that came late'],
    ['an advertisement in German', 'Anzeige'],
    ['another article in Spanish', 'Leer también: Los búhos vuelven a la torre'],
    ['a list in Japanese', '関連記事：\n- 塔のフクロウ\n- 遅れた渡し船'],
  ])('%s goes', async (_, between) => {
    expect(await leftOfText(between)).toBe('');
  });

  test.each([
    ['a word alone', 'Print'],
    ['a sentence', 'Read more: that is what the teacher told us.'],
    ['a heading above prose', 'Most read\n\nThe book of tides is read by all who wait for the ferry.'],
    ['a list of sentences', 'Most read\n\n- The tide book is read first.\n- The paper is read next.'],
    ['what is related to something', 'Related:\nThe tower is old, and nobody has opened it since.'],
    ['a word on advertisements', 'Anzeige erstattet der Hafen nicht.'],
    ['a plea within words', 'She asked the reader: make a donation today, or do not.'],
  ])('%s stays', async (_, between) => {
    expect((await leftOfText(between)).replace(/\s+/g, ' ')).toContain(
      between.split('\n').at(-1)?.replace(/^- /, ''),
    );
  });
});

test('a text that ends in a mailing list is told by it', async () => {
  const { details, text } = await readWords(
    `HARBOUR24 - Make a charitable donation in support of pilots!\n\nPorts (P)\n\n\nTalks End Without a Result\n\n05 November 2005\n\n${PROSE}\n\nJoin the Meridian.org mailing list`,
  );
  expect(details).toMatchObject({
    title: 'Talks End Without a Result',
    section: 'Ports (P)',
    source: 'Meridian.org',
    published: '2005-11-05',
  });
  expect(text).toBe(PROSE);
});

describe('the authors above the text of a page', () => {
  const bylined = async (line: string, head = '') => {
    const { details, text } = await readWords(
      page('', head).replace('</h1>', `</h1><p>${line}</p>`),
      'page.html',
    );
    return {
      byline: details.byline,
      rest: FILLER.reduce((rest, words) => rest.replace(words, ''), text).trim(),
    };
  };

  test('are taken from there', async () => {
    expect(await bylined('By Mara Lind')).toEqual({ byline: 'Mara Lind', rest: '' });
    expect(await bylined('By Mara Lind', '<meta name="author" content="Mara Lind">')).toEqual({
      byline: 'Mara Lind',
      rest: '',
    });
  });

  test('stay where they are others than the page names, or say more', async () => {
    const head = '<meta name="author" content="Bo Day">';
    expect(await bylined('By Mara Lind', head)).toEqual({ byline: 'Bo Day', rest: 'By Mara Lind' });
    expect((await bylined('By the quay stood Mara Lind, waiting.')).rest).toContain('By the quay');
  });
});

describe('the end of a page', () => {
  test('tells its owner, and nothing but the owner', async () => {
    const { details, text } = await readWords(
      page('').replace('</article>', '<p>(c) 2005 The Agency. All rights reserved.</p></article>'),
      'page.html',
    );
    expect(details.source).toBe('The Agency');
    expect(text).not.toContain('rights');
  });

  test('keeps a sentence on copyright', async () => {
    const said = 'Copyright, he wrote in 1998, is for those who can pay a lawyer.';
    const { text, details } = await readWords(
      page('').replace('</article>', `<p>${said}</p></article>`),
      'page.html',
    );
    expect(text.endsWith('is for those who can pay a lawyer.')).toBe(true);
    expect(details.source).toBeNull();
  });
});

describe('a dateline', () => {
  const html = (line: string, head = '', end = '') =>
    page(end, head).replace(paragraphs[0] ?? '', `<p>${line} ${FILLER[0] ?? ''}</p>`);

  test('gives the day in the year of the address, and the agency', async () => {
    const head = '<link rel="canonical" href="https://wire.example/2005/11/06/talks">';
    const { details, text } = await readWords(html('TOKYO, Nov 5 (Kyodo) -', head), 'page.html');
    expect(details).toMatchObject({ published: '2005-11-05', source: 'Kyodo' });
    expect(text).toContain('TOKYO, Nov 5 (Kyodo) -');
  });

  test('gives no year that nobody names, and yields to what the page says', async () => {
    expect((await readWords(html('TOKYO, Nov 5 (Kyodo) -'), 'page.html')).details.published).toBeNull();
    const head =
      '<meta property="og:site_name" content="The Harbour"><meta name="date" content="2006-01-02">';
    const { details } = await readWords(html('TOKYO, 5 Nov 2005 (Kyodo) -', head), 'page.html');
    expect(details).toMatchObject({ published: '2006-01-02', source: 'The Harbour' });
  });

  test('is not any bracket before a dash', async () => {
    for (const line of ['PORTLAND (Oregon) -', 'THE HARBOUR (built 1871) -', 'TOKYO (USA) -'])
      expect((await readWords(html(line), 'page.html')).details).toMatchObject({
        source: null,
        published: null,
      });
  });

  test('of a plain text gives its agency and date', async () => {
    const { details } = await readWords(
      `Talks end\n\nBEIJING, 5 November 2005 (Xinhua) - ${FILLER.join('\n\n')}\n\nCopyright 2005`,
    );
    expect(details).toMatchObject({ published: '2005-11-05', source: 'Xinhua' });
  });
});
