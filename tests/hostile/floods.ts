/** Too much of one thing: what costs a reader time or memory out of all proportion where it is not on its guard. */
import {
  ATTACKER,
  MARK,
  markdownInput,
  pageInput,
  plainInput,
  PROSE,
  textInput,
  type Hostile,
} from './input.ts';

const SCRIPT = `window.${MARK}=1`;
const MILLION = 1_000_000;

/** `one` of each number from 0, joined. */
const each = (count: number, one: (index: number) => string, between = ''): string =>
  Array.from({ length: count }, (_, index) => one(index)).join(between);

/** Names that objects and documents have already. */
const TAKEN =
  'body head documentElement __proto__ constructor prototype children childNodes attributes firstChild parentNode nodeName nodeType textContent querySelector getElementById getAttribute setAttribute removeAttribute removeChild appendChild remove ownerDocument cookie location title forms images links implementation createElement defaultView length toString valueOf hasOwnProperty app briefmark'.split(
    ' ',
  );

export const PAGE_FLOODS: readonly Hostile[] = [
  pageInput('clobber-names', () =>
    TAKEN.map(
      (name) =>
        `<form name="${name}"><input name="${name}" id="${name}"></form><img name="${name}" id="${name}"><a id="${name}" name="${name}" href="javascript:${SCRIPT}">${name}</a>`,
    ).join('\n'),
  ),
  pageInput('deep-divs', () => '<div>'.repeat(10_000) + 'words' + '</div>'.repeat(10_000)),
  pageInput('deep-divs-unclosed', () => '<div>'.repeat(100_000)),
  pageInput('deep-allowed', () => '<section>'.repeat(550) + PROSE + '</section>'.repeat(550)),
  pageInput('deep-inline', () => '<b><i>'.repeat(5000) + 'words'),
  pageInput('deep-quotes', () => '<blockquote>'.repeat(580) + PROSE + '</blockquote>'.repeat(580)),
  pageInput('deep-lists', () => '<ul><li>'.repeat(280) + 'words' + '</li></ul>'.repeat(280)),
  pageInput('deep-list-items', () => '<li>'.repeat(20_000)),
  pageInput('deep-paragraphs', () => '<p>'.repeat(50_000)),
  pageInput('deep-tables', () => '<table><tr><td>'.repeat(190) + 'words' + '</td></tr></table>'.repeat(190)),
  pageInput('deep-cells', () => '<td>'.repeat(20_000)),
  pageInput('deep-drawing', () => `<svg>${'<g>'.repeat(10_000)}</svg>`),
  pageInput('deep-custom', () => '<x-y>'.repeat(10_000)),
  pageInput('deep-self-closing', () => '<div/>'.repeat(5000)),
  pageInput('many-ends', () => '</p></div></table></svg></template>'.repeat(3000)),
  pageInput('many-attributes', () => `<p ${each(100_000, (index) => `a${index}=x `)}>Words.</p>`),
  pageInput('many-handlers', () => `<p ${each(20_000, (index) => `onx${index}="${SCRIPT}" `)}>Words.</p>`),
  pageInput('one-attribute', () => `<p title="${'x '.repeat(2.5 * MILLION)}">Words.</p>`),
  pageInput('one-address', () => `<a href="https://plain.example/${'x'.repeat(2 * MILLION)}">Words.</a>`),
  pageInput('one-image', () => `<img alt="x" src="data:image/png;base64,${'iVBORw0KGgo'.repeat(400_000)}">`),
  pageInput('one-class', () => `<p class="${each(100_000, (index) => `c${index} `)}">Words.</p>`),
  pageInput('many-links', () => each(20_000, (index) => `<a href="${ATTACKER}/${index}">${index}</a> `)),
  pageInput('many-images', () => each(20_000, (index) => `<img src="${ATTACKER}/${index}" alt="${index}">`)),
  pageInput('many-comments', () => '<!-- x -->'.repeat(50_000)),
  pageInput('many-comments-open', () => '<!--'.repeat(50_000)),
  pageInput('many-entities', () => '&amp;&lt;&#60;&nosuch;'.repeat(20_000)),
  pageInput('many-scripts', () => `<script>${SCRIPT}</script>`.repeat(10_000)),
  pageInput('many-scripts-open', () => '<script>'.repeat(20_000)),
  pageInput('many-angles', () => '<'.repeat(200_000)),
  pageInput('many-quotes', () => '<a href="'.repeat(30_000)),
  pageInput('many-instructions', () => '<?<!<![CDATA['.repeat(20_000)),
  pageInput('many-breaks', () => '<br>'.repeat(50_000)),
  pageInput(
    'many-spaces',
    () => `a${' '.repeat(MILLION)}b${'\n'.repeat(MILLION)}c${'&nbsp;'.repeat(100_000)}d`,
  ),
  pageInput('many-cells', () => `<table>${`<tr>${'<td>x'.repeat(300)}`.repeat(300)}</table>`),
  pageInput(
    'cells-that-span',
    () => '<table><tr><td colspan=99999999 rowspan=99999999>x<td rowspan=65534>y</table>',
  ),
  pageInput(
    'lists-that-count',
    () => '<ol start=-99999999999999999999><li value=1e308>x</ol><ol reversed start=NaN><li>y</ol>',
  ),
  pageInput('words-zalgo', () => `<p>Z${'\u0300\u0489\u036f'.repeat(3000)}algo</p>`),
  pageInput(
    'words-zero-width',
    () =>
      `<p>a${'\u200b\u200c\u200d\u2060\ufeff\u180e'.repeat(3000)}b</p><p>${'\u00ad'.repeat(9000)}soft</p>`,
  ),
  pageInput(
    'words-unbreakable',
    () => `<p>${'W'.repeat(50_000)}</p><h2>${'H'.repeat(9000)}</h2><pre>${'x'.repeat(90_000)}</pre>`,
  ),
  pageInput('words-wide', () => `<p>${'\ufdfd'.repeat(500)}${'\u{12031}'.repeat(500)}</p>`),
  pageInput(
    'words-joined',
    () =>
      `<p>${'\u{1f469}\u200d'.repeat(5000)}</p><p>${'\u{1f1e6}'.repeat(5001)}</p><p>${'\u1100'.repeat(5000)}</p>`,
  ),
  pageInput('words-turned', () => `<p>${'\u202e\u2067\u2068'.repeat(3000)}words</p>`),
  pageInput(
    'title-huge',
    () => '<p>More.</p>',
    () =>
      `<meta property="og:title" content="${'Title without end '.repeat(20_000)}"><meta name="author" content="${'Author '.repeat(9000)}"><meta property="og:site_name" content="${'S'.repeat(50_000)}"><meta property="article:section" content="${'T'.repeat(50_000)}">`,
  ),
  pageInput(
    'description-deep',
    () => '<p>More.</p>',
    () => `<script type="application/ld+json">${'{"@graph":['.repeat(5000)}${']}'.repeat(5000)}</script>`,
  ),
  pageInput('line-of-20-megabytes', () => 'The lamp is lit at dusk. '.repeat(800_000)),
];

