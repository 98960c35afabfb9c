/** The Electron that is measured: the app, or an empty window beside it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { launchDriven } from '../driven.ts';

export interface Stage {
  readonly env: NodeJS.ProcessEnv;
  /** A folder to write into. */
  readonly scratch: string;
}

/** The least that is an Electron app with a window: what the limits are measured against. */
const EMPTY = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false, width: 1440, height: 900 });
  await window.loadURL('data:text/html,<p>empty');
  process.stdout.write('smoke ok\\n');
  if (process.argv.includes('--smoke')) app.exit(0);
});
`;

export function emptyApp(scratch: string): string {
  const folder = join(scratch, 'empty');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "name": "empty", "main": "main.js" }');
  writeFileSync(join(folder, 'main.js'), EMPTY);
  return folder;
}

/** The program and what goes before the arguments. */
export const electron = ({ env }: Stage): readonly [string, readonly string[]] => [
  env['BRIEFMARK_ELECTRON'] ?? '',
  JSON.parse(env['BRIEFMARK_ELECTRON_ARGS'] ?? '[]') as string[],
];

export const envOf = ({ env, scratch }: Stage): NodeJS.ProcessEnv => ({
  ...env,
  XDG_CONFIG_HOME: join(scratch, 'config'),
});

export interface Running {
  readonly app: ElectronApplication;
  readonly page: Page;
}

/** Starts an app to be driven. */
export async function launch(stage: Stage, args: readonly string[]): Promise<Running> {
  const [executablePath, switches] = electron(stage);
  const app = await launchDriven(executablePath, [...switches, ...args], envOf(stage), { heldBack: false });
  return { app, page: await app.firstWindow() };
}
