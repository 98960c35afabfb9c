/** Painting the passages of a long article and taking them away, beside the wrapping of mark.js. */
import type { Stage } from './app.ts';
import type * as Script from './painting-page.ts';
import type { Figure } from './measure.ts';
import { withScript } from './page-script.ts';

export const benchPainting = (stage: Stage): Promise<readonly Figure[]> =>
  withScript<typeof Script, readonly Figure[]>(stage, 'painting-page.ts', async (call) => {
    const { ours, theirs, elements } = await call('paintBoth');
    return [
      {
        what: 'Painting 2,000 passages over 300,000 characters and taking them away, beside mark.js',
        value: ours / theirs,
        most: 0.05,
        unit: '×',
        from: `${ours.toFixed(1)} ms and ${theirs.toFixed(0)} ms with layout; mark.js makes ${elements} elements`,
      },
    ];
  });
