/** Writing a brief in the format that was asked for. */
import { briefAsCsv } from './csv.ts';
import { briefAsHtml } from './html.ts';
import { briefAsMarkdown } from './markdown.ts';
import type { Brief, BriefFormat } from './model.ts';
import type { Images } from './tree-html.ts';

/**
 * The whole file as a string, to be stored as UTF-8. A PDF is the HTML, printed.
 * @param images used by HTML alone
 */
export function writeBrief(brief: Brief, format: Exclude<BriefFormat, 'pdf'>, images: Images): string {
  switch (format) {
    case 'html':
      return briefAsHtml(brief, images);
    case 'md':
      return briefAsMarkdown(brief);
    case 'csv':
      return briefAsCsv(brief);
  }
}
