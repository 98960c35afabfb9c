/** Where tests that start the app play: an Electron, and a screen that nobody has to look at. */
import { ownDisplay, startDisplay } from '../display.ts';
import { printerEnv } from '../printer.ts';
import { electronRuntime } from '../runtime/index.ts';
import { ensureLibraries } from '../runtime/libraries.ts';

export interface Stage {
  /** Tells tests what to start: BRIEFMARK_ELECTRON, BRIEFMARK_ELECTRON_ARGS (JSON), BRIEFMARK_PRINTER (JSON). */
  readonly env: NodeJS.ProcessEnv;
  readonly stop: () => void;
}

/** The real screen is used where there is no virtual one, or when BRIEFMARK_SHOW=1 asks to see the tests. */
export async function setStage(): Promise<Stage> {
  const { executable, args } = await electronRuntime();
  const virtualDisplay = process.platform === 'linux' && process.env['BRIEFMARK_SHOW'] !== '1';
  await ensureLibraries(executable, { virtualDisplay });
  const display = virtualDisplay ? await startDisplay() : ownDisplay;
  const env = {
    ...display.env,
    ...printerEnv,
    BRIEFMARK_ELECTRON: executable,
    BRIEFMARK_ELECTRON_ARGS: JSON.stringify(args),
  };
  return { env, stop: display.stop };
}
