/** Where the notes in the margin stand. */

/** A note's wish: beside its passage, at `wanted` pixels from the top, `height` pixels high. */
export interface NoteWish {
  readonly wanted: number;
  readonly height: number;
}

/**
 * Gives each note its top in pixels: beside its passage where there is room, else as near as its neighbours allow,
 * never over one another, in the order of the passages. The note in hand stands exactly beside its passage and the
 * others give way; should the notes above it not fit between it and the top, it moves down by what they need.
 * @param inHand its index, or -1
 */
export function placeNotes(wishes: readonly NoteWish[], inHand: number, gap: number): readonly number[] {
  const tops: number[] = [];
  let free = 0;
  for (const { wanted, height } of wishes) {
    const top = Math.max(wanted, free);
    tops.push(top);
    free = top + height + gap;
  }
  const wish = wishes[inHand];
  if (wish === undefined) return tops;
  const above = wishes.slice(0, inHand).reduce((sum, { height }) => sum + height + gap, 0);
  let bottom = Math.max(wish.wanted, above);
  tops[inHand] = bottom;
  free = bottom + wish.height + gap;
  for (let index = inHand - 1; index >= 0; index -= 1) {
    const { height } = wishes[index] ?? { height: 0 };
    bottom = Math.min(tops[index] ?? 0, bottom - gap - height);
    tops[index] = bottom;
  }
  for (let index = inHand + 1; index < wishes.length; index += 1) {
    const { wanted, height } = wishes[index] ?? { wanted: 0, height: 0 };
    tops[index] = Math.max(wanted, free);
    free = (tops[index] ?? 0) + height + gap;
  }
  return tops;
}
