/** An article's text with what changed since an earlier version: what was added marked, what was removed put back in. */
import type { Part } from '../../core/anchor/compare.ts';
import type { ArticleDocument } from '../../core/document/tree.ts';
import { drawDocument, type DrawnArticle, type DrawnRun } from './draw.ts';

/** How many changes there are: stretches between unchanged words. */
export const changesIn = (parts: readonly Part[]): number =>
  parts.filter((part, index) => part.kind !== 'same' && (index === 0 || parts[index - 1]?.kind === 'same'))
    .length;

/**
 * Draws the newer text. Here nothing is marked by the person, so that its nodes may be split.
 * @param before the canonical text of the earlier version
 */
export function drawComparison(
  document: ArticleDocument,
  parts: readonly Part[],
  before: string,
): HTMLElement {
  const drawn = drawDocument(document);
  const changes = parts.filter(({ kind }) => kind !== 'same');
  for (const run of drawn.runs) splitRun(run, changes, before);
  putBackBlocks(drawn, changes, before);
  return drawn.root;
}

const wordsOf = (part: Part, before: string): string => before.slice(part.before.start, part.before.end);

/** Whether what was removed were whole blocks, or the ends of some. */
const isBlocks = (part: Part, before: string): boolean => wordsOf(part, before).includes('\n');

function splitRun({ node, start, end }: DrawnRun, changes: readonly Part[], before: string): void {
  const pieces: Node[] = [];
  let at = start;
  const upTo = (offset: number) => {
    if (offset > at) pieces.push(window.document.createTextNode(node.data.slice(at - start, offset - start)));
    at = Math.max(at, offset);
  };
  for (const part of changes) {
    const { start: from, end: to } = part.after;
    if (part.kind === 'added' && from < end && to > start) {
      upTo(Math.max(from, start));
      const added = window.document.createElement('ins');
      added.textContent = node.data.slice(at - start, Math.min(to, end) - start);
      pieces.push(added);
      at = Math.min(to, end);
    } else if (part.kind === 'removed' && from >= start && from < end && !isBlocks(part, before)) {
      upTo(from);
      pieces.push(removed(wordsOf(part, before)));
    }
  }
  if (pieces.length === 0) return;
  upTo(end);
  node.replaceWith(...pieces);
}

function removed(words: string): HTMLElement {
  const element = window.document.createElement('del');
  element.textContent = words;
  return element;
}

/** Removed paragraphs stand between those that are left; what was removed from the very end stands after the last. */
function putBackBlocks({ root, blocks, runs }: DrawnArticle, changes: readonly Part[], before: string): void {
  const end = runs.at(-1)?.end ?? 0;
  for (const part of changes) {
    if (part.kind !== 'removed') continue;
    if (!isBlocks(part, before) && part.after.start < end) continue;
    const next = blocks.find((block) => block.end > part.after.start)?.element ?? null;
    const beginsBlock = blocks.some(({ start }) => start === part.after.start);
    const place = beginsBlock ? next : (next?.nextSibling ?? null);
    for (const words of wordsOf(part, before).split(/\n+/)) {
      if (words.trim() === '') continue;
      const paragraph = window.document.createElement('p');
      paragraph.append(removed(words));
      root.insertBefore(paragraph, place?.parentNode === root ? place : null);
    }
  }
}
