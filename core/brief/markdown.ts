/** A brief as Markdown in GitHub's flavour. */
import { documentOf } from '../document/document.ts';
import type { Inline } from '../document/tree.ts';
import type { Issue } from '../model.ts';
import { mismatchOf } from './check.ts';
import { creditOf, shortCitation } from './citation.ts';
import { stretchesOf } from './highlights.ts';
import { levelsOf } from './levels.ts';
import { escaped, inlinesAsMarkdown } from './markdown-inlines.ts';
import type { Brief, BriefAppendix, BriefSection, Quotation } from './model.ts';
import { paragraphsOf, type Paragraph } from './parts.ts';
import { checkedLine, subtitleOf, WITHOUT_ISSUE } from './spelled.ts';
import { blocksAsMarkdown, quoteLines } from './tree-markdown.ts';

/**
 * The brief as Markdown, ending in a line break. Quotations are block quotations with a number that leads to the
 * list of sources; notes stand under theirs as items of a list, their structure kept. In the full text, "==" stands around highlights,
 * which Obsidian, Typora and Pandoc draw and which GitHub shows as they are. The words of articles and people are
 * escaped, so that they read back as the same words.
 */
export function briefAsMarkdown(brief: Brief): string {
  const pieces = [
    `# ${escaped(brief.title)}`,
    escaped(subtitleOf(brief)),
    ...brief.sections.flatMap((section) => sectionMarkdown(brief, section)),
    ...sourcesMarkdown(brief),
    ...[checkedLine(brief)].flatMap((line) => (line === null ? [] : [`*${escaped(line)}*`])),
    ...appendixMarkdown(brief),
  ];
  return `${pieces.filter((piece) => piece !== '').join('\n\n')}\n`;
}

function sectionMarkdown(brief: Brief, { issue, quotations }: BriefSection): readonly string[] {
  return [
    `## ${escaped(issue?.name ?? WITHOUT_ISSUE)}`,
    escaped(issue?.definition ?? ''),
    ...quotations.flatMap((quotation) => quotationMarkdown(brief, issue, quotation)),
  ];
}

function quotationMarkdown(brief: Brief, issue: Issue | null, quotation: Quotation): readonly string[] {
  const inContext = quotation.before !== '' || quotation.after !== '';
  const source = brief.sources[quotation.source - 1];
  const short = source === undefined ? '' : escaped(shortCitation(source, quotation.page));
  const cite = brief.include.sources
    ? ` [\\[${[quotation.source, quotation.page ?? []].flat().join(', ')}\\]](#source-${quotation.source})`
    : `\n\n— ${short}`;
  const words = paragraphsOf(quotation).map((paragraph) => paragraphMarkdown(paragraph, inContext));
  return [
    quoteLines(words.join('\n\n') + cite),
    differs(brief, quotation),
    noteMarkdown(quotation.note),
    alsoUnder(quotation.issues.filter(({ id }) => id !== issue?.id)),
  ];
}

/** @param inContext whether the quoted words are to stand out from their sentence */
function paragraphMarkdown(paragraph: Paragraph, inContext: boolean): string {
  const inlines = paragraph.flatMap((line, index): readonly Inline[] => {
    const runs = line.map(({ text, quoted }): Inline => {
      const run = { type: 'text', text, start: 0, end: text.length } as const;
      return quoted && inContext ? { type: 'strong', inlines: [run] } : run;
    });
    return index === 0 ? runs : [{ type: 'break', start: 0, end: 1 }, ...runs];
  });
  return inlinesAsMarkdown(inlines);
}

function differs(brief: Brief, quotation: Quotation): string {
  const mismatch = mismatchOf(brief, quotation);
  if (mismatch === null) return '';
  return mismatch.stored === ''
    ? '**Not in the stored source at this place.**'
    : `**Differs from the stored source**, which has: “${escaped(mismatch.stored)}”`;
}

/**
 * A note as the one item of a list, so that it stands indented under its quotation and a block quotation within it
 * is not taken for a checked one. The sign is "*", because "- ---" would be a rule.
 */
function noteMarkdown(note: string): string {
  const blocks = blocksAsMarkdown(documentOf(note).blocks, { stretches: [], headingLevel: () => null });
  return blocks === '' ? '' : `* ${blocks.replace(/\n(?!\n)/g, '\n  ')}`;
}

const alsoUnder = (issues: readonly Issue[]): string =>
  issues.length === 0 ? '' : `Also under: ${issues.map(({ name }) => escaped(name)).join('; ')}`;

function sourcesMarkdown({ sources, include }: Brief): readonly string[] {
  if (!include.sources || sources.length === 0) return [];
  const list = sources.map(
    ({ number, citation }) => `${number}. <a id="source-${number}"></a>${escaped(citation)}`,
  );
  return ['## Sources', list.join('\n')];
}

function appendixMarkdown({ appendix, sources }: Brief): readonly string[] {
  if (appendix.length === 0) return [];
  return [
    '## Full text of the sources',
    'Highlights stand between two equals signs.',
    ...appendix.flatMap((article) => articleMarkdown(article, sources)),
  ];
}

function articleMarkdown(article: BriefAppendix, sources: Brief['sources']): readonly string[] {
  const { document, highlights } = article;
  const source = sources[article.source - 1];
  const levels = levelsOf(document.blocks, 4);
  return [
    `### ${article.source}. ${escaped(article.title)}`,
    source === undefined ? '' : escaped(creditOf(source)),
    blocksAsMarkdown(document.blocks, {
      stretches: highlights.length === 0 ? [] : stretchesOf(highlights, document.text.length),
      headingLevel: (depth) => levels.get(depth) ?? 6,
    }),
  ];
}
