/** The style sheet of an exported brief: a white page on a quiet desk, and the same page in print. */
import { ISSUE_COLORS_ON_PAPER } from '../issue-colors.ts';
import { ISSUE_COLORS, UNDERLINES, type Issue } from '../model.ts';

/** The classes that give an element its issue's colour and line; a plain highlight's where there is no issue. */
export const issueClass = (issue: Issue | null): string =>
  issue === null ? 'c-none u-solid' : `c-${issue.color} u-${issue.underline}`;

const COLORS = ISSUE_COLORS.map((color) => `.c-${color} { --c: ${ISSUE_COLORS_ON_PAPER[color]}; }\n`).join(
  '',
);

/** A double line shows its two lines from 4 px on. */
const LINES = UNDERLINES.map(
  (line) => `.u-${line} { --line: ${line}; --thick: ${line === 'double' ? 4 : 2}px; }\n`,
).join('');

const PAGE = `
:root {
  --ink: #1d1f23; --ink-2: #3b3f46; --ink-3: #5b5f67; --rule: #d9d5cb; --accent: #1f4e79;
  --read: "Source Serif 4 Variable", "Source Serif 4", "Source Serif Pro", Charter, "Bitstream Charter", Georgia,
    "Times New Roman", serif;
  --ui: "Inter Variable", Inter, system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif;
  color-scheme: light;
}
* { box-sizing: border-box; }
html { font-size: 16.5px; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: #e9e5dc; color: var(--ink); font: 400 1rem/1.55 var(--read); }
.paper {
  max-width: 45rem; margin: 2.5rem auto; padding: 4.2rem 4.6rem 4rem; background: #fff;
  box-shadow: 0 1px 2px rgb(40 34 20 / 6%), 0 8px 24px rgb(40 34 20 / 8%);
  overflow-wrap: break-word; hanging-punctuation: first;
}
h1, h2, h3, h4, h5, h6 { font-family: var(--read); font-weight: 620; text-wrap: balance; break-after: avoid; }
h1 { font-size: 1.75rem; line-height: 1.18; letter-spacing: -.01em; margin: 0 0 .4rem; }
h2 { font-size: 1.2rem; line-height: 1.25; margin: 0 0 .55rem; }
p { margin: 0 0 .6em; text-wrap: pretty; orphans: 2; widows: 2; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.sub { font: 450 .83rem/1.4 var(--ui); color: var(--ink-3); margin: 0 0 1.6rem; }
:target { scroll-margin-top: 2rem; }
`;

const QUOTATIONS = `
.issue, .sources, .full-text { margin-top: 1.75rem; padding-top: .7rem; }
.issue { border-top: var(--thick) var(--line) var(--c); }
.sources, .full-text { border-top: 1px solid var(--rule); }
.definition { color: var(--ink-3); font-style: italic; margin-bottom: .75rem; break-after: avoid; }
.quotation { margin: 0 0 .95rem; break-inside: avoid; }
.quotation > blockquote {
  margin: .65rem 0 0; padding-left: .9rem; border-left: var(--thick) var(--line) var(--c);
  break-inside: avoid; -webkit-box-decoration-break: clone; box-decoration-break: clone;
}
.quotation > blockquote p { margin: 0 0 .4em; }
.quotation > blockquote p:last-child { margin: 0; }
.around { color: var(--ink-3); }
sup { font: 550 .68em/1 var(--ui); margin-left: .18em; }
sup a { color: inherit; text-decoration: none; padding: .2em .15em; margin: -.2em -.15em; }
sup a:hover { text-decoration: underline; }
.beside { padding-left: 1rem; margin-top: .35rem; }
.cite, .also { font: 450 .77rem/1.45 var(--ui); color: var(--ink-3); margin-bottom: .2rem; }
.also { margin-top: .45rem; }
.also .name { border-bottom: var(--thick) var(--line) var(--c); margin-right: .25em; color: var(--ink-2); }
.note { color: var(--ink-2); font-size: .93rem; }
.note > :last-child { margin-bottom: 0; }
.note + .also { margin-top: .35rem; }
.differs {
  font: 450 .77rem/1.45 var(--ui); border: 1px solid #b5483a; border-radius: 5px; padding: .45rem .65rem; color: #7d2a1f;
}
.source-list { margin: 0; padding-left: 1.5rem; font-size: .92rem; }
.source-list li { margin-bottom: .4rem; padding-left: .2rem; break-inside: avoid; }
.source-list li::marker { font: 550 .77rem var(--ui); color: var(--ink-3); }
.source-list a { overflow-wrap: anywhere; }
.back { font: 450 .72rem var(--ui); white-space: nowrap; }
.back a { color: var(--ink-3); text-decoration: none; padding: .1em .2em; }
.checked { font: 450 .77rem/1.45 var(--ui); color: var(--ink-3); margin: 1.6rem 0 0; break-before: avoid; }
`;

