/** Runs jobs of the same key one after another, in the order in which they came; others side by side. */
export class KeyedQueue {
  readonly #tails = new Map<string, Promise<void>>();
  /** What every job waits for: the last one that had to be alone. */
  #gate: Promise<void> = Promise.resolve();

  /** Resolves or rejects as the job does; a job that failed holds up none. */
  async run<T>(key: string, job: () => Promise<T>): Promise<T> {
    const turn = (this.#tails.get(key) ?? this.#gate).then(job);
    const tail = settled(turn);
    this.#tails.set(key, tail);
    try {
      return await turn;
    } finally {
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    }
  }

  /** Runs a job when all before it are done, and none beside it. */
  async alone<T>(job: () => Promise<T>): Promise<T> {
    const turn = this.idle().then(job);
    this.#gate = settled(turn);
    this.#tails.clear();
    return turn;
  }

  /** Resolves when every job that is under way is done. */
  async idle(): Promise<void> {
    await Promise.all([this.#gate, ...this.#tails.values()]);
  }
}

const settled = (turn: Promise<unknown>): Promise<void> =>
  turn.then(
    () => undefined,
    () => undefined,
  );
