import { writeCodebook, type CodebookFormat } from '../../core/exchange/codebook.ts';
import type { Codebook } from '../../core/model.ts';
import { PlainError } from '../../core/result.ts';
import { writeOut } from './write-out.ts';

/** Writes the codebook to a file. @throws PlainError when there is nothing to write, or the file cannot be written */
export async function exportCodebook(
  codebook: Codebook,
  format: CodebookFormat,
  path: string,
): Promise<void> {
  if (codebook.issues.length === 0) throw new PlainError('There is no issue yet that could be exported.');
  await writeOut(path, writeCodebook(codebook, format), 'The codebook');
}
