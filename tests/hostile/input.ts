/** Something that was made to do harm, or to be too much. */
export interface Hostile {
  /** As a file would be called. */
  readonly name: string;
  readonly bytes: () => Uint8Array;
  /** It takes some two seconds or more to make or to read, and is left out where all are imported in one go. */
  readonly heavy?: boolean;
  /** What is still wrong with it, so that it is left out until that is mended. */
  readonly open?: string;
}

/** What every script in the inputs sets where it runs; any that does is seen by it. */
export const MARK = '__ran';
/** Where all of them try to reach. */
export const ATTACKER = 'https://attack.example';

export const PROSE =
  'The keeper wrote down the weather every evening, and the wind stood in the west for most of that week.';

export const textInput = (name: string, text: () => string): Hostile => ({
  name,
  bytes: () => new TextEncoder().encode(text()),
});

/** A page with prose around `body`, so that it is an article whatever becomes of that. */
export const pageInput = (name: string, body: () => string, head: () => string = () => ''): Hostile =>
  textInput(
    `${name}.html`,
    () =>
      `<!doctype html><html lang="en"><head><title>${titleOf(name)}</title>${head()}</head><body><article><h1>${titleOf(name)}</h1><p>${titleOf(name)}: ${PROSE}</p>${body()}<p>${PROSE}</p></article></body></html>`,
  );

/** Markdown with prose around `body`. */
export const markdownInput = (name: string, body: () => string): Hostile =>
  textInput(`${name}.md`, () => `# ${titleOf(name)}\n\n${PROSE}\n\n${body()}\n\n${PROSE}\n`);

/** Plain text with prose behind it. */
export const plainInput = (name: string, body: () => string): Hostile =>
  textInput(`${name}.txt`, () => `${body()}\n\n${titleOf(name)}: ${PROSE}\n`);

export const titleOf = (name: string): string =>
  `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`;
