/** Packs the small app that a bare Electron starts with, for a runtime that has lost it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { transform } from 'esbuild';

/** The app's source: what is packed follows from it alone. */
export const defaultAppSource = readFileSync(join(import.meta.dirname, 'default-app/main.ts'), 'utf8');

/** Writes the packed app. */
export async function writeDefaultApp(archive: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'briefmark-default-app-'));
  try {
    const { code } = await transform(defaultAppSource, {
      loader: 'ts',
      format: 'cjs',
      platform: 'node',
      target: 'node20',
    });
    writeFileSync(join(folder, 'main.js'), code);
    writeFileSync(join(folder, 'package.json'), '{ "name": "electron", "main": "main.js" }\n');
    await createPackage(folder, archive);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
