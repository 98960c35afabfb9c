/** A library to read in: a long article with passages and without, and others of the usual length. */
import { makePlanned } from './library.ts';
import { prose } from './languages.ts';
import { Chance } from './random.ts';

export const TITLES = {
  marked: 'Long with passages',
  bare: 'Long without passages',
  usual: 'Of the usual length',
  other: 'Another one',
} as const;

const LONG = { characters: 300_000, passages: 2000, noted: 0.15 } as const;
const USUAL = { characters: 6000, passages: 20 } as const;

export interface ReadingLibrary {
  /** Of both long articles. */
  readonly paragraphs: readonly string[];
}

/** Writes it into a folder that is not there yet. */
export function makeReadingLibrary(folder: string): ReadingLibrary {
  const chance = new Chance(2000);
  const paragraphs = prose(LONG.characters, chance);
  const usual = { paragraphs: prose(USUAL.characters, chance), passages: USUAL.passages };
  makePlanned(
    folder,
    [
      { title: TITLES.marked, paragraphs, passages: LONG.passages, noted: LONG.noted },
      { title: TITLES.bare, paragraphs, passages: 0 },
      { title: TITLES.usual, ...usual },
      { title: TITLES.other, paragraphs: prose(USUAL.characters, chance), passages: 0 },
    ],
    chance,
  );
  return { paragraphs };
}
