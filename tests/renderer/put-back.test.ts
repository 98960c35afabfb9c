import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareTexts, readableParts } from '../../core/anchor/compare.ts';
import type { Span } from '../../core/document/tree.ts';
import { putBack, type PutBack } from '../../renderer/article/put-back.ts';

/** Paragraphs, items and cells of a canonical text. */
function leavesOf(text: string): readonly Span[] {
  return [...text.matchAll(/[^\n\t]+/g)].map(({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
  }));
}

function placesOf(before: string, after: string): readonly PutBack[] {
  const leaves = leavesOf(after);
  return readableParts(compareTexts(before, after), before)
    .filter(({ kind }) => kind === 'removed')
    .flatMap((part) => putBack(part, before, leaves));
}

/** What is shown as removed: by leaf, with what stands before and after it. */
const shown = (before: string, after: string) =>
  placesOf(before, after).map((place) =>
    place.kind === 'words'
      ? `${place.leaf} ${place.at}: ${place.words.trim()}`
      : `${place.side} ${place.leaf}: ${place.lines.join(' | ')}`,
  );

describe('what a newer text no longer has', () => {
  test('stands at the end of its paragraph where it was the end of it', () => {
    const before = 'The deal is done. Ministers denied it.\n\nTrade goes on.';
    expect(shown(before, 'The deal is done.\n\nTrade goes on.')).toEqual(['0 17: Ministers denied it.']);
  });

  test('stands at the end of its paragraph, and its further paragraphs after that', () => {
    const before = 'The deal is done. Ministers denied it.\n\nNobody asked.\n\nTrade goes on.';
    expect(shown(before, 'The deal is done.\n\nTrade goes on.')).toEqual([
      '0 17: Ministers denied it.',
      'before 1: Nobody asked.',
    ]);
  });

  test('stands as a paragraph where it was one: in the middle, first, and last', () => {
    const [one, two, three] = ['The first of them.', 'A second one here.', 'Third and last.'];
    const text = [one, two, three].join('\n\n');
    expect(shown(text, `${one}\n\n${three}`)).toEqual([`before 1: ${two}`]);
    expect(shown(text, `${two}\n\n${three}`)).toEqual([`before 0: ${one}`]);
    expect(shown(text, `${one}\n\n${two}`)).toEqual([`after 1: ${three}`]);
  });

  test('stands between the items of a list, and at the end of a cell', () => {
    expect(shown('apples\npears\nplums', 'apples\nplums')).toEqual(['before 1: pears']);
    expect(shown('tea with milk\tcoffee', 'tea\tcoffee')).toEqual(['0 3: with milk']);
  });

  test('is shown whole, whatever was removed', () => {
    const words = fc.array(fc.constantFrom('ash', 'birch', 'cedar', 'elm.', 'fir', 'oak.'), {
      minLength: 1,
      maxLength: 6,
    });
    const paragraphs = fc.array(words, { minLength: 1, maxLength: 5 });
    const textOf = (lists: readonly (readonly string[])[]) =>
      lists.map((list) => list.join(' ')).join('\n\n');
    const bare = (text: string) => text.replace(/\s+/g, '');
    fc.assert(
      fc.property(paragraphs, paragraphs, (older, newer) => {
        const [before, after] = [textOf(older), textOf(newer)];
        const removed = readableParts(compareTexts(before, after), before).filter(
          ({ kind }) => kind === 'removed',
        );
        const all = removed.map((part) => before.slice(part.before.start, part.before.end)).join('');
        const told = placesOf(before, after).map((place) =>
          place.kind === 'words' ? place.words : place.lines.join(''),
        );
        expect(bare(told.join(''))).toBe(bare(all));
      }),
    );
  });
});
