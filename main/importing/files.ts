import { open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ImportOutcome } from '../../core/importing.ts';
import { codeOf, reasonOf } from '../store/io-errors.ts';
import { mayBeExport, SIGNS_WITHIN } from './foreign/signs.ts';

/** Kinds of file that lie beside articles and are none. One that is named itself is tried all the same. */
const BESIDE =
  /\.(ya?ml|css|m?js|ts|map|png|jpe?g|gif|webp|avif|svg|ico|bmp|tiff?|heic|mp[34]|m4[av]|wav|ogg|webm|mov|avi|woff2?|[ot]tf|eot|doc|xlsx?|pptx?|odt|ods|gz|tgz|bz2|xz|7z|rar|exe|dll|so|log|lock|bib|ris)$/i;

/** Kinds of which some are what another tool exported, and most are anything else. */
const PERHAPS = /\.(json|csv|tsv|zip|sqlite3?|db)$/i;

/** So many names are told of what was passed over. */
const MOST_NAMED = 5;

/** Where browsers put the parts of a page that they save beside it. */
const COMPANION = /(?:_files|\.files|-Dateien|-filer|_fichiers|_archivos|_bestanden)$/i;

/** Whether a file of this name is none that an article is read from. */
export const isBeside = (name: string): boolean => BESIDE.test(name);

/** Whether a folder is called like that of a saved page, beside that page. @param names all that lies there */
export function isCompanion(name: string, names: readonly string[]): boolean {
  if (!COMPANION.test(name)) return false;
  const stem = name.replace(COMPANION, '');
  return names.some((other) => other.startsWith(`${stem}.`) && /\.[sx]?html?$/i.test(other));
}

export interface Found {
  readonly files: readonly string[];
  readonly failures: readonly { readonly path: string; readonly error: string }[];
  /** In folders: data and archives that show no sign of an export of another tool. */
  readonly passedOver: readonly string[];
}

/** The files to import: those named, and what folders hold, in the order of their names. Links are followed once. */
export async function findImportable(paths: readonly string[]): Promise<Found> {
  const search = new Search();
  for (const path of paths) await search.named(path);
  return search;
}

class Search implements Found {
  readonly files: string[] = [];
  readonly failures: { path: string; error: string }[] = [];
  readonly passedOver: string[] = [];
  readonly #seen = new Set<string>();

  async named(path: string): Promise<void> {
    const found = this.files.length + this.failures.length;
    const passed = this.passedOver.length;
    await this.#visit(path, () => true);
    const names = this.passedOver.slice(passed).map((each) => basename(each));
    if (names.length > 0 && this.files.length + this.failures.length === found)
      this.failures.push({ path, error: nothingIn(names) });
  }

  async #visit(path: string, wanted: (path: string) => boolean | Promise<boolean>): Promise<void> {
    try {
      const real = await realpath(path);
      const info = await stat(real);
      if (info.isDirectory()) {
        if (this.#seen.has(real)) return;
        this.#seen.add(real);
        await this.#enter(path);
      } else if (!info.isFile()) this.failures.push({ path, error: 'This is neither a file nor a folder.' });
      else if (await wanted(path)) this.files.push(path);
    } catch (error) {
      this.failures.push({ path, error: `It cannot be opened: ${openingReason(error)}.` });
    }
  }

  async #enter(folder: string): Promise<void> {
    const names = (await readdir(folder)).sort();
    for (const name of names)
      if (!name.startsWith('.') && !isCompanion(name, names))
        await this.#visit(join(folder, name), (path) => this.#isWanted(path));
  }

  async #isWanted(path: string): Promise<boolean> {
    if (isBeside(path)) return false;
    if (!PERHAPS.test(path) || mayBeExport(await beginningOf(path))) return true;
    this.passedOver.push(path);
    return false;
  }
}

async function beginningOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SIGNS_WITHIN), 0, SIGNS_WITHIN, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const nothingIn = (names: readonly string[]): string =>
  `There is nothing in the folder that Briefmark reads. ${noSignIn(names)}`;

/** What is told of files that were passed over. */
function noSignIn(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  const list = names.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
  return `These files show no sign of an export that it knows: ${list}.`;
}

/** Outcomes that tell of the files in folders that were passed over, too: with what came of the folder, if anything did. */
export function tellingOf(
  passedOver: readonly string[],
  outcomes: readonly ImportOutcome[],
): readonly ImportOutcome[] {
  const [path] = passedOver;
  if (
    path === undefined ||
    outcomes.some(({ path: told }) => passedOver.some((each) => dirname(each) === told))
  )
    return outcomes;
  const words = noSignIn(passedOver.map((each) => basename(each)));
  const at = outcomes.findIndex(({ status }) => status !== 'failed' && status !== 'issues');
  const first = outcomes[at];
  if (first === undefined || first.status === 'failed' || first.status === 'issues')
    return [
      ...outcomes,
      { path: dirname(path), status: 'failed', error: `Something was passed over. ${words}` },
    ];
  return outcomes.with(at, {
    ...first,
    left: [...(first.left ?? []), `Beside it something was passed over. ${words}`],
  });
}

/** Why a file or folder cannot be opened, in words. */
export function openingReason(error: unknown): string {
  const code = codeOf(error);
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read';
  if (code === 'ELOOP') return 'its links lead in a circle';
  return reasonOf(error);
}
