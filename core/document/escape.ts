/** Writing plain words as Markdown that reads back as the same words. */

/** An address that may stand as it is between angle brackets. */
const ADDRESS = /https?:\/\/[^\s<>\\]*[^\s<>\\.,;:!?)'"\]]/gi;
/** Characters that mean something anywhere in a line; "@" and ":" begin an address that nobody wrote as one. */
const ANYWHERE = /[\\`*_[\]<>&~|@:]/g;
/** Beginnings of a line that mean a heading, a list, a rule or a setext underline. */
const AT_START = /^(?:[#+\-=]|\d{1,9}[.)])/;

/**
 * One paragraph of plain words as Markdown. Its canonical text is the words with white space collapsed; addresses
 * become links.
 * @param words without blank lines; line breaks become spaces.
 */
export function markdownOfParagraph(words: string): string {
  const line = words.replace(/[ \t\n\r\f\v]+/g, ' ').trim();
  let markdown = '';
  let at = 0;
  for (const { 0: address, index } of line.matchAll(ADDRESS)) {
    markdown += escaped(line.slice(at, index)) + `<${address}>`;
    at = index + address.length;
  }
  markdown += escaped(line.slice(at));
  return markdown.replace(AT_START, (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`);
}

const escaped = (words: string): string =>
  words.replace(ANYWHERE, '\\$&').replace(/www\./gi, (www) => `${www.slice(0, 3)}\\.`);
