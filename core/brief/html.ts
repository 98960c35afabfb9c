/** A brief as one HTML file that needs nothing else and asks the network for nothing. */
import { documentOf } from '../document/document.ts';
import type { Issue } from '../model.ts';
import { mismatchOf } from './check.ts';
import { shortCitation } from './citation.ts';
import { appendixHtml } from './html-appendix.ts';
import { issueClass, STYLE } from './html-style.ts';
import { markup, Markup, NOTHING } from './markup.ts';
import type { Brief, BriefSection, BriefSource, Mismatch, Quotation } from './model.ts';
import { paragraphsOf, type Line } from './parts.ts';
import { checkedLine, subtitleOf, WITHOUT_ISSUE } from './spelled.ts';
import { blocksAsHtml, type Images } from './tree-html.ts';

/** A quotation with its number among all of the brief's, from 1: where the source list links back to. */
interface Placed {
  readonly quotation: Quotation;
  readonly number: number;
}

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/** A font that the file brings along, so that it looks the same where the font is not installed. */
export interface BriefFont {
  readonly family: string;
  readonly style: 'normal' | 'italic';
  /** A WOFF2 in base64. */
  readonly base64: string;
}

const fontFace = ({ family, style, base64 }: BriefFont): string =>
  `@font-face { font-family: "${family}"; font-style: ${style}; font-weight: 200 900; src: url(data:font/woff2;base64,${base64}) format("woff2"); }\n`;

