/** Where the notes in the margin stand. */

/** A note's wish: beside its passage, at `wanted` pixels from the top, `height` pixels high. */
export interface NoteWish {
  readonly wanted: number;
  readonly height: number;
}

/** Heavier than all others together: the note in hand stays where it is, and the others give way. */
const IN_HAND = 1e9;

/** Notes that touch each other and move as one. */
interface Group {
  readonly count: number;
  readonly weight: number;
  /** The sum of what its notes wish for its top, each by its weight. */
  readonly sum: number;
}

/**
 * Gives each note its top in pixels: never over one another, in the order of the passages, and together as near to their
 * passages as can be, by the sum of the squares of how far they are away (isotonic regression by pooling adjacent
 * violators; Barlow et al., Statistical inference under order restrictions, 1972). The note in hand stands exactly beside
 * its passage; should the notes above it not fit between it and the top, it moves down by what they need.
 * @param inHand its index, or -1
 */
export function placeNotes(wishes: readonly NoteWish[], inHand: number, gap: number): readonly number[] {
  const groups: Group[] = [];
  let above = 0;
  const offsets: number[] = [];
  for (const [index, { wanted, height }] of wishes.entries()) {
    offsets.push(above);
    const weight = index === inHand ? IN_HAND : 1;
    let group: Group = { count: 1, weight, sum: weight * (wanted - above) };
    for (let last = groups.at(-1); last !== undefined && top(last) >= top(group); last = groups.at(-1)) {
      group = {
        count: last.count + group.count,
        weight: last.weight + group.weight,
        sum: last.sum + group.sum,
      };
      groups.pop();
    }
    groups.push(group);
    above += height + gap;
  }
  const shifts = groups.flatMap((group) =>
    Array<number>(group.count).fill(Math.max(0, Math.round(top(group)))),
  );
  return offsets.map((offset, index) => offset + (shifts[index] ?? 0));
}

const top = ({ sum, weight }: Group): number => sum / weight;
