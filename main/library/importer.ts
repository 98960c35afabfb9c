import type { ImportOutcome, ImportProgress } from '../../core/importing.ts';
import { PlainError } from '../../core/result.ts';
import type { Extractor } from '../importing/extractor.ts';
import { importBytes, importPaths } from '../importing/job.ts';
import { importTarget } from './import-target.ts';
import { savePage, type SaveOptions } from '../importing/web-page.ts';
import type { Library } from './library.ts';
import { addSample } from './sample.ts';

/** HTML from the clipboard is worth more than its plain words only where it has structure. */
const STRUCTURED = /<(p|h[1-6]|li|table|blockquote|article)\b/i;

/** Imports into a library, one job at a time, with progress, until cancelled. */
export class Importer {
  #running: AbortController | null = null;

  constructor(
    readonly library: Library,
    readonly extractor: Extractor,
    readonly sampleFolder: string,
    readonly onProgress: (progress: ImportProgress) => void,
  ) {}

  /** Imports files, and what lies in folders. @throws PlainError while another import runs */
  async paths(paths: readonly string[]): Promise<readonly ImportOutcome[]> {
    return this.#alone((options) => importPaths(paths, importTarget(this.library), this.extractor, options));
  }

  /** Imports what was copied elsewhere. @throws PlainError when the clipboard holds no text */
  async pasted({ text, html }: { text: string; html: string }): Promise<readonly ImportOutcome[]> {
    const page = STRUCTURED.test(html);
    if (!page && text.trim() === '') throw new PlainError('The clipboard holds no text to import.');
    const content = page ? `<!doctype html><html><body><article>${html}</article></body></html>` : text;
    const name = page ? 'Pasted page' : 'Pasted text';
    const bytes = new TextEncoder().encode(content);
    return this.#alone(() => importBytes(bytes, name, importTarget(this.library), this.extractor));
  }

  /** Saves a page from the web. @throws PlainError when it cannot be fetched */
  async address(address: string, options: SaveOptions): Promise<readonly ImportOutcome[]> {
    return this.#alone(async ({ onProgress }) => {
      onProgress({ done: 0, total: 1, name: address });
      const { bytes, name } = await savePage(address, this.extractor, options);
      return importBytes(bytes, name, importTarget(this.library), this.extractor);
    });
  }

  /** Imports the sample library with its issues and marks. */
  async sample(): Promise<readonly ImportOutcome[]> {
    const outcomes = await this.paths([this.sampleFolder]);
    await addSample(this.library, this.sampleFolder, outcomes);
    return outcomes;
  }

  /** Stops at once, the files in hand given up; what is imported stays. */
  cancel(): void {
    this.#running?.abort();
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
