/**
 * Bundles the app into dist/: one file per process, everything inside, so that a package ships dist/ and
 * assets/ and no node_modules.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';

const root = join(import.meta.dirname, '..');
const SOURCES = ['core', 'main', 'renderer', 'package.json', 'package-lock.json', 'scripts/build.ts'];

/** The oldest engine the app runs on: that of the fallback runtime. */
const TARGETS = { node: 'node20', chrome: 'chrome130' };

const shared: BuildOptions = { bundle: true, sourcemap: true, logLevel: 'warning', absWorkingDir: root };

const node: BuildOptions = {
  ...shared,
  entryPoints: {
    main: 'main/index.ts',
    preload: 'main/preload.ts',
    cli: 'main/cli.ts',
    'import-worker': 'main/importing/worker.ts',
    'rows-worker': 'main/library/rows-worker.ts',
    'search-worker': 'main/searching/search-worker.ts',
  },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  format: 'cjs',
  target: TARGETS.node,
  // linkedom asks for canvas only where it is installed; canvas drawings are no part of an article.
  external: ['electron', 'canvas'],
};

const renderer: BuildOptions = {
  ...shared,
  entryPoints: { main: 'renderer/main.tsx' },
  outdir: 'dist/renderer',
  platform: 'browser',
  format: 'esm',
  target: TARGETS.chrome,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  // Less to read at each start.
  minify: true,
  loader: { '.woff2': 'file' },
  assetNames: 'fonts/[name]',
};

/** Builds dist/ anew. */
export async function buildApp(): Promise<void> {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  mkdirSync(join(root, 'dist/renderer'), { recursive: true });
  await Promise.all([build(node), build(renderer)]);
  cpSync(join(root, 'renderer/index.html'), join(root, 'dist/renderer/index.html'));
}

/** Builds dist/ when a source is newer than what stands there; most starts find nothing to do. */
export async function buildIfStale(): Promise<void> {
  const built = join(root, 'dist/renderer/index.html');
  if (existsSync(built) && newest(SOURCES) <= statSync(built).mtimeMs) return;
  await buildApp();
}

function newest(paths: readonly string[]): number {
  return Math.max(
    ...paths.flatMap((path) => {
      const full = join(root, path);
      const stat = statSync(full);
      if (!stat.isDirectory()) return [stat.mtimeMs];
      return readdirSync(full, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs);
    }),
  );
}

if (process.argv[1] === import.meta.filename) await buildApp();
