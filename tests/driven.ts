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
export const launchDriven = async (
  executablePath: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { heldBack = true } = {},
): Promise<ElectronApplication> =>
  answeringByPromise(
    await _electron.launch({
      executablePath,
      args: [...(heldBack ? ['-r', HELD_BACK] : []), ...args],
      env: Object.fromEntries(
        Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      ),
    }),
  );

/** A function that is run in the app, as the driver sends it: its source, and what it is called with. */
interface Sent {
  readonly source: string;
  readonly argument: unknown;
}

/**
 * The app, with every answer to `evaluate` made a promise. The driver waits for a promise of its own around an answer that is
 * none, and V8 drops that one when it collects garbage at the wrong moment: "Resulting promise was garbage collected", though
 * all was done.
 */
function answeringByPromise(app: ElectronApplication): ElectronApplication {
  const evaluate = app.evaluate.bind(app) as unknown as (
    run: (electron: unknown, sent: Sent) => Promise<unknown>,
    sent: Sent,
  ) => Promise<unknown>;
  app.evaluate = ((run: () => unknown, argument: unknown) =>
    evaluate(
      (electron, { source, argument: told }) =>
        new Promise((resolve) => {
          const asked = (0, eval)(`(${source})`) as (...given: unknown[]) => unknown;
          resolve(asked(electron, told));
        }),
      { source: String(run), argument },
    )) as typeof app.evaluate;
  return app;
}
