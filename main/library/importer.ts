import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ImportBatch, ImportOutcome, ImportProgress } from '../../core/importing.ts';
import { PlainError } from '../../core/result.ts';
import type { Reviewed } from '../../core/review.ts';
import type { Extractor } from '../importing/extractor.ts';
import { findImportable, isBeside, tellingOf } from '../importing/files.ts';
import {
  given,
  importPaths,
  keep,
  readBytes,
  readOne,
  type Given,
  type ImportTarget,
  type ReadFile,
} from '../importing/job.ts';
import { importTarget } from './import-target.ts';
import type { SaveOptions } from '../importing/web-page.ts';
import type { Library } from './library.ts';
import { Reviewing } from './reviewing.ts';
import { addSample } from './sample.ts';

/** More files than this are imported as they are found: nobody looks over so many. */
const MOST_REVIEWED = 20;

/** HTML from the clipboard is worth more than its plain words only where it has structure. */
const STRUCTURED = /<(p|h[1-6]|li|table|blockquote|article)\b/i;

/** Imports into a library, one job at a time, with progress, until cancelled. */
export class Importer {
  #running: AbortController | null = null;
  readonly #target: ImportTarget;
  readonly #reviewing: Reviewing;

  constructor(
    readonly library: Library,
    readonly extractor: Extractor,
    readonly sampleFolder: string,
    readonly onProgress: (progress: ImportProgress) => void,
  ) {
    this.#target = importTarget(library);
    this.#reviewing = new Reviewing(this.#target);
  }

  /** Imports files, and what lies in folders, as they are found. @throws PlainError while another import runs */
  async paths(paths: readonly string[]): Promise<readonly ImportOutcome[]> {
    return this.#alone((options) => importPaths(paths, this.#target, this.extractor, options));
  }

  /** As `paths`, but single articles of a few files wait to be looked over, where the person wishes that. */
  async pathsForReview(paths: readonly string[]): Promise<ImportBatch> {
    const { files, failures, passedOver } = await findImportable(paths);
    if (!this.#wantsReview || files.length > MOST_REVIEWED)
      return { outcomes: await this.paths(paths), reviews: [] };
    return this.#alone(async ({ signal, onProgress }) => {
      const read: ReadFile[] = [];
      for (const [done, path] of files.entries()) {
        if (signal.aborted) break;
        onProgress({ done, total: files.length, name: basename(path) });
        read.push(await readOne(path, this.#target, this.extractor, { signal, review: true }));
      }
      const { outcomes, reviews } = await this.#reviewing.sort(signal.aborted ? [] : read);
      return {
        outcomes: tellingOf(passedOver, [
          ...failures.map((failure) => ({ ...failure, status: 'failed' as const })),
          ...outcomes,
        ]),
        reviews,
      };
    });
  }

  /** Imports what was copied elsewhere. @throws PlainError when the clipboard holds no text */
  async pasted({ text, html }: { text: string; html: string }): Promise<ImportBatch> {
    const page = STRUCTURED.test(html);
    if (!page && text.trim() === '') throw new PlainError('The clipboard holds no text to import.');
    const content = page ? `<!doctype html><html><body><article>${html}</article></body></html>` : text;
    const name = page ? 'Pasted page' : 'Pasted text';
    return this.#alone(({ signal }) => this.#bytes(given(new TextEncoder().encode(content), name), signal));
  }

  /** Saves a page from the web. @throws PlainError when it cannot be fetched */
  async address(address: string, options: SaveOptions): Promise<ImportBatch> {
    return this.#alone(async ({ signal, onProgress }) => {
      onProgress({ done: 0, total: 1, name: address });
      // What reaches the network is not loaded before it is asked for.
      const { savePage } = await import('../importing/web-page.ts');
      const page = await savePage(address, this.extractor, { ...options, signal });
      return this.#bytes(given(page.bytes, page.name, page.address), signal);
    });
  }

  /** Keeps what waited to be looked over; null as it was found. */
  keep(token: string, reviewed: Reviewed | null): Promise<readonly ImportOutcome[]> {
    return this.#reviewing.keep(token, reviewed);
  }

  skip(token: string): void {
    this.#reviewing.skip(token);
  }

  /** Imports the sample library with its issues and marks. */
  async sample(): Promise<readonly ImportOutcome[]> {
    const names = (await readdir(this.sampleFolder)).filter(
      (name) => !isBeside(name) && !name.endsWith('.json'),
    );
    const outcomes = await this.paths(names.map((name) => join(this.sampleFolder, name)));
    await addSample(this.library, this.sampleFolder, outcomes);
    return outcomes;
  }

  /** Stops at once, the files in hand given up; what is imported stays. */
  cancel(): void {
    this.#running?.abort();
  }

  async #bytes(bytes: Given, signal: AbortSignal): Promise<ImportBatch> {
    const review = this.#wantsReview;
    const read = await readBytes(bytes, this.#target, this.extractor, { review, signal });
    if (signal.aborted) return { outcomes: [], reviews: [] };
    return review ? this.#reviewing.sort([read]) : { outcomes: await keep(read, this.#target), reviews: [] };
  }

  get #wantsReview(): boolean {
    return this.library.settings.review;
  }

  async #alone<T>(
    job: (options: { signal: AbortSignal; onProgress: (progress: ImportProgress) => void }) => Promise<T>,
  ): Promise<T> {
    if (this.#running !== null)
      throw new PlainError('Another import is still running. Wait for it, or cancel it.');
    this.#running = new AbortController();
    try {
      return await job({ signal: this.#running.signal, onProgress: this.onProgress });
    } finally {
      this.#running = null;
    }
  }
}
