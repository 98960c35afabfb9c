import { randomUUID } from 'node:crypto';
import { findAnchor } from '../../core/anchor/find.ts';
import { fold } from '../../core/anchor/fold.ts';
import { codingInWords } from '../../core/coding-words.ts';
import type { Span } from '../../core/document/tree.ts';
import { issueNamed } from '../../core/issues/issues.ts';
import { newPassage } from '../../core/passages.ts';
import { PlainError } from '../../core/result.ts';
import type { Library } from '../library/library.ts';
import type { CliOptions } from './arguments.ts';
import { codingMeant } from './coding.ts';
import { articleMeant, namesOf, say, writing, type Job } from './context.ts';
import { addIssue } from './issues.ts';

export const mark: Job = (context) =>
  writing(context, async (library) => {
    const open = await library.article(articleMeant(library, context.words.join(' ')).id);
    const { article, document } = open;
    const coding = codingMeant(context.options, open);
    const span = spanMeant(document.text, context.options);
    const stamp = { id: randomUUID(), now: new Date().toISOString() };
    const marked = newPassage(
      document.text,
      span,
      { issues: [], note: context.options.note ?? '', textVersion: article.textVersion, ...coding },
      stamp,
    );
    if (marked === null) throw new PlainError('There is nothing but white space in that stretch.');
    const issues: string[] = [];
    for (const name of context.options.issue) issues.push(await issueId(library, name));
    const passage = { ...marked, issues: [...new Set(issues)] };
    await library.apply({ type: 'passage.add', article: article.id, passage });
    const { id, start, end, quote, note } = passage;
    const names = namesOf(library.codebook, passage.issues);
    say(
      context,
      { id, start, end, quote, issues: names, note, ...coding },
      () => `Marked ${start}–${end}: “${quote}”\n${indented(codingInWords(coding))}`,
    );
    return 0;
  });

/** As a line of its own under a passage; nothing where there is none. */
const indented = (words: string | null): string => (words === null ? '' : `    ${words}\n`);

/** An issue that is not there yet is made, as it is in the window. */
async function issueId(library: Library, name: string): Promise<string> {
  if (name.trim() === '') throw new PlainError('The name of an issue should not be empty.');
  return (issueNamed(library.codebook, name) ?? (await addIssue(library, name, ''))).id;
}

function spanMeant(text: string, { quote, prefix, suffix, start, end }: CliOptions): Span {
  if (quote !== undefined) {
    if (start !== undefined || end !== undefined)
      throw new PlainError('Give either --quote or --start and --end, not both.');
    return spanOfQuote(text, quote, prefix ?? '', suffix ?? '');
  }
  if (start === undefined || end === undefined)
    throw new PlainError('Say what to mark: --quote TEXT, or --start N and --end N.');
  const span = { start: offset(start, '--start'), end: offset(end, '--end') };
  if (span.end <= span.start) throw new PlainError('--end should be greater than --start.');
  if (span.end > text.length)
    throw new PlainError(`--end is ${span.end}, but the text has ${text.length} UTF-16 code units.`);
  return span;
}

function offset(value: string, name: string): number {
  if (!/^\d+$/.test(value))
    throw new PlainError(`${name} should be a whole number from 0 on, not “${value}”.`);
  return Number(value);
}

/**
 * The one place of a quote, told from others by the words before and after it. White space and spelling may differ from
 * the text's, as they do in what is copied and typed.
 */
function spanOfQuote(text: string, quote: string, prefix: string, suffix: string): Span {
  if (loosely(quote) === '') throw new PlainError('--quote should not be empty.');
  const folded = fold(text);
  const before = new RegExp(`${loosely(prefix)}\\s*$`, 'u');
  const after = new RegExp(`^\\s*${loosely(suffix)}`, 'u');
  const places = [...folded.text.matchAll(new RegExp(loosely(quote), 'gu'))]
    .map(({ 0: found, index }) => ({ start: index, end: index + found.length }))
    .filter(
      ({ start, end }) => before.test(folded.text.slice(0, start)) && after.test(folded.text.slice(end)),
    )
    .map(folded.unfold);
  const [first] = places;
  if (first === undefined)
    throw new PlainError(notFound(text, { start: 0, end: quote.length, quote, prefix, suffix }));
  if (places.length > 1)
    throw new PlainError(
      `The quote stands in the article ${places.length} times, at ${places.map(({ start }) => start).join(', ')}. Tell which with --prefix or --suffix.`,
    );
  return first;
}

/** A pattern for words, folded, whatever their white space. */
const loosely = (words: string): string =>
  fold(words)
    .text.trim()
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/\s+/g, '\\s+');

function notFound(text: string, anchor: Parameters<typeof findAnchor>[1]): string {
  const near = findAnchor(text, anchor);
  if (near?.exact === true) return 'The quote is in the article, but not with that prefix and suffix.';
  return near === null || text.slice(near.start, near.end).trim() === ''
    ? 'The quote is not in the article.'
    : `The quote is not in the article word for word. It says: “${text.slice(near.start, near.end)}”`;
}