export const MARKDOWN_FLOODS: readonly Hostile[] = [
  markdownInput('markdown-deep-quotes', () => `${'>'.repeat(10_000)} deep`),
  markdownInput('markdown-deep-quotes-spaced', () => `${'> '.repeat(10_000)}deep`),
  markdownInput('markdown-deep-quotes-stairs', () => each(400, (index) => `${'> '.repeat(index)}x`, '\n')),
  markdownInput('markdown-deep-lists', () => `${'- '.repeat(10_000)}deep`),
  markdownInput('markdown-deep-lists-stairs', () => each(600, (index) => `${'  '.repeat(index)}- x`, '\n')),
  markdownInput('markdown-deep-mixed', () => `${'> - '.repeat(3000)}deep`),
  markdownInput('markdown-deep-numbers', () => `${'1. '.repeat(5000)}deep`),
  markdownInput(
    'markdown-brackets',
    () =>
      `${'['.repeat(5000)}x${']'.repeat(5000)}\n\n${'!['.repeat(3000)}\n\n${'[a]('.repeat(3000)}\n\n${'[[[](<'.repeat(1500)}`,
  ),
  markdownInput('markdown-nested-links', () => `${'[a '.repeat(300)}${`](${ATTACKER})`.repeat(300)}`),
  markdownInput(
    'markdown-emphasis',
    () =>
      `${'*a **a '.repeat(2500)}\n\n${'_'.repeat(8000)}a${'_'.repeat(8000)}\n\n${'*_'.repeat(3000)}x${'_*'.repeat(3000)}\n\n${'~~a~'.repeat(3000)}`,
  ),
  markdownInput('markdown-emphasis-deep', () => `${'*a _b '.repeat(1000)}${' c_ d*'.repeat(1000)}`),
  markdownInput(
    'markdown-backticks',
    () =>
      `${each(150, (index) => '`'.repeat(index + 1), ' ')}\n\n${'`'.repeat(9999)}\n\n${'\\`'.repeat(4000)}`,
  ),
  markdownInput(
    'markdown-angles',
    () =>
      `${'<'.repeat(6000)}\n\n${'<a '.repeat(3000)}\n\n${'<!--'.repeat(2000)}\n\n${'<a href="'.repeat(1500)}\n\n${'<?'.repeat(3000)}\n\n${'<![CDATA['.repeat(1500)}`,
  ),
  markdownInput(
    'markdown-tables',
    () =>
      `${'|'.repeat(3000)}\n${'|-'.repeat(3000)}|\n${'|x'.repeat(3000)}|\n\n| a |\n|---|\n${`${'|'.repeat(300)}\n`.repeat(100)}`,
  ),
  markdownInput(
    'markdown-table-wide',
    () => `${'|a'.repeat(1000)}|\n${'|-'.repeat(1000)}|\n${'|x|\n'.repeat(1000)}`,
  ),
  markdownInput('markdown-backslashes', () => `${'\\'.repeat(10_000)}\n\n${'\\[\\]\\('.repeat(1500)}`),
  markdownInput(
    'markdown-autolinks-many',
    () =>
      `${'http://a.b '.repeat(1500)}\n\n${'www.'.repeat(2500)}\n\n${'a@'.repeat(3000)}\n\n${'a.'.repeat(3000)}@b`,
  ),
  markdownInput(
    'markdown-spaces',
    () =>
      `a${' '.repeat(30_000)}b\n\n${'\t'.repeat(5000)}code\n\n- ${' '.repeat(9000)}x\n\n#${' '.repeat(20_000)}#\n\n|${' '.repeat(9000)}|`,
  ),
  markdownInput(
    'markdown-definitions',
    () =>
      `${each(2000, (index) => `[${index}]: ${ATTACKER}/${index}`, '\n')}\n\n${each(2000, (index) => `[${index}]`, ' ')}`,
  ),
  markdownInput('markdown-entities-many', () => '&amp;&#0;&#x1;&nosuch;'.repeat(5000)),
  markdownInput('markdown-comments', () => `${'<!-- '.repeat(20_000)}\n\n${'<script>'.repeat(5000)}`),
  markdownInput('markdown-one-line', () => 'The lamp is *lit* at dusk. '.repeat(40_000)),
  markdownInput('markdown-images-many', () => `![x](${ATTACKER}/x.png) `.repeat(10_000)),
  markdownInput('markdown-image-open', () => '![](<'.repeat(20_000)),
  textInput('yaml-deep.md', () => `---\ntitle: ${'['.repeat(3000)}${']'.repeat(3000)}\n---\n\n${PROSE}\n`),
  textInput('yaml-flow-deep.md', () => `---\ntitle: ${'{a: '.repeat(3000)}\n---\n\n${PROSE}\n`),
  textInput(
    'yaml-blocks-deep.md',
    () => `---\n${each(500, (index) => `${' '.repeat(index)}a:`, '\n')}\n---\n\n${PROSE}\n`,
  ),
  textInput(
    'yaml-many-keys.md',
    () => `---\n${each(20_000, (index) => `k${index}: v`, '\n')}\n---\n\n${PROSE}\n`,
  ),
  textInput('yaml-never-ends.md', () => `---\n${'title: x\n'.repeat(30_000)}\n${PROSE}\n`),
];

