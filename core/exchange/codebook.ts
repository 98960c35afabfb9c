/** The codebook as files for other tools and other libraries: which kinds there are, and the words of each. */
import type { Codebook } from '../model.ts';
import { codebookAsCsv } from './codebook-csv.ts';
import { codebookAsMarkdown } from './codebook-markdown.ts';
import { refiCodebook } from './refi-codebook.ts';

export const CODEBOOK_FORMATS = ['qdc', 'csv', 'markdown'] as const;
export type CodebookFormat = (typeof CODEBOOK_FORMATS)[number];

/** What a file of each kind ends in, without the point. */
export const CODEBOOK_ENDINGS: Readonly<Record<CodebookFormat, string>> = {
  qdc: 'qdc',
  csv: 'csv',
  markdown: 'md',
};

/** What each kind is called. */
export const CODEBOOK_NAMES: Readonly<Record<CodebookFormat, string>> = {
  qdc: 'REFI-QDA codebook',
  csv: 'Table (CSV)',
  markdown: 'Markdown',
};

/** The codebook as a file, to be stored as UTF-8. The same codebook gives the same file. */
export function writeCodebook(codebook: Codebook, format: CodebookFormat): string {
  switch (format) {
    case 'qdc':
      return refiCodebook(codebook);
    case 'csv':
      return codebookAsCsv(codebook);
    case 'markdown':
      return codebookAsMarkdown(codebook);
  }
}
