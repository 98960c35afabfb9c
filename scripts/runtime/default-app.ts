/** Packs the small app that a bare Electron starts with, for a runtime that has lost it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { transform } from 'esbuild';
import { inTemporaryFolder } from '../temporary.ts';

/** The app's source: what is packed follows from it alone. */
export const defaultAppSource = readFileSync(join(import.meta.dirname, 'default-app/main.ts'), 'utf8');

/** Writes the packed app. */
export function writeDefaultApp(archive: string): Promise<void> {
  return inTemporaryFolder('briefmark-default-app-', async (folder) => {
    const { code } = await transform(defaultAppSource, {
      loader: 'ts',
      format: 'esm',
      platform: 'node',
      target: 'node20',
    });
    writeFileSync(join(folder, 'main.mjs'), code);
    writeFileSync(join(folder, 'package.json'), '{ "name": "electron", "main": "main.mjs" }\n');
    await createPackage(folder, archive);
  });
}