export const TEXT_FLOODS: readonly Hostile[] = [
  plainInput('text-word-of-10-megabytes', () => 'lamp'.repeat(2.5 * MILLION)),
  plainInput('text-line-of-20-megabytes', () => 'The lamp is lit at dusk. '.repeat(800_000)),
  plainInput('text-million-lines', () => 'a\n'.repeat(MILLION)),
  plainInput('text-million-blank-lines', () => 'a\n\n\n\n\n'.repeat(200_000)),
  plainInput('text-marks', () => `a${'\u0301'.repeat(20_000)}`),
  plainInput(
    'text-format-controls',
    () => `A${'\u200b\u200e\u200f\u2061\u206a\ufff9\u{e0001}\ufeff'.repeat(2000)}B`,
  ),
  plainInput('text-headers-only', () => 'Subject: only headers\nFrom: a\n'.repeat(20_000)),
  plainInput(
    'text-mailbox',
    () =>
      `From a@b.example Thu Jan  1 00:00:00 1970\nSubject: ${'=?utf-8?B?PHNjcmlwdD4=?= '.repeat(2000)}\nX: ${'a'.repeat(50_000)}\n${' folded\n'.repeat(5000)}`,
  ),
  plainInput(
    'text-rules',
    () => `${'-'.repeat(30_000)}\n${'= '.repeat(20_000)}\n${'* * *'.repeat(8000)}\n${'~ ~ '.repeat(9000)}x`,
  ),
  plainInput(
    'text-quotes',
    () => `${'>'.repeat(40_000)} deep\n${each(300, (index) => `${'> '.repeat(index)}x`, '\n')}`,
  ),
  plainInput('text-columns', () => `a${' '.repeat(400)}b${'\t'.repeat(200)}c\n`.repeat(1000)),
  plainInput('text-spaces', () => `a${' \t'.repeat(200_000)}b`),
  plainInput('text-hyphens', () => 'word-\n'.repeat(30_000)),
  plainInput(
    'text-addresses',
    () =>
      `${'http://'.repeat(30_000)}\n\nhttps://a.example/${'.'.repeat(90_000)}\n\n${'www.'.repeat(30_000)}\n\n${ATTACKER}/${'('.repeat(90_000)}`,
  ),
  plainInput('text-dates', () => '1/2/3 January May 12 2024 Mon at noon - to '.repeat(400)),
  plainInput('text-sentences', () => 'A. B! C? '.repeat(100_000)),
  plainInput('text-numbers', () => each(50_000, (index) => `${index}. x`, '\n')),
  plainInput('text-bars', () => ' | '.repeat(100_000)),
];

