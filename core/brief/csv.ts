/** A brief as a table for spreadsheets and scripts. */
import { mismatchOf } from './check.ts';
import type { Brief, BriefSection, Quotation } from './model.ts';

const COLUMNS = [
  'issue',
  'quotation',
  'note',
  'source number',
  'title',
  'byline',
  'source',
  'published',
  'url',
  'version',
  'page',
  'article id',
  'passage id',
  'all issues',
  'sentence before',
  'sentence after',
  'check',
] as const;

/** Makes Excel read the file as UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';

/**
 * The brief as CSV (RFC 4180, with a byte order mark): a header, then a row for each quotation of each section.
 * The cells hold the words as they are, line breaks included, with one exception. A cell that spreadsheets would
 * run as a formula, which begins with "=", "+", "-", "@", their full-width forms, a tab or a return, gets one
 * apostrophe before it, and so does such a cell that has apostrophes before it already. Whoever needs the words
 * to the letter takes away one apostrophe from a cell in which apostrophes come before such a character.
 */
export function briefAsCsv(brief: Brief): string {
  const rows = brief.sections.flatMap((section) =>
    section.quotations.map((quotation) => rowOf(brief, section, quotation)),
  );
  return BYTE_ORDER_MARK + [COLUMNS, ...rows].map((row) => row.map(cell).join(',') + LINE_END).join('');
}

function rowOf(brief: Brief, { issue }: BriefSection, quotation: Quotation): readonly string[] {
  const source = brief.sources[quotation.source - 1];
  return [
    issue?.name ?? '',
    quotation.quote,
    quotation.note,
    String(quotation.source),
    source?.title ?? '',
    source?.byline ?? '',
    source?.source ?? '',
    source?.published ?? '',
    source?.url ?? '',
    source?.version?.number.toString() ?? '',
    quotation.page ?? '',
    quotation.article,
    quotation.passage,
    quotation.issues.map(({ name }) => name).join('; '),
    quotation.before,
    quotation.after,
    mismatchOf(brief, quotation) === null ? 'matches the source' : 'differs from the source',
  ];
}

const FORMULA = /^'*[=+\-@＝＋－＠\t\r]/u;

function cell(words: string): string {
  const safe = FORMULA.test(words) ? `'${words}` : words;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
