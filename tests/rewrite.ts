import { readFileSync, writeFileSync } from 'node:fs';
import { checkedBytes } from '../main/store/checked-text.ts';

/** Writes a stored document anew as Briefmark would have: with a checksum that fits what is in it. */
export function rewrite(path: string, change: (stored: object) => void): void {
  const { check, ...stored } = JSON.parse(readFileSync(path, 'utf8')) as { check?: string };
  if (check === undefined) throw new Error(`${path} has no checksum.`);
  change(stored);
  writeFileSync(path, checkedBytes(stored, 1));
}
