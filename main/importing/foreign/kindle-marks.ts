/** Which entries of a Kindle belong together: notes and what they are on, and what was marked again. */
import type { Clipping } from './kindle-clippings.ts';

/** What was marked, with what was noted on it. */
export interface Marked {
  /** A note alone is one as well. */
  readonly clipping: Clipping;
  readonly notes: readonly Clipping[];
  /** The same words marked or noted at other times. */
  readonly others: readonly Clipping[];
}

interface Draft {
  clipping: Clipping;
  /** Its text, with white space collapsed. */
  words: string;
  readonly notes: Clipping[];
  readonly others: Clipping[];
}

/** So many marks before a place are looked at: more than lie over one another in any book. */
const NEAR = 50;
/** In longer ones nobody looks for one another's words, in characters. */
const LONGEST = 20_000;

/** Puts together the entries of one book, in the order of their places. */
export function gathered(clippings: readonly Clipping[]): readonly Marked[] {
  const marks: Draft[] = [];
  for (const clipping of clippings.toSorted(byPlace)) {
    const near = Math.max(0, marks.length - NEAR);
    const found =
      clipping.kind === 'note' ? ofNote(marks, near, clipping) : ofSameWords(marks, near, clipping);
    const mark = marks[found];
    if (mark === undefined) marks.push({ clipping, words: collapsed(clipping.text), notes: [], others: [] });
    else if (clipping.kind === 'note' && mark.clipping.kind !== 'note') addNote(mark, clipping);
    else addAgain(mark, clipping);
  }
  return marks;
}

/** Marks before the notes at the same place; the longer before the shorter; else as the file has them. */
const byPlace = (a: Clipping, b: Clipping): number =>
  (a.place?.first ?? 0) - (b.place?.first ?? 0) ||
  Number(a.kind === 'note') - Number(b.kind === 'note') ||
  (b.place?.last ?? 0) - (a.place?.last ?? 0);

/** The mark that a note stands in, or the note at its place that says the same: a Kindle adds a note's new words as another. */
function ofNote(marks: readonly Marked[], near: number, note: Clipping): number {
  const { place } = note;
  if (place === null) return -1;
  let best = -1;
  let distance = Infinity;
  for (let index = near; index < marks.length; index += 1) {
    const mark = marks[index]?.clipping;
    if (
      mark === undefined ||
      mark.place === null ||
      mark.place.first > place.first ||
      mark.place.last < place.first
    )
      continue;
    if (mark.kind === 'note' && (mark.place.first !== place.first || !goesOn(mark, note))) continue;
    // A Kindle puts a note at the end of what it is on.
    const away = mark.place.last - place.first;
    if (away > distance) continue;
    best = index;
    distance = away;
  }
  return best;
}

/** Whether one of two texts is the beginning of the other. */
const goesOn = (a: Clipping, b: Clipping): boolean => a.text.startsWith(b.text) || b.text.startsWith(a.text);

function addNote({ notes, others }: Draft, note: Clipping): void {
  for (let index = Math.max(0, notes.length - NEAR); index < notes.length; index += 1) {
    const before = notes[index];
    if (before === undefined || before.place?.first !== note.place?.first || !goesOn(before, note)) continue;
    notes[index] = longer(before, note);
    others.push(notes[index] === note ? before : note);
    return;
  }
  notes.push(note);
}

/** The mark over the same place, of which one has the words of the other. */
function ofSameWords(marks: readonly Draft[], near: number, { kind, place, text }: Clipping): number {
  if (kind === 'bookmark' || place === null || text.length > LONGEST) return -1;
  const wanted = collapsed(text);
  const found = marks.slice(near).findIndex(({ clipping: mark, words }) => {
    if (mark.kind === 'note' || mark.place === null || mark.text.length > LONGEST) return false;
    if (mark.place.last < place.first || mark.place.first > place.last) return false;
    return words.includes(wanted) || wanted.includes(words);
  });
  return found < 0 ? -1 : near + found;
}

const collapsed = (text: string): string => text.replace(/\s+/g, ' ');

function addAgain(mark: Draft, again: Clipping): void {
  const before = mark.clipping;
  mark.clipping = longer(before, again);
  mark.words = collapsed(mark.clipping.text);
  mark.others.push(mark.clipping === again ? before : again);
}

/** Of two that are as long the later. */
const longer = (a: Clipping, b: Clipping): Clipping => (a.text.length > b.text.length ? a : b);
