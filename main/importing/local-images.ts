import { Images } from './images.ts';

/** The images of a file that holds them itself. Each is looked at once, in however many places it stands. */
export class LocalImages extends Images {
  readonly #placed = new Map<string, string | null>();

  /** How many were to be found in the file and are not there, or are none that can be shown. */
  get refused(): number {
    const refused = [...this.#placed].filter(([address, placed]) => placed === null && isLocal(address));
    return refused.length;
  }

  override place(address: string): string | null {
    const known = this.#placed.get(address);
    if (known !== undefined) return known;
    const placed = super.place(address);
    this.#placed.set(address, placed);
    return placed;
  }
}

const isLocal = (address: string): boolean =>
  address !== '' && !/^(?!data:)[a-z][a-z\d+.-]*:|^\/\//i.test(address);
