/** Codebooks that Briefmark wrote as tables, or that people made as such. */
import { isCodebookTable, issueInRow } from '../../../core/exchange/codebook-csv.ts';
import type { Extracted } from '../../../core/importing.ts';
import { PlainError } from '../../../core/result.ts';
import type { Reader } from '../reading.ts';
import { tablesIn } from './tables.ts';
import { issuesOnly } from './works.ts';

/** The reader of a table that is a codebook; null for any other text. */
export function codebookTableReader(text: string): Reader | null {
  const table = tablesIn(text).find(({ columns }) => isCodebookTable(columns));
  if (table === undefined) return null;
  return (): Extracted => {
    const issues = table.rows().flatMap((row) => issueInRow((column) => row.cell(column)) ?? []);
    if (issues.length === 0) throw new PlainError('The codebook holds no issues.');
    return issuesOnly(issues, []);
  };
}
