import { expect, test } from 'vitest';
import { applyToCodebook } from '../../../core/issues/changes.ts';
import { withMerged } from '../../../core/issues/matching.ts';
import { mergeOf } from '../../../core/issues/merging.ts';
import { codebookOf } from './codebooks.ts';

test('what an issue was merged with brings its words, and what was judged for it', () => {
  const book = codebookOf('Transport', 'Boats');
  const issues = book.issues.map((issue) =>
    issue.id === 'Boats'
      ? { ...issue, keyTerms: ['ferry'], accepted: ['p1'], dismissed: ['p2', 'p3'] }
      : { ...issue, dismissed: ['p3'] },
  );
  const codebook = { ...book, issues };
  const merged = applyToCodebook(codebook, mergeOf(codebook, 'Boats', 'Transport') ?? expect.fail());
  if (!merged.ok) throw new Error(merged.error);
  const [transport = expect.fail()] = merged.value.state.issues;
  expect(withMerged(merged.value.state, transport)).toMatchObject({
    aliases: ['Boats'],
    keyTerms: ['ferry'],
    accepted: ['p1'],
    dismissed: ['p3', 'p2'],
  });
});

test('an issue that is gone is merged with none', () => {
  const book = codebookOf('Transport', 'Boats');
  expect(mergeOf(book, 'Boats', 'Ships')).toBeNull();
  expect(mergeOf(book, 'Ships', 'Boats')).toBeNull();
});
