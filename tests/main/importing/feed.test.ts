import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../core/document/document.ts';
import { PlainError } from '../../../core/result.ts';
import { readFeed } from '../../../main/importing/feed.ts';
import { PROSE } from './reading.ts';

const read = async (xml: string | Uint8Array) =>
  readFeed(typeof xml === 'string' ? Buffer.from(xml) : xml, { name: 'feed.xml', readLocal: () => null });

async function only(xml: string) {
  const { articles, left } = await read(xml);
  const [article] = articles;
  if (article === undefined || articles.length > 1) throw new Error(`There are ${articles.length} articles.`);
  return { ...article, left, text: canonicalText(article.markdown) };
}

const rss = (items: string, channel = '<title>The Harbour Ledger</title><link>https://example.org/</link>') =>
  `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>${channel}${items}</channel></rss>`;
const item = (content: string) => rss(`<item>${content}</item>`);
const atom = (entry: string, head = '<title>Harbour notes</title>') =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">${head}<entry>${entry}</entry></feed>`;
const html = PROSE.split('\n\n')
  .map((words) => `<p>${words}</p>`)
  .join('');
const escaped = (text: string) => text.replace(/[&<>]/g, (one) => `&#${one.charCodeAt(0)};`);

describe('RSS 2.0', () => {
  test('gives each entry with its full content and its details', async () => {
    const article = await only(
      rss(
        `<item><title>A quay &amp;amp; a &lt;i&gt;ferry&lt;/i&gt;</title><link>https://example.org/quay</link>
        <dc:creator><![CDATA[Ann Lee]]></dc:creator><dc:creator>Bo Day</dc:creator><category><![CDATA[Ports]]></category><category>Sea</category>
        <pubDate>Sat, 05 Nov 2005 23:10:00 -0800</pubDate><guid isPermaLink="false">17</guid>
        <comments>https://example.org/quay#comments</comments><description>Short …</description>
        <content:encoded><![CDATA[${html}<img src="/quay.png" alt="The quay"><a href="/more">more</a>]]></content:encoded></item>`,
        '<atom:link rel="self" href="https://example.org/feed"/><title>The Harbour Ledger</title><link>https://example.org/</link><language>en-us</language>',
      ),
    );
    expect(article.details).toEqual({
      title: 'A quay & a ferry',
      byline: 'Ann Lee, Bo Day',
      source: 'The Harbour Ledger',
      section: 'Ports',
      published: '2005-11-05',
      publishedTime: '23:10-08:00',
      language: 'en-us',
      url: 'https://example.org/quay',
    });
    expect(article.text).toContain(PROSE);
    expect(article.markdown).toContain('![The quay](<https://example.org/quay.png>)');
    expect(article.markdown).toContain('[more](<https://example.org/more>)');
    expect(article).toMatchObject({
      type: 'entry',
      left: [],
      part: { name: 'The Harbour Ledger – A quay & a ferry' },
    });
    expect(Buffer.from(article.part?.bytes ?? []).toString()).toMatch(/^<item><title>A quay .*<\/item>$/s);
  });

  test('takes a description that is the text, and says where it is a summary', async () => {
    const long = `<p>${'The harbour was quiet, and nobody spoke of it. '.repeat(30)}</p>`;
    expect((await only(item(`<title>x</title><description>${escaped(long)}</description>`))).left).toEqual(
      [],
    );
    for (const summary of [
      'In short.',
      escaped(long.replace('</p>', ' […]</p>')),
      escaped(`${long}Read more →`),
    ])
      expect((await only(item(`<title>x</title><description>${summary}</description>`))).left).toEqual([
        '1 entry holds a summary only.',
      ]);
  });

  test('keeps an entry of which only the address is known, and leaves one of nothing', async () => {
    const { articles, left } = await read(
      rss(
        '<item><link>https://example.org/a</link></item><item><title>Nothing</title></item><item><guid>https://example.org/b</guid><description>Two</description></item>',
      ),
    );
    expect(articles.map(({ details, markdown }) => [details.url, markdown])).toEqual([
      ['https://example.org/a', ''],
      ['https://example.org/b', 'Two'],
    ]);
    expect(left).toEqual([
      '1 entry holds a summary only.',
      '1 entry has no words, only an address.',
      '1 entry could not be read.',
    ]);
  });

  test('with an author as mail has it, plain words, and entities of HTML', async () => {
    const { details, text } = await only(
      item(
        '<title>Caf&eacute;&nbsp;news</title><author>ann@example.org (Ann Lee)</author><description>One &lt; two * three\n\nAnd 4.</description><pubDate>5 Nov 05</pubDate>',
      ),
    );
    expect(details).toMatchObject({ title: 'Café news', byline: 'Ann Lee', published: '2005-11-05' });
    expect(text).toBe('One < two * three\n\nAnd 4.');
  });
});

describe('RSS 1.0 and 0.9', () => {
  test('have their entries beside the channel', async () => {
    const { articles } = await read(
      `<?xml version="1.0" encoding="iso-8859-1"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://example.org/"><title>The Sound</title><link>https://example.org/</link><dc:language>de</dc:language><items><rdf:Seq><rdf:li rdf:resource="https://example.org/1"/></rdf:Seq></items></channel><item rdf:about="https://example.org/1"><title>Eins</title><description>Worte</description><dc:date>2005-11-05T23:10:00-08:00</dc:date><dc:subject>Hafen</dc:subject></item></rdf:RDF>`,
    );
    expect(articles.map(({ details }) => details)).toEqual([
      {
        title: 'Eins',
        byline: null,
        source: 'The Sound',
        section: 'Hafen',
        published: '2005-11-05',
        publishedTime: '23:10-08:00',
        language: 'de',
        url: 'https://example.org/1',
      },
    ]);
  });
});

