import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { npmReason } from '../../scripts/runtime/fallback.ts';
import { verifyFile, type Pin } from '../../scripts/runtime/integrity.ts';
import { reasonIn } from '../../scripts/runtime/own.ts';
import { missingLibraries, packageNames } from '../../scripts/runtime/packages.ts';
import { stillHolds } from '../../scripts/runtime/refusal.ts';

describe('verifyFile', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'briefmark-verify-'));
    file = join(folder, 'electron');
    writeFileSync(file, 'abc');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const abc: Pin = {
    algorithm: 'sha256',
    encoding: 'hex',
    digest: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  };

  it('accepts the pinned file', async () => {
    await expect(verifyFile(file, abc)).resolves.toBeUndefined();
  });

  it('refuses a file that differs by one byte, naming it and both digests', async () => {
    writeFileSync(file, 'abd');
    await expect(verifyFile(file, abc)).rejects.toThrow(
      /^electron is not the expected file: its sha256 is [0-9a-f]{64}, not ba7816bf/,
    );
  });
});

describe('missingLibraries', () => {
  it('names only what was looked for and not found', () => {
    const ldd = [
      '\tlinux-vdso.so.1 (0x00007ffd)',
      '\tlibffmpeg.so => /opt/electron/libffmpeg.so (0x00007f22)',
      '\tlibgtk-3.so.0 => not found',
      '\tlibasound.so.2 => not found',
      '\t/lib64/ld-linux-x86-64.so.2 (0x00007f23)',
    ].join('\n');
    expect(missingLibraries(ldd)).toEqual(['libgtk-3.so.0', 'libasound.so.2']);
  });

  it('finds nothing in a static executable', () => {
    expect(missingLibraries('\tnot a dynamic executable\n')).toEqual([]);
  });
});

describe('packageNames', () => {
  it('takes the names of releases with a 64-bit time_t where they are offered', () => {
    const names = packageNames(() => true);
    expect(names).toContain('libgtk-3-0t64');
    expect(names).not.toContain('libgtk-3-0');
  });

  it('takes the plain names elsewhere, and leaves no package out', () => {
    const names = packageNames((name) => !name.endsWith('t64'));
    expect(names).toHaveLength(packageNames(() => true).length);
    expect(names).toEqual(expect.arrayContaining(['xvfb', 'libgtk-3-0', 'libasound2', 'libatk-bridge2.0-0']));
  });

  it('names them plainly where nothing is known of any', () => {
    expect(packageNames(() => false)).toContain('libgtk-3-0');
  });
});

describe('a remembered refusal', () => {
  const at = Date.parse('2026-11-24T08:00:00Z');
  const refusal = { version: '45.4.1', mirror: '', reason: 'fetch failed', at };
  const hours = (count: number): number => at + count * 3600 * 1000;

  it('holds for a day', () => {
    expect(stillHolds(refusal, '45.4.1', '', hours(23))).toBe(true);
    expect(stillHolds(refusal, '45.4.1', '', hours(25))).toBe(false);
  });

  it('says nothing about another version or another mirror', () => {
    expect(stillHolds(refusal, '45.5.0', '', hours(1))).toBe(false);
    expect(stillHolds(refusal, '45.4.1', 'https://mirror.example/', hours(1))).toBe(false);
  });

  it('is not trusted when it comes from the future', () => {
    expect(stillHolds(refusal, '45.4.1', '', hours(-1))).toBe(false);
  });
});

describe('reasons', () => {
  it('are the words of the first error, without its kind and its stack', () => {
    expect(reasonIn('TypeError: fetch failed\n    at node:internal/undici:1\n')).toBe('fetch failed');
    expect(reasonIn('\n')).toBe('it gave no reason');
  });

  it('are what npm says after its codes', () => {
    const refused =
      'npm error code ECONNREFUSED\nnpm error syscall connect\nnpm error errno ECONNREFUSED\n' +
      'npm error FetchError: request failed, reason: connect ECONNREFUSED\n';
    expect(npmReason(refused)).toBe('request failed, reason: connect ECONNREFUSED');
    expect(npmReason('npm error code E404\nnpm error 404 Not Found - GET\n')).toBe('404 Not Found - GET');
    expect(npmReason('npm warn Unknown user config\nnpm error code ENOSPC\nnpm error no space left\n')).toBe(
      'no space left',
    );
  });
});
