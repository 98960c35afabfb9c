import { countPassages } from '../../core/issues/counts.ts';
import { randomUUID } from 'node:crypto';
import { issueTree, parentOf } from '../../core/issues/hierarchy.ts';
import { issueNamed, newIssue } from '../../core/issues/issues.ts';
import { PlainError } from '../../core/result.ts';
import type { Library } from '../library/library.ts';
import { exportIssues, mergeIssues, moveIssue, showIssue } from './codebook.ts';
import { reading, say, table, writing, type Context, type Job } from './context.ts';

/** Adds an issue to the end of the codebook. */
export async function addIssue(library: Library, name: string, definition: string) {
  const stamp = { id: randomUUID(), now: new Date().toISOString() };
  const issue = newIssue(library.codebook, name, definition, stamp);
  await library.apply({ type: 'issue.add', issue, index: library.codebook.issues.length });
  return issue;
}

export const issues: Job = async (context) => {
  const [action, ...names] = context.words;
  if (action === undefined) return listIssues(context);
  if (action === 'add') return add(context, names);
  if (action === 'rename') return rename(context, names);
  if (action === 'show') return showIssue(context, names);
  if (action === 'merge') return mergeIssues(context, names);
  if (action === 'move') return moveIssue(context, names);
  if (action === 'export') return exportIssues(context, names);
  throw new PlainError(
    `There is no “issues ${action}”; there is “issues”, and “issues” with add, rename, show, merge, move or export.`,
  );
};

async function listIssues(context: Context): Promise<number> {
  await reading(context, (library) => {
    const counts = countPassages(library.codebook, library.rows());
    const list = issueTree(library.codebook).map(({ issue: { id, name, definition, closed }, depth }) => ({
      id,
      name,
      definition,
      partOf: parentOf(library.codebook, id)?.name ?? null,
      closed,
      passages: counts.get(id) ?? 0,
      depth,
    }));
    say(
      context,
      list.map(({ id, name, definition, partOf, closed, passages }) => ({
        id,
        name,
        definition,
        partOf,
        closed,
        passages,
      })),
      () =>
        table(
          list.map(({ name, passages, definition, depth, closed }) => [
            `${'  '.repeat(depth)}${name}${closed === null ? '' : ' (closed)'}`,
            String(passages),
            definition,
          ]),
        ),
    );
    return Promise.resolve();
  });
  return 0;
}

async function add(context: Context, [name, ...rest]: readonly string[]): Promise<number> {
  if (name === undefined || name.trim() === '' || rest.length > 0)
    throw new PlainError('Name the one issue to add: issues add NAME.');
  await writing(context, async (library) => {
    const issue = await addIssue(library, name, context.options.definition ?? '');
    say(
      context,
      { id: issue.id, name: issue.name, definition: issue.definition },
      () => `Added “${issue.name}”.\n`,
    );
  });
  return 0;
}

async function rename(context: Context, [from, to, ...rest]: readonly string[]): Promise<number> {
  if (from === undefined || to === undefined || to.trim() === '' || rest.length > 0)
    throw new PlainError('Say the old name and the new one: issues rename NAME NEW-NAME.');
  await writing(context, async (library) => {
    const issue = issueNamed(library.codebook, from);
    if (issue === null) throw new PlainError(`There is no issue named “${from}”.`);
    const name = to.trim();
    await library.apply({ type: 'issue.edit', issue: issue.id, from: { name: issue.name }, to: { name } });
    say(
      context,
      { id: issue.id, name, definition: issue.definition },
      () => `“${issue.name}” is now “${name}”.\n`,
    );
  });
  return 0;
}
