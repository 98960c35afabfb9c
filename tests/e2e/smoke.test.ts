import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { launchDriven } from '../driven.ts';

const root = join(import.meta.dirname, '../..');
const switches = JSON.parse(process.env['BRIEFMARK_ELECTRON_ARGS'] ?? '[]') as string[];

test('the app opens one window with its name and shows something in it', async () => {
  const home = mkdtempSync(join(tmpdir(), 'briefmark-e2e-'));
  const app = await launchDriven(
    process.env['BRIEFMARK_ELECTRON'] ?? '',
    [...switches, root, '--library', join(home, 'library')],
    { ...process.env, XDG_CONFIG_HOME: join(home, 'config') },
  );
  try {
    const window = await app.firstWindow();
    await expect(window).toHaveTitle(/Briefmark/);
    await expect(window.locator('body')).not.toBeEmpty();
    expect(app.windows()).toHaveLength(1);
  } finally {
    await app.close();
    rmSync(home, { recursive: true, force: true });
  }
});
