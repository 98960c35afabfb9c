/** The rule of the house: arrows point inwards, and never in a circle. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const ROOMS = ['core', 'main', 'renderer'] as const;
type Room = (typeof ROOMS)[number];

/** What each room may import besides itself. */
const MAY: Readonly<Record<Room, readonly Room[]>> = { core: [], main: ['core'], renderer: ['core'] };

/** The libraries of core: pure, and running anywhere. */
const PURE = ['marked', 'entities', 'approx-string-match', 'diff', 'chrono-node'];

/** The files in which Electron may be imported, so that everything else of main runs under plain Node. */
const ELECTRON = [
  'main/calls.ts',
  'main/clipboard.ts',
  'main/exporting/pdf.ts',
  'main/importing/utility-process.ts',
  'main/index.ts',
  'main/ipc.ts',
  'main/menu.ts',
  'main/preload.ts',
  'main/protocol.ts',
  'main/window.ts',
];

interface Import {
  readonly from: string;
  /** A path from the root, or the name of a package. */
  readonly to: string;
  readonly local: boolean;
}

const slashed = (path: string): string => path.split(sep).join('/');

function filesIn(room: Room): readonly string[] {
  return readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => slashed(join(room, name)));
}

function importsOf(file: string): readonly Import[] {
  const code = readFileSync(join(root, file), 'utf8');
  const names = [...code.matchAll(/(?<!\.)(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g)].map(
    (match) => match[1] ?? '',
  );
  return names.map((name) => ({
    from: file,
    local: name.startsWith('.'),
    to: name.startsWith('.') ? slashed(relative(root, resolve(root, dirname(file), name))) : name,
  }));
}

const imports = ROOMS.flatMap(filesIn).flatMap(importsOf);
/** The package of what is imported: "chrono-node" of "chrono-node/en". */
const packageOf = (name: string): string => name.split('/')[0] ?? name;
const roomOf = (path: string): Room | undefined => ROOMS.find((room) => path.startsWith(`${room}/`));

describe('imports', () => {
  test('are found at all', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  test('go from main and from renderer to core, and nowhere else', () => {
    const strayed = imports.filter(({ from, to, local }) => {
      const [source, target] = [roomOf(from), roomOf(to)];
      if (source === undefined || !local) return false;
      return target === undefined || (target !== source && !MAY[source].includes(target));
    });
    expect(strayed).toEqual([]);
  });

  test('of core are core and pure libraries', () => {
    const strayed = imports.filter(
      ({ from, to }) => roomOf(from) === 'core' && roomOf(to) !== 'core' && !PURE.includes(packageOf(to)),
    );
    expect(strayed).toEqual([]);
  });

  test('of Electron stay in the few files that need it', () => {
    const users = [...new Set(imports.filter(({ to }) => to === 'electron').map(({ from }) => from))];
    expect(users.toSorted()).toEqual(ELECTRON);
  });

  test('of window.briefmark stay in the bridge', () => {
    const users = filesIn('renderer').filter((file) =>
      /window\.briefmark/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(users).toEqual(['renderer/bridge.ts']);
  });

  test('never go in a circle', () => {
    const next = new Map<string, string[]>();
    for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): readonly string[] | null => {
      if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
      if (done.has(file)) return null;
      for (const target of next.get(file) ?? []) {
        const circle = visit(target, [...path, file]);
        if (circle !== null) return circle;
      }
      done.add(file);
      return null;
    };
    const circles = [...next.keys()].map((file) => visit(file, [])).filter((circle) => circle !== null);
    expect(circles).toEqual([]);
  });
});
