/** Passages that were marked in another tool, given to an article of the library. */
import { randomUUID } from 'node:crypto';
import { describeSpan } from '../../core/anchor/describe.ts';
import { Finder, isPlaced } from '../../core/anchor/find.ts';
import { type Issue, NO_CODING, type Passage } from '../../core/model.ts';
import type { ForeignHighlight, ForeignIssue, MarksReport } from '../../core/importing.ts';
import { issueNamed, newIssue } from '../../core/issues/issues.ts';
import { NO_TEXT } from '../../core/passages.ts';
import type { ReadArticle } from '../../core/text-versions.ts';
import { sha256Of } from '../store/blobs.ts';
import { ASIDE } from './editor.ts';
import type { Library } from './library.ts';

/** Makes the issues of another tool that the codebook has none of that name for. @returns how many */
export async function ensureIssues(library: Library, issues: readonly ForeignIssue[]): Promise<number> {
  let added = 0;
  for (const { name, definition, color } of issues) {
    if (name.trim() === '' || issueNamed(library.codebook, name) !== null) continue;
    const made = newIssue(library.codebook, name, definition, {
      id: randomUUID(),
      now: new Date().toISOString(),
    });
    const issue: Issue = color === null ? made : { ...made, color };
    await library.apply({ type: 'issue.add', issue, index: library.codebook.issues.length }, ASIDE);
    added += 1;
  }
  return added;
}

/**
 * Adds what another tool marked in an article: on its words where the text has them, else without a place. What was
 * added before, known by its key, is passed over. Nobody undoes an import mark by mark.
 */
export async function addMarks(
  library: Library,
  read: ReadArticle,
  highlights: readonly ForeignHighlight[],
): Promise<MarksReport> {
  await ensureIssues(
    library,
    highlights.flatMap(({ issues }) => issues.map((name) => ({ name, definition: '', color: null }))),
  );
  const { article, document } = read;
  const known = new Set(article.passages.map(({ id }) => id));
  const finder = new Finder(document.text);
  const report = { placed: 0, unplaced: 0, present: 0 };
  for (const [index, highlight] of highlights.entries()) {
    const id = idOf(highlight);
    if (known.has(id)) {
      report.present += 1;
      continue;
    }
    known.add(id);
    const passage = passageOf(highlight, { id, index, read, finder, library });
    report[passage.textVersion === NO_TEXT ? 'unplaced' : 'placed'] += 1;
    await library.apply({ type: 'passage.add', article: article.id, passage }, ASIDE);
  }
  return report;
}

/** The same each time, so that the same highlight is known again. */
const idOf = ({ key }: ForeignHighlight): string => sha256Of(key).slice(0, 16);

interface Circumstances {
  readonly id: string;
  /** Its number among those that came with it, from 0. */
  readonly index: number;
  readonly read: ReadArticle;
  readonly finder: Finder;
  readonly library: Library;
}

function passageOf(
  highlight: ForeignHighlight,
  { id, index, read, finder, library }: Circumstances,
): Passage {
  const now = new Date().toISOString();
  const created = highlight.created ?? now;
  const issues = highlight.issues.flatMap((name) => issueNamed(library.codebook, name)?.id ?? []);
  // A note on the whole of it stands on no words: it is kept with the title.
  const quote = highlight.quote.trim() === '' ? read.article.title : highlight.quote;
  const start = highlight.position?.start ?? index;
  const anchor = {
    start,
    end: start + quote.length,
    quote,
    prefix: highlight.prefix,
    suffix: highlight.suffix,
  };
  const found = highlight.quote.trim() === '' ? null : finder.find(anchor);
  return {
    id,
    ...NO_CODING,
    ...(isPlaced(found) ? describeSpan(finder.text, found) : anchor),
    textVersion: isPlaced(found) ? read.article.textVersion : NO_TEXT,
    issues: [...new Set(issues)],
    note: highlight.note,
    created,
    modified: created,
  };
}
