/** Remembers that Electron's own binary could not be had, so that not every start waits for the same failure. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../paths.ts';

export interface Refusal {
  readonly version: string;
  readonly mirror: string;
  readonly reason: string;
  readonly at: number;
}

const file = join(cacheFolder, 'electron-download.json');

/** After a day the network may be another one. */
const KEPT_MS = 24 * 3600 * 1000;

/** The last failure to download this version, as long as nothing suggests that another try would do better. */
export function rememberedRefusal(version: string, now = Date.now()): Refusal | undefined {
  const refusal = existsSync(file) ? parseRefusal(readFileSync(file, 'utf8')) : undefined;
  return refusal && stillHolds(refusal, version, mirror(), now) ? refusal : undefined;
}

/** Notes a failure down. */
export function rememberRefusal(version: string, reason: string): void {
  const refusal: Refusal = { version, mirror: mirror(), reason, at: Date.now() };
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(file, JSON.stringify(refusal));
}

/** Whether trying again would be trying the same: the same version from the same place, not long ago. */
export function stillHolds(refusal: Refusal, version: string, from: string, now: number): boolean {
  const age = now - refusal.at;
  return refusal.version === version && refusal.mirror === from && age >= 0 && age < KEPT_MS;
}

/** A file that cannot be read is as good as none: it only costs another try. */
function parseRefusal(text: string): Refusal | undefined {
  try {
    const value = JSON.parse(text) as Partial<Refusal> | null;
    const { version, mirror: from, reason, at } = value ?? {};
    if (typeof version !== 'string' || typeof from !== 'string') return undefined;
    if (typeof reason !== 'string' || typeof at !== 'number') return undefined;
    return { version, mirror: from, reason, at };
  } catch {
    return undefined;
  }
}

function mirror(): string {
  return process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'] ?? '';
}
