/** Heading levels of an article that stands under headings of the page. */
import type { Block, Heading } from '../document/tree.ts';

export type HeadingLevel = 2 | 3 | 4 | 5 | 6;
const LEVELS = [2, 3, 4, 5, 6] as const;

/**
 * The level on the page of each heading depth that the blocks use: the depths in use follow each other without
 * gaps from `top` on, whatever the article skips, and level 6 holds all that are deeper.
 */
export function levelsOf(
  blocks: readonly Block[],
  top: HeadingLevel,
): ReadonlyMap<Heading['depth'], HeadingLevel> {
  const depths = [...new Set(depthsIn(blocks))].sort((a, b) => a - b);
  return new Map(depths.map((depth, rank) => [depth, LEVELS[top - 2 + rank] ?? 6]));
}

function depthsIn(blocks: readonly Block[]): readonly Heading['depth'][] {
  return blocks.flatMap((block) => {
    switch (block.type) {
      case 'heading':
        return [block.depth];
      case 'quote':
        return depthsIn(block.blocks);
      case 'list':
        return block.items.flatMap((item) => depthsIn(item.blocks));
      default:
        return [];
    }
  });
}
