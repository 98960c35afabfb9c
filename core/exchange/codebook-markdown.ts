/** The codebook as a page to read, print and keep beside a study; it reads back as it was. */
import type { ForeignIssue } from '../importing.ts';
import { issueTree, parentOf } from '../issues/hierarchy.ts';
import { ISSUE_COLORS, UNDERLINES, type Codebook, type Issue } from '../model.ts';
import { counted } from '../words.ts';
import { aliasesOf, listIn, momentIn, oneIn, oneLine } from './words.ts';

/** Markdown has no deeper heading. */
const DEEPEST = 6;

/**
 * The codebook as Markdown: a heading for each issue, below what it is a part of, with its definition, a list of what
 * else is known of it, and its memo as a quotation.
 */
export const codebookAsMarkdown = (codebook: Codebook): string =>
  [
    '# Codebook',
    '',
    `*${counted(codebook.issues.length, 'issue')}, exported from Briefmark.*`,
    ...issueTree(codebook).flatMap(({ issue, depth }) => ['', ...sectionOf(codebook, issue, depth)]),
    '',
  ].join('\n');

function sectionOf(codebook: Codebook, issue: Issue, depth: number): readonly string[] {
  const parent = parentOf(codebook, issue.id);
  const facts = [
    ['Part of', parent === null ? '' : oneLine(parent.name)],
    ['Also called', aliasesOf(codebook, issue).map(oneLine).join('; ')],
    ['Key terms', issue.keyTerms.map(oneLine).join('; ')],
    ['Colour', issue.color],
    ['Underline', issue.underline],
    ['Created', issue.created],
    ['Closed', issue.closed ?? ''],
  ].flatMap(([label, words]) => (words === '' ? [] : [`- ${label}: ${words}`]));
  return [
    `${'#'.repeat(Math.min(DEEPEST, depth + 2))} ${oneLine(issue.name)}`,
    '',
    ...blockOf(linesOf(issue.definition).map(escaped)),
    ...facts,
    ...(issue.memo.trim() === '' ? [] : ['', ...linesOf(issue.memo).map((line) => `> ${line}`.trimEnd())]),
  ];
}

const linesOf = (text: string): readonly string[] => {
  const trimmed = text.replace(/\r\n?/g, '\n').trim();
  return trimmed === '' ? [] : trimmed.split('\n');
};

const blockOf = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : [...lines, '']);

/** What would make of a line something else than words of the definition. */
const MEANS_MORE = /^(?=\s*[#>\\-])/;
const escaped = (line: string): string => line.replace(MEANS_MORE, '\\');
const unescaped = (line: string): string => line.replace(/^\\/, '');

const HEAD = /^\ufeff?# Codebook\s*\n\s*\n?\*[\d,]+ issues?, exported from Briefmark\.\*\s*(?:\n|$)/;

/** Whether a text is a codebook as it is written here. @param text its line ends as they may be */
export const isCodebookMarkdown = (text: string): boolean =>
  HEAD.test(text.slice(0, 400).replace(/\r\n?/g, '\n'));

/** The issues of such a text, in its order. */
export function issuesInMarkdown(text: string): readonly ForeignIssue[] {
  const sections: { readonly name: string; readonly lines: string[] }[] = [];
  for (const line of text.replace(/\r\n?/g, '\n').replace(HEAD, '').split('\n')) {
    const name = /^#{2,6} (.+)$/.exec(line)?.[1];
    if (name !== undefined) sections.push({ name: oneLine(name), lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections.filter(({ name }) => name !== '').map(({ name, lines }) => issueIn(name, lines));
}

const FACT = /^- ([A-Za-z ]+): ?(.*)$/;

function issueIn(name: string, lines: readonly string[]): ForeignIssue {
  const facts = new Map(
    lines.flatMap((line) => {
      const [, label, words] = FACT.exec(line) ?? [];
      return label === undefined || words === undefined ? [] : [[label, words.trim()] as const];
    }),
  );
  const fact = (label: string): string => facts.get(label) ?? '';
  const definition = lines.filter((line) => !FACT.test(line) && !line.startsWith('>'));
  const memo = lines.filter((line) => line.startsWith('>'));
  return {
    name,
    parent: fact('Part of') || null,
    definition: definition.map(unescaped).join('\n').trim(),
    memo: memo
      .map((line) => line.replace(/^> ?/, ''))
      .join('\n')
      .trim(),
    aliases: listIn(fact('Also called')),
    keyTerms: listIn(fact('Key terms')),
    color: oneIn(ISSUE_COLORS, fact('Colour')),
    underline: oneIn(UNDERLINES, fact('Underline')),
    created: momentIn(fact('Created')),
    closed: momentIn(fact('Closed')),
  };
}
