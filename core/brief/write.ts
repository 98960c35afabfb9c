/** Writing a brief in the format that was asked for. */
import { briefAsCsv } from './csv.ts';
import { briefAsHtml, type BriefFont } from './html.ts';
import { briefAsMarkdown } from './markdown.ts';
import type { Brief, BriefFormat } from './model.ts';
import type { Images } from './tree-html.ts';

/** What a brief in HTML brings along. */
export interface BriefAssets {
  readonly images: Images;
  readonly fonts: readonly BriefFont[];
}

const NO_ASSETS: BriefAssets = { images: () => null, fonts: [] };

/**
 * The whole file as a string, to be stored as UTF-8. A PDF is the HTML, printed.
 * @param assets used by HTML alone
 */
export function writeBrief(
  brief: Brief,
  format: Exclude<BriefFormat, 'pdf'>,
  assets: BriefAssets = NO_ASSETS,
): string {
  switch (format) {
    case 'html':
      return briefAsHtml(brief, assets.images, assets.fonts);
    case 'md':
      return briefAsMarkdown(brief);
    case 'csv':
      return briefAsCsv(brief);
  }
}
