/** The appendix of an exported brief: the articles it cites in full, with their highlights. */
import { creditOf } from './citation.ts';
import { stretchesOf } from './highlights.ts';
import { issueClass } from './html-style.ts';
import { legendOf, type Legend } from './legend.ts';
import { levelsOf } from './levels.ts';
import { markup, NOTHING, type Markup } from './markup.ts';
import type { Brief, BriefAppendix, BriefSource } from './model.ts';
import { WITHOUT_ISSUE } from './spelled.ts';
import { blocksAsHtml, type Images } from './tree-html.ts';

/** Nothing where the brief has no appendix. */
export function appendixHtml(brief: Brief, images: Images): Markup {
  const { appendix, sources } = brief;
  if (appendix.length === 0) return NOTHING;
  const legend = legendOf(brief);
  return markup`<section class="full-text" aria-labelledby="full-text">
<h2 id="full-text">Full text of the sources</h2>
${legendHtml(legend, appendix)}
${appendix.map((article) => articleHtml(article, sources[article.source - 1], legend, images))}</section>`;
}

/** Which colour, line and letter stands for which issue. */
function legendHtml(legend: Legend, appendix: readonly BriefAppendix[]): Markup {
  const plain = appendix.some(({ highlights }) => highlights.some(({ issues }) => issues.length === 0));
  const names = [...legend.values()].map(
    ({ issue, sign }) =>
      markup`<span class="key" id="issue-sign-${sign}"><mark class="${issueClass(issue)}">${issue.name}</mark><sup class="sign">${sign}</sup></span> `,
  );
  if (plain) names.push(markup`<mark class="${issueClass(null)}">${WITHOUT_ISSUE}</mark> `);
  return names.length === 0 ? NOTHING : markup`<p class="legend">Highlights: ${names}</p>`;
}

function articleHtml(
  article: BriefAppendix,
  source: BriefSource | undefined,
  legend: Legend,
  images: Images,
): Markup {
  const { document, highlights } = article;
  const language = source?.language ?? null;
  const levels = levelsOf(document.blocks, 4);
  const body = blocksAsHtml(document.blocks, {
    images,
    legend,
    stretches: highlights.length === 0 ? [] : stretchesOf(highlights, document.text.length),
    headingLevel: (depth) => levels.get(depth) ?? 6,
  });
  return markup`<article class="article"${language === null ? NOTHING : markup` lang="${language}"`}>
<h3 dir="auto">${article.source}. ${article.title}</h3>
${source === undefined ? NOTHING : creditHtml(source)}
${body}</article>\n`;
}

function creditHtml(source: BriefSource): Markup {
  const credit = creditOf(source);
  return credit === '' ? NOTHING : markup`<p class="byline" dir="auto">${credit}</p>\n`;
}
