/** Runs in a page: paints many passages over a long article and takes them away, our way and with mark.js. */
import Mark from 'mark.js';
import { documentOf } from '../../core/document/document.ts';
import type { Span } from '../../core/document/tree.ts';
import { newIssue } from '../../core/issues/issues.ts';
import { type Codebook, EMPTY_CODEBOOK, type Passage } from '../../core/model.ts';
import { newPassage } from '../../core/passages.ts';
import { lanesOf } from '../../core/spans.ts';
import { drawDocument, type DrawnArticle } from '../../renderer/article/draw.ts';
import { colorHighlights, paintHighlights } from '../../renderer/article/highlights.ts';
import { PALETTES } from '../../renderer/theme/palette.ts';
import { prose } from './languages.ts';
import { inTurns, timed } from './measure.ts';
import { Chance } from './random.ts';

const CHARACTERS = 300_000;
const PASSAGES = 2000;
const ROUNDS = 5;
const NOW = '2026-01-01T00:00:00.000Z';

export interface Painting {
  /** In milliseconds. */
  readonly ours: number;
  readonly theirs: number;
  /** How many elements mark.js makes of them. */
  readonly elements: number;
}

/** The app paints what is near the window; here it is all. */
const EVERYWHERE = { start: 0, end: Infinity };

export async function paintBoth(): Promise<Painting> {
  const chance = new Chance(300);
  const document_ = documentOf(prose(CHARACTERS, chance).join('\n\n'));
  const codebook = issues();
  const passages = passagesIn(document_.text, codebook, chance);
  const drawn = drawDocument(document_);
  // As wide as the column that it is read in.
  drawn.root.style.cssText = 'width: 640px; font: 19px/1.6 serif';
  document.body.replaceChildren(drawn.root);
  drawn.root.className = 'body';
  colorHighlights(PALETTES.light, '#ece4c6', codebook.issues);
  layOut(drawn);
  const layers = withoutOverlaps(passages).map((layer) => layer.map((span) => inTextNodes(drawn, span)));
  let elements = 0;
  const times = await inTurns(
    {
      ours: () =>
        timed(() => {
          paintHighlights(drawn, passages, codebook, EVERYWHERE);
          layOut(drawn);
          paintHighlights(drawn, [], codebook, EVERYWHERE);
          layOut(drawn);
        }),
      theirs: () =>
        timed(() => {
          const mark = new Mark(drawn.root);
          for (const layer of layers) mark.markRanges(layer);
          layOut(drawn);
          elements = drawn.root.querySelectorAll('mark').length;
          mark.unmark();
          layOut(drawn);
        }),
    },
    ROUNDS,
  );
  return { ...times, elements };
}

function issues(): Codebook {
  let codebook: Codebook = EMPTY_CODEBOOK;
  for (const name of ['Abductions', 'Reparations', 'Regional security', 'Trade routes']) {
    const issue = newIssue(codebook, name, '', { id: name, now: NOW });
    codebook = { ...codebook, revision: codebook.revision + 1, issues: [...codebook.issues, issue] };
  }
  return codebook;
}

/** In order of start, each with one issue or two. */
function passagesIn(text: string, codebook: Codebook, chance: Chance): readonly Passage[] {
  const ids = codebook.issues.map(({ id }) => id);
  return Array.from({ length: PASSAGES }, (_, number) => {
    const start = chance.below(text.length - 160);
    const passage = newPassage(
      text,
      { start, end: start + 40 + chance.below(120) },
      { issues: [...new Set([chance.oneOf(ids), chance.oneOf(ids)])], note: '', textVersion: 1 },
      { id: String(number), now: NOW },
    );
    if (passage === null) throw new Error('There is a passage without words.');
    return passage;
  }).toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** mark.js takes no stretches that overlap: it is given those that do one after another. */
function withoutOverlaps(passages: readonly Passage[]): readonly (readonly Span[])[] {
  const layers: Span[][] = [];
  for (const [index, lane] of lanesOf(passages).entries()) {
    const passage = passages[index];
    if (passage !== undefined) (layers[lane] ??= []).push(passage);
  }
  return layers;
}

/** What mark.js counts in: the text of the text nodes alone, without what stands between blocks. */
function inTextNodes({ runs }: DrawnArticle, { start, end }: Span): { start: number; length: number } {
  const before = (offset: number) =>
    runs.reduce((sum, run) => sum + Math.max(0, Math.min(offset, run.end) - run.start), 0);
  const from = before(start);
  return { start: from, length: before(end) - from };
}

const layOut = ({ root }: DrawnArticle): number => root.getBoundingClientRect().height;