const ARTICLES = `
.legend { font: 450 .77rem/2 var(--ui); color: var(--ink-3); margin-bottom: 1.2rem; }
.legend .key, .legend > mark { display: inline-block; line-height: 1.4; margin-right: .7em; }
.legend mark { color: var(--ink); }
.sign { color: var(--ink-3); user-select: none; }
.article { margin-top: 2rem; line-height: 1.72; }
.article > h3 { font-size: 1.3rem; line-height: 1.2; margin: 0 0 .35rem; }
.article h4 { font-size: 1.05rem; margin: 1.4em 0 .45em; line-height: 1.3; }
.article h5, .article h6 { font-size: 1rem; font-style: italic; margin: 1.2em 0 .4em; line-height: 1.3; }
.byline { font: 450 .77rem/1.45 var(--ui); color: var(--ink-3); margin-bottom: 1rem; overflow-wrap: anywhere; }
mark, .line {
  border-bottom: var(--thick) var(--line) var(--c); -webkit-box-decoration-break: clone; box-decoration-break: clone;
}
mark {
  color: inherit; background: color-mix(in srgb, var(--c) 15%, transparent) content-box;
  -webkit-print-color-adjust: exact; print-color-adjust: exact;
}
.c-none { --c: #70747c; }
.lane-1 { padding-bottom: 4px; } .lane-2 { padding-bottom: 8px; }
.lane-3 { padding-bottom: 12px; } .lane-4 { padding-bottom: 16px; }
.article blockquote, .note blockquote { margin: .7em 0; padding-left: 1em; border-left: 1px solid var(--rule); }
ul, ol { margin: .3em 0 .7em; padding-left: 1.5em; }
li { margin-bottom: .15em; } li > p, li > ul, li > ol { margin: .2em 0; }
.task { list-style: none; margin-left: -1.35em; }
table {
  border-collapse: collapse; margin: .9em 0 1.1em; font-size: .88em; line-height: 1.45; font-variant-numeric: tabular-nums;
}
th, td { padding: .35em .9em .35em 0; border-bottom: 1px solid var(--rule); vertical-align: top; text-align: start; }
th { font-weight: 620; border-bottom-color: var(--ink-3); vertical-align: bottom; }
tr { break-inside: avoid; }
.side-left { text-align: left; } .side-center { text-align: center; } .side-right { text-align: right; }
pre { font-size: .82em; line-height: 1.45; white-space: pre-wrap; padding: .7em .9em; background: #f6f4ef; border-radius: 5px; }
code { font-family: ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace; font-size: .9em; }
pre code { font-size: 1em; }
img { max-width: 100%; height: auto; display: block; margin: .6em 0; break-inside: avoid; }
.image { font: 450 .77rem/1.4 var(--ui); color: var(--ink-3); }
hr { border: 0; border-top: 1px solid var(--rule); margin: 1.6em auto; width: 30%; }
`;

const NARROW = `
@media (max-width: 48rem) {
  body { background: #fff; }
  .paper { margin: 0; padding: 1.6rem 1.25rem 2.5rem; box-shadow: none; }
}
`;

const PRINT = `
@page { size: A4; margin: 24mm 27mm 24mm; @bottom-center { content: counter(page); font: 8.5pt sans-serif; color: #5b5f67; } }
@media print {
  html { font-size: 11pt; }
  body { background: none; }
  .paper { max-width: none; margin: 0; padding: 0; box-shadow: none; }
  a { color: inherit; text-decoration: none; }
  .back { display: none; }
  .quotation > blockquote + .beside { break-before: avoid; }
  .sources h2 + ol > li:first-child { break-before: avoid; }
  .full-text, .article + .article { break-before: page; }
  .full-text { border-top: 0; margin-top: 0; padding-top: 0; }
}
`;

/** The whole sheet; the same for every brief. */
export const STYLE = [PAGE, COLORS, LINES, QUOTATIONS, ARTICLES, NARROW, PRINT].join('');
