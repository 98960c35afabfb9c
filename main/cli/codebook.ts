import { resolve } from 'node:path';
import { CODEBOOK_FORMATS } from '../../core/exchange/codebook.ts';
import { countPassages } from '../../core/issues/counts.ts';
import { parentOf } from '../../core/issues/hierarchy.ts';
import { issueNamed } from '../../core/issues/issues.ts';
import { mergeOf } from '../../core/issues/merging.ts';
import { moveInto, moveToEnd, partsOf } from '../../core/issues/moving.ts';
import type { Issue } from '../../core/model.ts';
import { PlainError } from '../../core/result.ts';
import { counted } from '../../core/words.ts';
import { exportCodebook } from '../exporting/codebook.ts';
import type { Library } from '../library/library.ts';
import { reading, say, writing, type Context } from './context.ts';

/** The issue that people call by a name. @throws PlainError for none */
export function issueMeant({ codebook }: Library, name: string): Issue {
  const issue = issueNamed(codebook, name);
  if (issue === null) throw new PlainError(`There is no issue named “${name}”.`);
  return issue;
}

/** Says all that is known of an issue. */
export async function showIssue(context: Context, [name, ...rest]: readonly string[]): Promise<number> {
  if (name === undefined || rest.length > 0) throw new PlainError('Name the issue: issues show NAME.');
  await reading(context, (library) => {
    const { codebook } = library;
    const issue = issueMeant(library, name);
    const shown = {
      id: issue.id,
      name: issue.name,
      definition: issue.definition,
      memo: issue.memo,
      aliases: issue.aliases,
      keyTerms: issue.keyTerms,
      color: issue.color,
      underline: issue.underline,
      created: issue.created,
      closed: issue.closed,
      partOf: parentOf(codebook, issue.id)?.name ?? null,
      parts: partsOf(codebook, issue.id).map((part) => part.name),
      passages: countPassages(codebook, library.rows()).get(issue.id) ?? 0,
    };
    say(context, shown, () => inWords(shown));
    return Promise.resolve();
  });
  return 0;
}

type Shown = Omit<Issue, 'parent' | 'dismissed' | 'accepted'> & {
  readonly partOf: string | null;
  readonly parts: readonly string[];
  readonly passages: number;
};

function inWords(issue: Shown): string {
  const facts: readonly (readonly [string, string])[] = [
    ['Part of', issue.partOf ?? ''],
    ['Parts', issue.parts.join('; ')],
    ['Passages', String(issue.passages)],
    ['Also called', issue.aliases.join('; ')],
    ['Key terms', issue.keyTerms.join('; ')],
    ['Looks', `${issue.color}, ${issue.underline}`],
    ['Since', issue.created],
    ['Closed', issue.closed ?? ''],
  ];
  const lines = facts.flatMap(([label, words]) => (words === '' ? [] : [`${label.padEnd(12)}${words}`]));
  const texts = [issue.definition, issue.memo].filter((text) => text !== '');
  return `${[issue.name, ...lines, ...texts.map((text) => `\n${text}`)].join('\n')}\n`;
}

/** Lets an issue become one with another. */
export async function mergeIssues(context: Context, [from, to, ...rest]: readonly string[]): Promise<number> {
  if (from === undefined || to === undefined || rest.length > 0)
    throw new PlainError('Name the issue and the one that it becomes one with: issues merge NAME INTO.');
  await writing(context, async (library) => {
    const [issue, into] = [issueMeant(library, from), issueMeant(library, to)];
    const passages = countPassages(library.codebook, library.rows()).get(issue.id) ?? 0;
    const change = mergeOf(library.codebook, issue.id, into.id);
    if (change === null) throw new PlainError('One of the two issues has been removed in the meantime.');
    await library.apply(change);
    say(
      context,
      { id: into.id, name: into.name, merged: issue.name, passages },
      () => `“${issue.name}” is one with “${into.name}” now, with ${counted(passages, 'passage')}.\n`,
    );
  });
  return 0;
}

/** Makes an issue a part of another, or of none. */
export async function moveIssue(context: Context, [name, ...rest]: readonly string[]): Promise<number> {
  const { into, top } = context.options;
  if (name === undefined || rest.length > 0 || (into === undefined) !== top)
    throw new PlainError('Say which issue goes where: issues move NAME --into OTHER, or --top.');
  await writing(context, async (library) => {
    const issue = issueMeant(library, name);
    const parent = into === undefined ? null : issueMeant(library, into);
    const { codebook } = library;
    const isThere = (parentOf(codebook, issue.id)?.id ?? null) === (parent?.id ?? null);
    const change = parent === null ? moveToEnd(codebook, issue.id) : moveInto(codebook, issue.id, parent.id);
    if (change === null && !isThere) throw new PlainError('An issue cannot be a part of itself.');
    if (change !== null && !isThere) await library.apply(change);
    say(context, { id: issue.id, name: issue.name, partOf: parent?.name ?? null }, () =>
      parent === null
        ? `“${issue.name}” stands by itself.\n`
        : `“${issue.name}” is a part of “${parent.name}”.\n`,
    );
  });
  return 0;
}

/** Writes the codebook to a file. */
export async function exportIssues(context: Context, rest: readonly string[]): Promise<number> {
  const { format: named, out } = context.options;
  const format = CODEBOOK_FORMATS.find((each) => each === named);
  if (format === undefined || rest.length > 0)
    throw new PlainError(`Say the format: issues export --format ${CODEBOOK_FORMATS.join('|')} --out FILE.`);
  if (out === undefined) throw new PlainError('Say where to write it: --out FILE.');
  await reading(context, async (library) => {
    const path = resolve(context.cwd, out);
    await exportCodebook(library.codebook, format, path);
    const issues = library.codebook.issues.length;
    say(context, { path, format, issues }, () => `${path}: ${counted(issues, 'issue')}.\n`);
  });
  return 0;
}
