/** Projects and codebooks of REFI-QDA, made for the tests of reading them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { Extracted } from '../../../../core/importing.ts';
import { readQdpx } from '../../../../main/importing/foreign/refi-project.ts';
import type { ReaderContext } from '../../../../main/importing/reading.ts';

const FIXTURES = join(import.meta.dirname, '../../../fixtures/foreign');

export const fixtureBytes = (name: string): Uint8Array => new Uint8Array(readFileSync(join(FIXTURES, name)));
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Nothing beside a project may be read. */
export const CONTEXT: ReaderContext = {
  name: 'project',
  readLocal: (name) => {
    throw new Error(`${name} was asked for.`);
  },
};

/** An archive of these files. */
export const archiveOf = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, file]) => [name, typeof file === 'string' ? bytesOf(file) : file]),
    ),
  );

export const readProject = async (files: Readonly<Record<string, string | Uint8Array>>): Promise<Extracted> =>
  readQdpx(archiveOf(files), CONTEXT);

/** A project with one code, "Code", whose guid is "c1". */
export const projectWith = (inside: string, origin = 'QualCoder'): string =>
  `<Project origin="${origin}"><CodeBook><Codes><Code guid="c1" name="Code"/></Codes></CodeBook>${inside}</Project>`;

/** A text in the archive with one coded stretch. */
export const sourceWith = (
  start: number | string,
  end: number | string,
  path = 'internal://one.txt',
): string =>
  `<Sources><TextSource guid="s1" name="One" plainTextPath="${path}"><PlainTextSelection guid="p1" startPosition="${start}" endPosition="${end}"><Coding><CodeRef targetGUID="c1"/></Coding></PlainTextSelection></TextSource></Sources>`;
