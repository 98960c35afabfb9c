/** Putting articles and passages into a library, for tests. */
import { randomUUID } from 'node:crypto';
import type { Article, Passage } from '../../../core/model.ts';
import { newIssue } from '../../../core/issues/issues.ts';
import { newPassage } from '../../../core/passages.ts';
import type { Library } from '../../../main/library/library.ts';
import { sha256Of } from '../../../main/store/blobs.ts';

export const MARKDOWN =
  '## Waiting\n\nThe strait reopened on Monday. Ships wait in line for a pilot.\n\nInsurers ask for more, and the shippers pay.';

export const stamp = () => ({ id: randomUUID(), now: new Date().toISOString() });

export async function addArticle(
  library: Library,
  title = 'The strait',
  markdown = MARKDOWN,
): Promise<Article> {
  const bytes = new TextEncoder().encode(`${title}\n\n${markdown}`);
  const details = {
    title,
    byline: null,
    source: 'The Sound',
    section: null,
    published: '2024-01-05',
    publishedTime: null,
    language: 'en',
    url: null,
  };
  const original = {
    sha256: sha256Of(bytes),
    name: `${title}.md`,
    bytes: bytes.byteLength,
    type: 'markdown' as const,
  };
  return library.add(
    { details, markdown, type: 'markdown', images: [], pages: [], highlights: [], part: null },
    original,
    bytes,
  );
}

export async function addPassage(
  library: Library,
  article: string,
  quote: string,
  issues: readonly string[] = [],
): Promise<Passage> {
  const { text } = (await library.article(article)).document;
  const start = text.indexOf(quote);
  const passage = newPassage(
    text,
    { start, end: start + quote.length },
    { issues, note: '', textVersion: 1 },
    stamp(),
  );
  if (passage === null || start === -1) throw new Error(`“${quote}” is not in the article`);
  await library.apply({ type: 'passage.add', article, passage });
  return passage;
}

export async function addIssue(library: Library, name: string): Promise<string> {
  const issue = newIssue(library.codebook, name, '', stamp());
  await library.apply({ type: 'issue.add', issue, index: library.codebook.issues.length });
  return issue.id;
}
