import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BriefFont } from '../../core/brief/html.ts';
import { ifExists } from '../store/io-errors.ts';

/** The fonts of the window that a brief is set in, for Latin writing; others fall back to the reader's own. */
const FONTS = [
  { family: 'Source Serif 4 Variable', style: 'normal', file: 'source-serif-4-latin-opsz-normal.woff2' },
  { family: 'Source Serif 4 Variable', style: 'italic', file: 'source-serif-4-latin-opsz-italic.woff2' },
  { family: 'Inter Variable', style: 'normal', file: 'inter-latin-opsz-normal.woff2' },
] as const;

/** Reads the fonts that a brief brings along, from beside the bundled program. One that is not there is left out. */
export async function fontsOfBriefs(
  folder = join(__dirname, 'renderer', 'fonts'),
): Promise<readonly BriefFont[]> {
  const read = FONTS.map(async ({ family, style, file }) => {
    const bytes = await ifExists(readFile(join(folder, file)));
    return bytes === null ? [] : [{ family, style, base64: bytes.toString('base64') }];
  });
  return (await Promise.all(read)).flat();
}
