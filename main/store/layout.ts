import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArticleId } from '../../core/model.ts';
import { isLeftOver } from './durable-file.ts';

/** The id of the article that a file of the articles' folder is, or is a copy of; null for other files. */
export const articleIdIn = (name: string): ArticleId | null =>
  /^([A-Za-z0-9-]+)\.json(?:\.previous)?$/.exec(name)?.[1] ?? null;

/** Where everything of a library lies under its folder. */
export class Layout {
  readonly articles: string;
  readonly originals: string;
  readonly images: string;
  /** Files that could not be read, kept as they were. */
  readonly damaged: string;
  readonly journal: string;
  readonly backups: string;
  readonly codebook: string;
  readonly settings: string;
  readonly index: string;
  /** The search index, a cache like `index`. */
  readonly search: string;
  readonly lock: string;
  /** There while a backup is put back. */
  readonly restoring: string;
  /** Which backups are of a state that another backup has taken the place of. */
  readonly restored: string;

  constructor(readonly folder: string) {
    this.articles = join(folder, 'articles');
    this.originals = join(folder, 'originals');
    this.images = join(folder, 'images');
    this.damaged = join(folder, 'damaged');
    this.journal = join(folder, 'journal');
    this.backups = join(folder, 'backups');
    this.codebook = join(folder, 'issues.json');
    this.settings = join(folder, 'settings.json');
    this.index = join(folder, 'library.jsonl');
    this.search = join(folder, 'search.bin');
    this.restoring = join(folder, 'restoring.json');
    this.restored = join(folder, 'restored.json');
    this.lock = join(folder, 'library.lock');
  }

  article(id: ArticleId): string {
    return join(this.articles, `${id}.json`);
  }

  original(sha256: string): string {
    return join(this.originals, sha256);
  }

  /** @param name <sha256>.<ending> */
  image(name: string): string {
    return join(this.images, name);
  }

  /** The ids of all articles that have a file, or a copy of one. */
  async articleIds(): Promise<readonly ArticleId[]> {
    const names = await readdir(this.articles);
    return [...new Set(names.flatMap((name) => articleIdIn(name) ?? []))];
  }

  /** Makes the folders that are not there yet. */
  async create(): Promise<void> {
    for (const folder of [this.articles, this.originals, this.images, this.journal])
      await mkdir(folder, { recursive: true });
  }

  /** Removes the cache of the first version, and what writes that a crash cut short have left. Only for the one that holds the library's lock. */
  async sweep(): Promise<void> {
    await rm(join(this.folder, 'library.json'), { force: true });
    for (const folder of [this.folder, this.articles, this.originals, this.images, this.journal])
      for (const name of await readdir(folder))
        if (isLeftOver(name)) await rm(join(folder, name), { force: true });
  }
}
