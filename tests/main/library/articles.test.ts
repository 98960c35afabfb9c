import { expect, test } from 'vitest';
import { OpenArticle } from '../../../main/library/articles.ts';
import { readArticle } from '../../core/brief/fixtures.ts';

test('a text is read once for all states of its article, whichever of them is asked first', () => {
  const { article } = readArticle('A quay and *a pier*.', []);
  const before = new OpenArticle(article);
  const after = before.with({ ...article, starred: true });
  expect(after.article.starred).toBe(true);
  expect(after.document.text).toBe('A quay and a pier.');
  expect(before.document).toBe(after.document);
  const newer = after.with({ ...article, markdown: 'Another text.' });
  expect(newer.document.text).toBe('Another text.');
  expect(after.document.text).toBe('A quay and a pier.');
});
