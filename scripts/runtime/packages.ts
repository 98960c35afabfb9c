/** The Debian packages that Electron needs on a machine without a desktop, and how their names are settled. */

/**
 * Newest name first: releases in which time_t has 64 bits renamed some packages, and the plain name is there
 * at most a pointer that cannot be installed.
 */
const NEEDED: readonly (readonly string[])[] = [
  ['xvfb'],
  ['xauth'],
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libasound2t64', 'libasound2'],
  ['libgbm1'],
  ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  ['libxss1'],
  ['libxtst6'],
];

/** The packages under the names that this release of the system offers. */
export function packageNames(isOffered: (name: string) => boolean): string[] {
  return NEEDED.map((names) => names.find(isOffered) ?? names.at(-1) ?? '');
}

/** The libraries that `ldd` looked for and did not find. */
export function missingLibraries(lddOutput: string): string[] {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');
}
