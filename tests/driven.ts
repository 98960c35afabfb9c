/** Starting the app, or another, to be driven by a test. */
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright';

/** Loaded first: see there. */
const HELD_BACK = join(import.meta.dirname, 'held-back.cjs');

/**
 * Starts an Electron app and attaches to it before its first window opens.
 * @param args of Electron: its switches, the app's folder, and the app's own
 * @param options not held back the app is measured from its start, without the driver's time, at the risk said there
 */
export const launchDriven = (
  executablePath: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { heldBack = true } = {},
): Promise<ElectronApplication> =>
  _electron.launch({
    executablePath,
    args: [...(heldBack ? ['-r', HELD_BACK] : []), ...args],
    env: Object.fromEntries(
      Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
  });
