import { execFileSync, spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../temporary.ts';

// Windows has no named pipes in folders.
test.skipIf(process.platform === 'win32')(
  'ends only when the PDF is written, however slow the disk',
  async () => {
    const folder = await temporaryFolder();
    const [html, pipe, pdf] = [join(folder, 'a.html'), join(folder, 'pipe'), join(folder, 'a.pdf')];
    await writeFile(html, '<!doctype html><title>Slow</title><p>Words</p>');
    execFileSync('mkfifo', [pipe]);
    // Opening a pipe to write into it waits for whoever reads.
    const slowReader = spawn('sh', ['-c', 'sleep 8; cat < "$0" > "$1"', pipe, pdf]);
    const read = new Promise((done) => slowReader.on('close', done));
    const [program = '', ...args] = JSON.parse(process.env['BRIEFMARK_PRINTER'] ?? '[]') as string[];
    const printer = spawn(program, [...args, html, pipe], { stdio: 'inherit' });
    expect(await new Promise((done) => printer.on('close', done))).toBe(0);
    await read;
    const written = await readFile(pdf, 'latin1');
    expect(written.trimEnd().endsWith('%%EOF')).toBe(true);
  },
  120_000,
);
