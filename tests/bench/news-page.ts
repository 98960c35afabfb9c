/** Pages as news sites make them: an article of some length among much that is none. */

const WORDS =
  'the harbour board said on Monday that ships would wait outside until the fog had lifted and pilots could be sent out again because nobody wished to see another grounding in the narrow channel before winter came'.split(
    ' ',
  );

/** The same numbers for the same seed (Lehmer's generator). */
function numbers(seed: number): (below: number) => number {
  let state = (seed * 7919 + 17) % 2147483647 || 1;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

/** @param number another page for each; of 20 to 120 kB */
export function newsPage(number: number): string {
  const next = numbers(number + 1);
  const sentence = () => {
    const words = Array.from({ length: 8 + next(18) }, () => WORDS[next(WORDS.length)] ?? 'quay');
    return `${words.join(' ').replace(/^./, (first) => first.toUpperCase())}.`;
  };
  const paragraph = () => `<p>${Array.from({ length: 2 + next(4) }, sentence).join(' ')}</p>`;
  const links = (count: number) =>
    Array.from({ length: count }, () => `<li><a href="/story/${next(99999)}">${sentence()}</a></li>`).join(
      '\n',
    );
  const title = `${sentence().slice(0, 60)} ${number}`;
  const body = Array.from({ length: 12 + next(60) }, (_, at) =>
    at % 9 === 8
      ? `<figure><img src="https://harbour.example/p/${next(999)}.jpg" alt="${sentence()}"><figcaption>${sentence()}</figcaption></figure>`
      : paragraph(),
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} | The Harbour</title>
<meta property="og:site_name" content="The Harbour"><meta property="article:published_time" content="2024-03-0${1 + next(8)}T08:00:00+01:00">
<link rel="canonical" href="https://harbour.example/story/${number}"><style>${'.card { margin: 0; padding: 1em }\n'.repeat(80)}</style>
<script>${'window.queue = window.queue || [];\n'.repeat(120)}</script></head><body>
<header><nav><ul>${links(25)}</ul></nav></header>
<main><article><h1>${title}</h1><p class="byline">By Mara Lind</p>${body.join('\n')}</article>
<aside><h2>Most read</h2><ul>${links(15)}</ul></aside></main>
<section class="comments">${Array.from({ length: next(12) }, () => `<div class="comment">${paragraph()}</div>`).join('\n')}</section>
<footer><ul>${links(30)}</ul><p>Copyright 2024 The Harbour</p></footer></body></html>`;
}