export const TABLE_FLOODS: readonly Hostile[] = [
  textInput(
    'million-rows.csv',
    () => `title,url,time_added,tags,status\n${'=1+1,javascript:x,1,__proto__,unread\n'.repeat(MILLION)}`,
  ),
  textInput(
    'readwise-rows.csv',
    () =>
      `Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at\n${each(200_000, (index) => `h${index},b${index},,,,,,,,\n`)}`,
  ),
  textInput('one-cell.csv', () => `title,url,time_added,tags,status\n"${'""'.repeat(2 * MILLION)}`),
  textInput('million-columns.csv', () => `title,url${',x'.repeat(MILLION)}\n${','.repeat(MILLION)}\n`),
  textInput('deep.json', () => '['.repeat(100_000) + ']'.repeat(100_000)),
  textInput('deep-objects.json', () => '{"annotations":'.repeat(50_000)),
  textInput('million-items.json', () => `{"bookmarks":[${'null,'.repeat(MILLION)}null]}`),
  textInput('many-keys.json', () => `{${each(200_000, (index) => `"k${index}":1`, ',')}}`),
  textInput(
    'many-annotations.json',
    () =>
      `{"annotations":[${each(50_000, (index) => `{"id":"${index}","uri":"https://plain.example/${index}","target":[{"selector":[{"type":"TextQuoteSelector","exact":"x"}]}]}`, ',')}]}`,
  ),
  textInput(
    'codebook-deep.qdc',
    () =>
      `<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>${'<Code guid="a" name="deep" isCodable="true">'.repeat(20_000)}</Codes></CodeBook>`,
  ),
  textInput(
    'codebook-tags.csv',
    () => `tag,description\n__proto__,=1+1\nconstructor,\n"${'t'.repeat(500_000)}",y\n`,
  ),
  textInput('clippings-many.txt', () =>
    '\ufeffA (B)\n- Your Highlight on page 1 | Location 1-2 | Added on Monday, 1 January 2024 10:00:00\n\nx\n==========\n'.repeat(
      50_000,
    ),
  ),
  textInput(
    'feed-many.rss',
    () =>
      `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>${each(20_000, (index) => `<item><title>${index}</title><description>x</description></item>`)}</channel></rss>`,
  ),
  textInput(
    'feed-deep.rss',
    () =>
      `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><item>${'<x>'.repeat(50_000)}</item></channel></rss>`,
  ),
  textInput(
    'feed-item-deep.rss',
    () =>
      `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><item><title>t</title><description><![CDATA[${'<div>'.repeat(20_000)}${PROSE}]]></description></item></channel></rss>`,
  ),
  textInput(
    'mail-nesting.eml',
    () =>
      `Subject: Nesting\r\nFrom: a@b.example\r\nMIME-Version: 1.0\r\n${each(2000, (index) => `Content-Type: multipart/mixed; boundary="b${index}"\r\n\r\n--b${index}\r\n`)}Content-Type: text/plain\r\n\r\n${PROSE}`,
  ),
  textInput(
    'mail-headers.eml',
    () =>
      `Subject: ${'=?utf-8?B?QQ==?= '.repeat(3000)}\r\nFrom: ${'a,'.repeat(5000)}\r\nTo: ${'<'.repeat(5000)}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; ${"a*0*=utf-8''x; ".repeat(1000)}\r\n\r\n${PROSE}`,
  ),
  textInput(
    'mail-parts.eml',
    () =>
      `Subject: Parts\r\nFrom: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(50_000)}--b--`,
  ),
];
