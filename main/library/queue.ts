/** Runs jobs of the same key one after another, in the order in which they came; others side by side. */
export class KeyedQueue {
  readonly #tails = new Map<string, Promise<void>>();

  /** Resolves or rejects as the job does; a job that failed holds up none. */
  async run<T>(key: string, job: () => Promise<T>): Promise<T> {
    const turn = (this.#tails.get(key) ?? Promise.resolve()).then(job);
    const tail = turn.then(
      () => undefined,
      () => undefined,
    );
    this.#tails.set(key, tail);
    try {
      return await turn;
    } finally {
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    }
  }

  /** Resolves when every job that is under way is done. */
  async idle(): Promise<void> {
    await Promise.all(this.#tails.values());
  }
}
