import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** What a file must hash to, as it is pinned in this repository. */
export interface Pin {
  readonly algorithm: 'sha256' | 'sha512';
  readonly encoding: 'base64' | 'hex';
  readonly digest: string;
}

/**
 * Makes sure that a file is, byte for byte, the one that was pinned.
 * @throws when it is not, naming both digests.
 */
export async function verifyFile(path: string, pin: Pin): Promise<void> {
  const hash = createHash(pin.algorithm);
  await pipeline(createReadStream(path), hash);
  const actual = hash.digest(pin.encoding);
  if (actual === pin.digest) return;
  throw new Error(
    `${basename(path)} is not the expected file: its ${pin.algorithm} is ${actual}, not ${pin.digest}`,
  );
}
