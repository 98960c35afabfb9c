/** Passages that were marked in another tool, given to an article of the library. */
import { randomUUID } from 'node:crypto';
import { describeSpan } from '../../core/anchor/describe.ts';
import { Finder, isPlaced } from '../../core/anchor/find.ts';
import { type Codebook, type Issue, NO_CODING, type Passage } from '../../core/model.ts';
import type { ForeignHighlight, ForeignIssue, MarksReport } from '../../core/importing.ts';
import { issueNamed, newIssue } from '../../core/issues/issues.ts';
import { NO_TEXT } from '../../core/passages.ts';
import type { ReadArticle } from '../../core/text-versions.ts';
import { sha256Of } from '../store/blobs.ts';
import { ASIDE, type Remember } from './editor.ts';
import type { Library } from './library.ts';
import { MarksAgain } from './marks-again.ts';

/**
 * Makes the issues of another tool that the codebook has none of that name for.
 * @param remember as an edit with a group, all of them are undone together
 * @returns how many
 */
export async function ensureIssues(
  library: Library,
  issues: readonly ForeignIssue[],
  remember: Remember = ASIDE,
): Promise<number> {
  let added = 0;
  // What one of them is also called may be the name of another: of the file's own issues each is one.
  const { codebook: before } = library;
  for (const foreign of parentsFirst(issues)) {
    const { codebook } = library;
    const name = folded(foreign.name);
    if (name === '' || issueNamed(before, foreign.name) !== null) continue;
    if (codebook.issues.some((each) => folded(each.name) === name)) continue;
    const issue = issueOf(codebook, foreign);
    await library.apply({ type: 'issue.add', issue, index: codebook.issues.length }, remember);
    added += 1;
  }
  return added;
}

function issueOf(codebook: Codebook, foreign: ForeignIssue): Issue {
  const stamp = { id: randomUUID(), now: new Date().toISOString() };
  const made = newIssue(codebook, foreign.name, foreign.definition, stamp);
  const {
    color,
    underline,
    parent,
    memo = '',
    aliases = [],
    keyTerms = [],
    created,
    closed = null,
  } = foreign;
  const said = (words: readonly string[]) => words.map((each) => each.trim()).filter((each) => each !== '');
  return {
    ...made,
    color: color ?? made.color,
    underline: underline ?? made.underline,
    parent: issueNamed(codebook, parent ?? '')?.id ?? null,
    memo: memo.trim(),
    aliases: said(aliases),
    keyTerms: said(keyTerms),
    created: created ?? made.created,
    closed,
  };
}

/** In their order, but each after what it is a part of. What is a part of itself in the end comes as it comes. */
function parentsFirst(issues: readonly ForeignIssue[]): readonly ForeignIssue[] {
  const byName = new Map(issues.map((issue) => [folded(issue.name), issue]));
  const done = new Set<ForeignIssue>();
  const list: ForeignIssue[] = [];
  const take = (issue: ForeignIssue) => {
    // Parents upon parents in one go: there may be thousands of them.
    const chain: ForeignIssue[] = [];
    for (let each: ForeignIssue | undefined = issue; each !== undefined && !done.has(each);) {
      done.add(each);
      chain.push(each);
      each = byName.get(folded(each.parent ?? ''));
    }
    list.push(...chain.toReversed());
  };
  issues.forEach(take);
  return list;
}

const folded = (name: string): string => name.trim().toLocaleLowerCase();

/**
 * Adds what another tool marked in an article: on its words where the text has them, else without a place. What was
 * added before is known by its key: it takes over what is new, unless it was changed here, and stays away where it was
 * removed here. Nobody undoes an import mark by mark.
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
  const again = new MarksAgain(library, article);
  const finder = new Finder(document.text);
  const report = { placed: 0, unplaced: 0, present: 0, renewed: 0, differing: 0, removed: 0 };
  for (const [index, highlight] of highlights.entries()) {
    const id = idOf(highlight);
    const before = await again.meet(id, highlight);
    if (before !== null) {
      report[before] += 1;
      continue;
    }
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
