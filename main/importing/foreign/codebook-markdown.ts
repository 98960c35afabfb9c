/** Codebooks that Briefmark wrote as Markdown. */
import { isCodebookMarkdown, issuesInMarkdown } from '../../../core/exchange/codebook-markdown.ts';
import { PlainError } from '../../../core/result.ts';
import type { Reader } from '../reading.ts';
import { codebookTableReader } from './codebook-csv.ts';
import { issuesOnly } from './works.ts';

/** The reader of a text that is a codebook of ours, as Markdown or as a table; null for any other. */
export const codebookReaderOf = (text: string): Reader | null =>
  isCodebookMarkdown(text) ? () => readMarkdownCodebook(text) : codebookTableReader(text);

function readMarkdownCodebook(text: string) {
  const issues = issuesInMarkdown(text);
  if (issues.length === 0) throw new PlainError('The codebook holds no issues.');
  return issuesOnly(issues, []);
}
