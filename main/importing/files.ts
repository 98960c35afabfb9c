import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, reasonOf } from '../store/io-errors.ts';

/** Kinds of file that lie beside articles and are none. One that is named itself is tried all the same. */
const BESIDE =
  /\.(json|ya?ml|css|m?js|ts|map|png|jpe?g|gif|webp|avif|svg|ico|bmp|tiff?|heic|mp[34]|m4[av]|wav|ogg|webm|mov|avi|woff2?|[ot]tf|eot|doc|xlsx?|pptx?|odt|ods|zip|gz|tgz|bz2|xz|7z|rar|exe|dll|so|sqlite|db|log|lock|bib|ris|csv)$/i;

/** Where browsers put the parts of a page that they save beside it. */
const COMPANION = /(?:_files|\.files|-Dateien|-filer|_fichiers|_archivos|_bestanden)$/i;

export interface Found {
  readonly files: readonly string[];
  readonly failures: readonly { readonly path: string; readonly error: string }[];
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
  readonly #seen = new Set<string>();

  async named(path: string): Promise<void> {
    await this.#visit(path, () => true);
  }

  async #visit(path: string, wanted: (path: string) => boolean): Promise<void> {
    try {
      const real = await realpath(path);
      const info = await stat(real);
      if (info.isDirectory()) {
        if (this.#seen.has(real)) return;
        this.#seen.add(real);
        await this.#enter(path);
      } else if (!info.isFile()) this.failures.push({ path, error: 'This is neither a file nor a folder.' });
      else if (wanted(path)) this.files.push(path);
    } catch (error) {
      this.failures.push({ path, error: `It cannot be opened: ${openingReason(error)}.` });
    }
  }

  async #enter(folder: string): Promise<void> {
    const names = (await readdir(folder)).sort();
    for (const name of names)
      if (!name.startsWith('.') && !isCompanion(name, names))
        await this.#visit(join(folder, name), (path) => !BESIDE.test(path));
  }
}

/** A folder called like one of a saved page, beside that page. */
function isCompanion(name: string, names: readonly string[]): boolean {
  if (!COMPANION.test(name)) return false;
  const stem = name.replace(COMPANION, '');
  return names.some((other) => other.startsWith(`${stem}.`) && /\.[sx]?html?$/i.test(other));
}

/** Why a file or folder cannot be opened, in words. */
export function openingReason(error: unknown): string {
  const code = codeOf(error);
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read';
  if (code === 'ELOOP') return 'its links lead in a circle';
  return reasonOf(error);
}