describe('Atom', () => {
  test('with XHTML, its own language and base', async () => {
    const { details, text, markdown } = await only(
      atom(
        `<title type="html">A &lt;b&gt;quay&lt;/b&gt;</title><link rel="edit" href="/edit"/><link rel="alternate" type="text/html" href="quay"/><link rel="enclosure" href="a.mp3"/><id>tag:example.org,2005:1</id><updated>2006-01-01T00:00:00Z</updated><published>2005-11-05T23:10:00-08:00</published><author><name>Ann Lee</name><email>ann@example.org</email></author><category term="ports" label="Ports"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <em>two</em><br/>three &lt;four&gt; <a href="more">more</a></p></div></content><summary>Short</summary>`,
        '<title>Harbour notes</title><link rel="self" href="https://example.org/feed.atom"/><link href="https://example.org/notes/"/>',
      ),
    );
    expect(details).toEqual({
      title: 'A quay',
      byline: 'Ann Lee',
      source: 'Harbour notes',
      section: 'Ports',
      published: '2005-11-05',
      publishedTime: '23:10-08:00',
      language: 'en-GB',
      url: 'https://example.org/notes/quay',
    });
    expect(text).toBe('One two\nthree <four> more');
    expect(markdown).toContain('*two*');
    expect(markdown).toContain('<https://example.org/notes/more>');
  });

  test('with text, with HTML, with content elsewhere, and an author of the whole', async () => {
    const head = '<title>Notes</title><author><name>Bo Day</name></author>';
    const text = await only(atom('<title>t</title><content type="text">One &lt;b&gt; *two*</content>', head));
    expect([text.text, text.details.byline]).toEqual(['One <b> *two*', 'Bo Day']);
    expect(
      (
        await only(
          atom('<title>t</title><content type="html">One &lt;b&gt;two&lt;/b&gt; &amp;amp; three</content>'),
        )
      ).markdown,
    ).toBe('One **two** \\& three');
    const elsewhere = await only(
      atom(
        '<title>t</title><content src="https://example.org/a" type="text/html"/><summary>In short</summary>',
      ),
    );
    expect(elsewhere).toMatchObject({ text: 'In short', left: ['1 entry holds a summary only.'] });
  });

  test('with a prefix on every element', async () => {
    const { details, text } = await only(
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Notes</a:title><a:entry><a:title>One</a:title><a:author><a:name>Ann Lee</a:name></a:author><a:link href="https://example.org/1"/><a:content>Words</a:content></a:entry></a:feed>',
    );
    expect(details).toMatchObject({
      title: 'One',
      byline: 'Ann Lee',
      source: 'Notes',
      url: 'https://example.org/1',
    });
    expect(text).toBe('Words');
  });
});

describe('laws', () => {
  test('words come out as they went in, however they are written', async () => {
    const line = fc
      .array(fc.stringMatching(/^[!-~éß“”]{1,10}$/), { minLength: 1, maxLength: 8 })
      .map((words) => words.join(' '));
    const cdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 4 }), async (lines) => {
        const page = lines.map((each) => `<p>${escaped(each)}</p>`).join('');
        for (const xml of [
          item(`<description>${escaped(page)}</description>`),
          item(`<content:encoded>${cdata(page)}</content:encoded>`),
          atom(`<content type="xhtml"><div>${page}</div></content>`),
        ])
          expect((await only(xml)).text.split(/\s+/)).toEqual(lines.join(' ').split(/\s+/));
      }),
      { numRuns: 60 },
    );
  });

  test('changed anywhere, a feed gives articles or a reason', async () => {
    const whole = Buffer.from(
      item(
        `<title>x</title><link>https://example.org/a</link><content:encoded><![CDATA[<p>Words</p>]]></content:encoded>`,
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
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
      { numRuns: 300 },
    );
  });
});

describe('hostile feeds', () => {
  test('that are none, or empty, are refused in words', async () => {
    await expect(read('')).rejects.toThrow('no feed');
    await expect(read('<html><body>x</body></html>')).rejects.toThrow('no feed');
    await expect(read(rss(''))).rejects.toThrow('no entries');
    await expect(read(item('<title>x</title>'))).rejects.toThrow('no words');
  });

  test('define entities that grow, and nothing grows', async () => {
    const laughs =
      '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>';
    const { text } = await only(
      item('<description>Words &b; &c;</description>').replace('<rss', `${laughs}<rss`),
    );
    expect(text).toBe('Words &b; &c;');
  });

  test('lie too deep or never end', async () => {
    await expect(read(item(`<description>${'<a>'.repeat(50_000)}`))).rejects.toThrow('too deeply');
    const { articles, left } = await read(
      rss(
        `<item><description>${escaped('<div>'.repeat(50_000))}</description></item><item><description>Words</description></item>`,
      ),
    );
    expect([articles.length, left.at(-1)]).toEqual([1, '1 entry could not be read.']);
    await expect(read(`${'<!DOCTYPE ['.repeat(20_000)}${'<![CDATA['.repeat(20_000)}`)).rejects.toThrow(
      PlainError,
    );
  });

  test('of thousands of entries are read', async () => {
    const entries = Array.from(
      { length: 1500 },
      (_, at) => `<item><title>${at}</title><description>Words ${at}</description></item>`,
    );
    const { articles, left } = await read(rss(entries.join('')));
    expect(articles.map(({ markdown }) => markdown)).toEqual(entries.map((_, at) => `Words ${at}`));
    expect(left).toEqual(['1,500 entries hold a summary only.']);
  });
});
