/** Finding passages again in a text that has changed, beside the way of Hypothesis; in a page, as both do it. */
import type * as Script from './anchors-page.ts';
import type { Alteration, Score } from './anchors-page.ts';
import type { Stage } from './app.ts';
import type { Figure } from './measure.ts';
import { withScript } from './page-script.ts';

const WHAT = {
  'edited by 3 %': 'in 600 kB of which 3 % of the characters are edited',
  'edited by 10 %': 'with 10 % edited',
  reordered: 'with its paragraphs in another order',
  deleted: 'with the passages deleted',
} as const satisfies Record<Alteration, string>;

const IN_REPEATED = {
  'edited by 3 %': 'in 200 kB of which 3 % are edited, a third of its sentences standing there many times',
  reordered: 'in such a text with its paragraphs in another order',
} as const satisfies Partial<Record<Alteration, string>>;

export const benchAnchors = (stage: Stage): Promise<readonly Figure[]> =>
  withScript<typeof Script, readonly Figure[]>(stage, 'anchors-page.ts', async (call) => {
    const { ours, theirs } = await call('compare', 'edited by 3 %');
    return [
      {
        what: `Finding 1,000 passages again ${WHAT['edited by 3 %']}, beside the way of Hypothesis`,
        value: ours.time / theirs.time,
        most: 0.1,
        unit: '×',
        from: `${ours.time.toFixed(2)} ms and ${theirs.time.toFixed(2)} ms for each; set-up included`,
      },
      ...places('edited by 3 %', ours, { lost: 0.5, wrong: 0.1 }, `; Hypothesis: ${inWords(theirs)}`),
      ...places('edited by 10 %', await call('score', 'edited by 10 %'), { lost: 2, wrong: 0.1 }),
      ...places('reordered', await call('score', 'reordered'), { lost: 0.5, wrong: 0.1 }),
      ...places('deleted', await call('score', 'deleted'), { wrong: 0.1 }),
      ...repeated('edited by 3 %', await call('scoreRepeated', 'edited by 3 %')),
      ...repeated('reordered', await call('scoreRepeated', 'reordered')),
    ];
  });

/** The most that may be lost or in a wrong place, in percent. */
interface Most {
  readonly lost?: number;
  readonly wrong: number;
}

const repeated = (how: keyof typeof IN_REPEATED, score: Score): readonly Figure[] =>
  figures(IN_REPEATED[how], score, { lost: 2, wrong: 0.1 });

const places = (how: Alteration, score: Score, most: Most, beside = ''): readonly Figure[] =>
  figures(WHAT[how], score, most, beside);

function figures(where: string, score: Score, most: Most, beside = ''): readonly Figure[] {
  const from = `${inWords(score)}; ${score.time.toFixed(2)} ms for each${beside}`;
  const wrong: Figure = {
    what: `Passages put in a wrong place ${where}`,
    value: score.wrong,
    most: most.wrong,
    unit: '%',
    from,
  };
  if (most.lost === undefined) return [wrong];
  const lost: Figure = {
    what: `Passages not at their place again ${where}`,
    value: 100 - score.found,
    most: most.lost,
    unit: '%',
    from,
  };
  return [lost, wrong];
}

const inWords = ({ found, wrong }: Score): string =>
  `${found.toFixed(1)} % at their place, ${wrong.toFixed(1)} % at a wrong one`;
