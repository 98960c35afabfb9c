import { untilDue } from '../../core/backup-plan.ts';
import type { Backup } from '../../core/model.ts';
import { PlainError } from '../../core/result.ts';
import type { Backups } from '../store/backups.ts';
import { reasonOf } from '../store/io-errors.ts';

/** How long after a change that makes a backup due it is made, in milliseconds: not in the way of the person. */
const GRACE = 5000;

/** Makes a backup every hour while there are changes, and removes those that are no longer to be kept. */
export class AutoBackup {
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #changed = false;

  /** @param onFailure told why a backup could not be made */
  constructor(
    readonly backups: Backups,
    readonly onFailure: (error: unknown) => void,
  ) {}

  /** Takes note of a change. */
  changed(): void {
    this.#changed = true;
    if (this.#timer === null && this.#running === null) this.#running = this.#wait();
  }

  /** Makes the backup that is due, if one is; none is made by itself after this. */
  async close(): Promise<void> {
    await this.#running;
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (this.#changed && (await this.#delay()) === 0) await this.#make();
  }

  async #delay(): Promise<number> {
    try {
      return untilDue(await this.backups.times(), Date.now());
    } catch {
      // Making one fails for the same reason, and says so.
      return 0;
    }
  }

  async #wait(): Promise<void> {
    const delay = await this.#delay();
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#running = this.#make();
    }, delay + GRACE).unref();
    this.#running = null;
  }

  async #make(): Promise<void> {
    this.#changed = false;
    try {
      await this.backups.make();
      await this.backups.rotate();
    } catch (error) {
      this.#changed = true;
      this.onFailure(error);
    }
    this.#running = null;
  }
}

/** Makes a backup at the person's wish. @returns all backups. @throws PlainError where it cannot be made */
export async function makeBackup(backups: Backups): Promise<readonly Backup[]> {
  try {
    await backups.make({ kept: true });
  } catch (error) {
    throw new PlainError(`The backup could not be made: ${reasonOf(error)}. The library is as it was.`, {
      cause: error,
    });
  }
  return backups.list();
}
