/** HTML as a type of its own, which nothing but a template that escapes and a style sheet of this program makes. */

/** A piece of well-formed HTML. */
export class Markup {
  readonly html: string;

  private constructor(html: string) {
    this.html = html;
  }

  /** @param template literal HTML of this program's own, never the words of a person or an article */
  static of(template: TemplateStringsArray, ...values: readonly Value[]): Markup {
    return new Markup(template.map((part, index) => part + written(values[index] ?? '')).join(''));
  }

  /** @param css of this program's own; in a style element nothing can be escaped, so "<" is an error */
  static style(css: string): Markup {
    if (css.includes('<')) throw new Error('A style sheet cannot hold "<"');
    return new Markup(`<style>\n${css}</style>`);
  }
}

/** What may stand in a template: words and numbers, which are escaped, and markup, which is kept. */
export type Value = string | number | Markup | readonly Markup[];

/**
 * A template literal that gives HTML: every string in it is escaped, for text and for quoted attributes alike.
 * Attributes must stand in double quotes.
 */
export const markup = Markup.of.bind(Markup);

function written(value: Value): string {
  if (value instanceof Markup) return value.html;
  if (typeof value === 'object') return value.map(({ html }) => html).join('');
  return escapeHtml(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Words as HTML text or as the value of a quoted attribute. Characters that HTML cannot hold, controls and halves
 * of a pair, become U+FFFD.
 */
export const escapeHtml = (words: string): string =>
  words
    .replace(/[\0-\x08\x0b\x0e-\x1f\x7f]|\p{Surrogate}/gu, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

export const NOTHING = markup``;
