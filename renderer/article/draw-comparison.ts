/** An article's text with what changed since an earlier version: what was added marked, what was removed put back in. */
import type { Part } from '../../core/anchor/compare.ts';
import type { ArticleDocument, Span } from '../../core/document/tree.ts';
import { meet } from '../../core/spans.ts';
import { drawDocument, type DrawnRun } from './draw.ts';
import { putBack, type PutBack } from './put-back.ts';

/** How many changes there are: stretches between unchanged words. */
export const changesIn = (parts: readonly Part[]): number =>
  parts.filter((part, index) => part.kind !== 'same' && (index === 0 || parts[index - 1]?.kind === 'same'))
    .length;

/** A paragraph, heading, list item or cell as it is drawn. */
interface Leaf extends Span {
  readonly element: HTMLElement;
  readonly runs: readonly DrawnRun[];
}

/** What is put at an offset of a run, or stands on a stretch of it. */
type Insertion =
  | { readonly kind: 'removed'; readonly at: number; readonly words: string }
  | { readonly kind: 'added'; readonly at: number; readonly end: number };

/**
 * Draws the newer text. Here nothing is marked by the person, so that its nodes may be split.
 * @param before the canonical text of the earlier version
 */
export function drawComparison(
  document: ArticleDocument,
  parts: readonly Part[],
  before: string,
): HTMLElement {
  const { root, runs } = drawDocument(document);
  const leaves = leavesOf(runs);
  if (leaves.length === 0) return root;
  const insertions = new Map<DrawnRun, Insertion[]>();
  const insert = (run: DrawnRun | undefined, insertion: Insertion) => {
    if (run !== undefined) insertions.set(run, [...(insertions.get(run) ?? []), insertion]);
  };
  const wholes: Extract<PutBack, { kind: 'blocks' }>[] = [];
  for (const part of parts) {
    const { start, end } = part.after;
    if (part.kind === 'added')
      for (const run of runs.filter((each) => meet(each, part.after)))
        insert(run, { kind: 'added', at: Math.max(start, run.start), end: Math.min(end, run.end) });
    else if (part.kind === 'removed')
      for (const place of putBack(part, before, leaves))
        if (place.kind === 'blocks') wholes.push(place);
        else
          insert(runIn(leaves[place.leaf], place.at), { kind: 'removed', at: place.at, words: place.words });
  }
  for (const [run, list] of insertions) splitRun(run, list);
  for (const { leaf, side, lines } of wholes) insertBlocks(leaves[leaf]?.element, side, lines);
  return root;
}

function leavesOf(runs: readonly DrawnRun[]): readonly Leaf[] {
  const byElement = new Map<HTMLElement, DrawnRun[]>();
  for (const run of runs) {
    const element = run.node.parentElement?.closest<HTMLElement>('p, h2, h3, h4, h5, h6, pre, td, th');
    if (element !== null && element !== undefined)
      byElement.set(element, [...(byElement.get(element) ?? []), run]);
  }
  return [...byElement].map(([element, held]) => ({
    element,
    runs: held,
    start: held[0]?.start ?? 0,
    end: held.at(-1)?.end ?? 0,
  }));
}

/** The run at an offset of a leaf; the one that ends nearest before it where it is at the end, or a line breaks there. */
const runIn = (leaf: Leaf | undefined, at: number): DrawnRun | undefined =>
  leaf?.runs.find(({ start, end }) => start <= at && at < end) ?? leaf?.runs.findLast(({ end }) => end <= at);

function splitRun({ node, start, end }: DrawnRun, insertions: readonly Insertion[]): void {
  const pieces: Node[] = [];
  let at = start;
  const words = (to: number) => {
    const piece = node.data.slice(at - start, to - start);
    at = Math.max(at, to);
    return piece;
  };
  for (const insertion of insertions) {
    if (insertion.at > at) pieces.push(window.document.createTextNode(words(insertion.at)));
    pieces.push(
      insertion.kind === 'removed' ? marked('del', insertion.words) : marked('ins', words(insertion.end)),
    );
  }
  if (end > at) pieces.push(window.document.createTextNode(words(end)));
  node.replaceWith(...pieces);
}

function marked(tag: 'ins' | 'del', words: string): HTMLElement {
  const element = window.document.createElement(tag);
  element.textContent = words;
  return element;
}

/** An item stands among the items of its list, a row among the rows of its table. */
function insertBlocks(
  leaf: HTMLElement | undefined,
  side: 'before' | 'after',
  lines: readonly string[],
): void {
  const beside = leaf?.closest('li, tr') ?? leaf;
  const drawn = lines.map((words) => block(beside?.tagName, words));
  if (side === 'before') beside?.before(...drawn);
  else lastPutBackAfter(beside)?.after(...drawn);
}

/** What was put back after it before comes first. */
function lastPutBackAfter(element: Element | undefined): Element | undefined {
  let last = element;
  while (last?.nextElementSibling?.matches('[data-put-back]') === true) last = last.nextElementSibling;
  return last;
}

function block(beside: string | undefined, words: string): HTMLElement {
  const removed = marked('del', words);
  const element = window.document.createElement(beside === 'LI' ? 'li' : beside === 'TR' ? 'tr' : 'p');
  element.dataset['putBack'] = '';
  element.dir = 'auto';
  if (beside !== 'TR') element.append(removed);
  else {
    const cell = window.document.createElement('td');
    cell.colSpan = 99;
    cell.append(removed);
    element.append(cell);
  }
  return element;
}
