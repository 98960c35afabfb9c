import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonOf } from '../store/io-errors.ts';

/** Kinds of file that lie beside articles and are none. One that is named itself is tried all the same. */
const BESIDE =
  /\.(json|ya?ml|css|m?js|ts|map|png|jpe?g|gif|webp|avif|svg|ico|bmp|tiff?|heic|mp[34]|m4[av]|wav|ogg|webm|mov|avi|woff2?|[ot]tf|eot|pdf|docx?|xlsx?|pptx?|odt|ods|epub|zip|gz|tgz|bz2|xz|7z|rar|exe|dll|so|sqlite|db|log|lock|bib|ris|csv)$/i;

/** Where browsers put the parts of a page that they save. */
const COMPANION = /(_files|\.files|-Dateien|_fichiers|_archivos)$/i;

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
      } else if (wanted(path)) this.files.push(path);
    } catch (error) {
      this.failures.push({ path, error: `It cannot be opened: ${openingReason(error)}.` });
    }
  }

  async #enter(folder: string): Promise<void> {
    for (const name of (await readdir(folder)).sort())
      if (!name.startsWith('.') && !COMPANION.test(name))
        await this.#visit(join(folder, name), (path) => !BESIDE.test(path));
  }
}

/** Why a file or folder cannot be opened, in words. */
export function openingReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read';
  if (code === 'ELOOP') return 'its links lead in a circle';
  return reasonOf(error);
}
