import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/**
 * The environment that tells the app's command line how to have a PDF printed: a command, as a JSON array, to which
 * it adds the paths of an HTML file and of the PDF to write. Electron is looked for only when that command runs.
 */
export const printerEnv = {
  BRIEFMARK_PRINTER: JSON.stringify([
    process.execPath,
    fileURLToPath(import.meta.resolve('tsx/cli')),
    join(import.meta.dirname, 'print-pdf.ts'),
  ]),
};
