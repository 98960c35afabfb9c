/** Articles that are read and wait for the person to look them over. */
import { randomUUID } from 'node:crypto';
import type { ImportBatch, ImportOutcome } from '../../core/importing.ts';
import { PlainError } from '../../core/result.ts';
import { markdownOfBlocks, pagesOfBlocks, type Review, type Reviewed } from '../../core/review.ts';
import { keep, type ImportTarget, type ReadFile } from '../importing/job.ts';

/** Keeps what waits, and what the person decides of it. Nothing that waits is in the library yet. */
export class Reviewing {
  readonly #waiting = new Map<string, ReadFile & { readonly path: string }>();

  constructor(readonly target: ImportTarget) {}

  /** Lets single articles wait; what is something else is kept as it was found. */
  async sort(read: readonly ReadFile[]): Promise<ImportBatch> {
    const outcomes: ImportOutcome[] = [];
    const reviews: Review[] = [];
    for (const file of read) {
      const review = this.#reviewOf(file);
      if (review === null) outcomes.push(...(await keep(file, this.target)));
      else reviews.push(review);
    }
    return { outcomes, reviews };
  }

  /** Keeps an article as the person decided; null as it was found. @throws PlainError when it waits no longer */
  async keep(token: string, reviewed: Reviewed | null): Promise<readonly ImportOutcome[]> {
    const file = this.#waiting.get(token);
    if (file === undefined) throw new PlainError('This article waits no longer. Import it again.');
    const outcomes = await keep(reviewed === null ? file : withDecision(file, reviewed), this.target);
    // What could not be saved can be tried again.
    if (!outcomes.some(({ status }) => status === 'failed')) this.#waiting.delete(token);
    return outcomes;
  }

  skip(token: string): void {
    this.#waiting.delete(token);
  }

  #reviewOf(file: ReadFile): Review | null {
    if (!('extracted' in file)) return null;
    const [article, ...others] = file.extracted.articles;
    if (article === undefined || others.length > 0 || article.part !== null) return null;
    const token = randomUUID();
    this.#waiting.set(token, file);
    const { details, type, images, blocks = [] } = article;
    return { token, path: file.path, type, details, blocks, images: images.length };
  }
}

function withDecision<F extends ReadFile>(file: F, { details, blocks: wanted }: Reviewed): F {
  if (!('extracted' in file)) return file;
  const { extracted } = file;
  const articles = extracted.articles.map((article) => {
    const { blocks = [] } = article;
    if (wanted === null) return { ...article, details };
    const markdown = markdownOfBlocks(blocks, wanted);
    return { ...article, details, markdown, pages: pagesOfBlocks(blocks, wanted) };
  });
  return { ...file, extracted: { ...extracted, articles } };
}
