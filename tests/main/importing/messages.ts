/** Messages written line by line, for the tests of mail. */
import { canonicalText } from '../../../core/document/document.ts';
import type { Extracted } from '../../../core/importing.ts';
import { readMail } from '../../../main/importing/mail.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d', 'hex').toString('base64');

/** Each character of the text is a byte. */
export const read = async (text: string | Uint8Array, review = false): Promise<Extracted> =>
  readMail(typeof text === 'string' ? Buffer.from(text, 'latin1') : text, {
    name: 'a.eml',
    readLocal: () => null,
    review,
  });

export async function only(lines: readonly string[], review = false) {
  const { articles, left } = await read(lines.join('\r\n'), review);
  const [article] = articles;
  if (article === undefined || articles.length > 1) throw new Error(`There are ${articles.length} articles.`);
  return { ...article, left, text: canonicalText(article.markdown) };
}

export const FROM = [
  'From: Ann Lee <ann@example.org>',
  'Subject: The ferry',
  'Date: Sat, 5 Nov 2005 23:10:00 -0800',
];
export const plain = (...more: readonly string[]) => only([...FROM, ...more]);
export const parts = (boundary: string, ...all: readonly (readonly string[])[]): readonly string[] => [
  ...all.flatMap((part) => [`--${boundary}`, ...part]),
  `--${boundary}--`,
];
export const html = (body: string): readonly string[] => ['Content-Type: text/html; charset=utf-8', '', body];
export const words = (text: string): readonly string[] => [
  'Content-Type: text/plain; charset=utf-8',
  '',
  text,
];
export const image = [
  'Content-Type: image/png; name="quay.png"',
  'Content-ID: <quay@x>',
  'Content-Transfer-Encoding: base64',
  '',
  PNG,
];