/** The file as a string, to be stored as UTF-8. */
export function briefAsHtml(brief: Brief, images: Images, fonts: readonly BriefFont[] = []): string {
  const sections = placedSections(brief);
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${brief.title}</title>
${Markup.style(fonts.map(fontFace).join('') + STYLE)}
</head>
<body>
<main class="paper">
<header>
<h1 dir="auto">${brief.title}</h1>
<p class="sub">${subtitleOf(brief)}</p>
</header>
${sections.map(({ section, placed }, index) => sectionHtml(brief, section, placed, index + 1))}
${brief.include.sources && brief.sources.length > 0 ? sourcesHtml(brief.sources, sections) : NOTHING}
${checkedHtml(brief)}
${appendixHtml(brief, images)}
</main>
</body>
</html>
`;
  return page.html;
}

interface PlacedSection {
  readonly section: BriefSection;
  readonly placed: readonly Placed[];
}

function placedSections({ sections }: Brief): readonly PlacedSection[] {
  let number = 0;
  return sections.map((section) => ({
    section,
    placed: section.quotations.map((quotation) => ({ quotation, number: (number += 1) })),
  }));
}

function sectionHtml(
  brief: Brief,
  { issue }: BriefSection,
  placed: readonly Placed[],
  number: number,
): Markup {
  const definition = issue?.definition ?? '';
  return markup`<section class="issue ${issueClass(issue)}" aria-labelledby="issue-${number}">
<h2 id="issue-${number}" dir="auto">${issue?.name ?? WITHOUT_ISSUE}</h2>
${definition === '' ? NOTHING : markup`<p class="definition" dir="auto">${definition}</p>\n`}
${placed.map((one) => quotationHtml(brief, issue, one))}</section>\n`;
}

function quotationHtml(brief: Brief, issue: Issue | null, { quotation, number }: Placed): Markup {
  const source = brief.sources[quotation.source - 1];
  const language = source?.language ?? null;
  const paragraphs = paragraphsOf(quotation);
  const cite = brief.include.sources
    ? markup`<sup><a href="#source-${quotation.source}" aria-label="Source ${quotation.source}">${numberOf(quotation)}</a></sup>`
    : NOTHING;
  const inContext = quotation.before !== '' || quotation.after !== '';
  const lines = (paragraph: readonly Line[]) =>
    paragraph.map((line, index) => lineHtml(line, index > 0, inContext ? issue : undefined));
  return markup`<div class="quotation" id="quotation-${number}">
<blockquote${language === null ? NOTHING : markup` lang="${language}"`}>${paragraphs.map(
    (paragraph, index) =>
      markup`<p dir="auto">${lines(paragraph)}${index === paragraphs.length - 1 ? cite : NOTHING}</p>`,
  )}</blockquote>
${besideHtml(brief, issue, quotation, source)}</div>\n`;
}

/** @param issue whose mark sets the quoted words off from their sentence; undefined where there is no more than them */
function lineHtml(line: Line, broken: boolean, issue: Issue | null | undefined): Markup {
  const words = line.map(({ text, quoted }) => {
    if (issue === undefined) return markup`${text}`;
    return quoted
      ? markup`<mark class="${issueClass(issue)}">${text}</mark>`
      : markup`<span class="around">${text}</span>`;
  });
  return broken ? markup`<br>${words}` : markup`${words}`;
}

/** The number of its source, and the page where it has pages. */
const numberOf = ({ source, page }: Quotation): string =>
  page === null ? String(source) : `${source}, ${page}`;

/** What belongs to a quotation, under it: its source where there is no list, its note, its other issues. */
function besideHtml(
  brief: Brief,
  issue: Issue | null,
  quotation: Quotation,
  source: BriefSource | undefined,
): Markup {
  const mismatch = mismatchOf(brief, quotation);
  const others = quotation.issues.filter(({ id }) => id !== issue?.id);
  const pieces = [
    ...(mismatch === null ? [] : [differsHtml(mismatch)]),
    ...(brief.include.sources || source === undefined
      ? []
      : [markup`<p class="cite" dir="auto">${shortCitation(source, quotation.page)}</p>\n`]),
    ...(quotation.note.trim() === '' ? [] : [noteHtml(quotation.note)]),
    ...(others.length === 0 ? [] : [alsoHtml(others)]),
  ];
  return pieces.length === 0 ? NOTHING : markup`<div class="beside">\n${pieces}</div>\n`;
}

const differsHtml = ({ stored }: Mismatch): Markup =>
  stored === ''
    ? markup`<p class="differs">Not in the stored source at this place.</p>\n`
    : markup`<p class="differs">Differs from the stored source, which has: “${stored}”</p>\n`;

function noteHtml(note: string): Markup {
  // The stored images belong to articles; a note has none.
  const options = { images: () => null, stretches: [], legend: new Map(), headingLevel: () => null };
  return markup`<div class="note">${blocksAsHtml(documentOf(note).blocks, options)}</div>\n`;
}

const alsoHtml = (issues: readonly Issue[]): Markup =>
  markup`<p class="also">Also under ${issues.map(
    (issue) => markup`<span class="name ${issueClass(issue)}">${issue.name}</span> `,
  )}</p>\n`;

function sourcesHtml(sources: readonly BriefSource[], sections: readonly PlacedSection[]): Markup {
  const placed = sections.flatMap((section) => section.placed);
  return markup`<section class="sources" aria-labelledby="sources">
<h2 id="sources">Sources</h2>
<ol class="source-list">
${sources.map((source) => {
  const citing = placed.filter(({ quotation }) => quotation.source === source.number);
  return markup`<li id="source-${source.number}" value="${source.number}" dir="auto">${citationHtml(source)} ${backHtml(citing)}</li>\n`;
})}</ol>
</section>\n`;
}

/** The citation with its address as a link, where it is one that may be followed. */
function citationHtml({ citation, url }: BriefSource): Markup {
  const at = url !== null && /^https?:\/\//i.test(url) ? citation.lastIndexOf(url) : -1;
  if (url === null || at === -1) return markup`${citation}`;
  const link = markup`<a href="${url}" rel="noreferrer">${url}</a>`;
  return markup`${citation.slice(0, at)}${link}${citation.slice(at + url.length)}`;
}

const backHtml = (citing: readonly Placed[]): Markup =>
  markup`<span class="back">${citing.map(
    ({ number }) =>
      markup`<a href="#quotation-${number}" aria-label="Back to quotation ${number}">↑${citing.length > 1 ? number : ''}</a>`,
  )}</span>`;

function checkedHtml(brief: Brief): Markup {
  const line = checkedLine(brief);
  return line === null ? NOTHING : markup`<p class="checked">${line}</p>`;
}
