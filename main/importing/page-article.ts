/** The article of a page, found by Readability. */
import { Readability } from '@mozilla/readability';

/** What Readability makes of a page; null where it finds nothing. */
export type Parsed = ReturnType<Readability<Node>['parse']>;

/** Finds the article of a page, which is taken apart for it. */
export function articleIn(page: Document): Parsed {
  tellStyles(page);
  // With one Readability makes every address absolute, and pictures that lie beside the page are not found any more.
  for (const base of [...page.querySelectorAll('base')]) base.remove();
  try {
    return new Readability<Node>(page, { serializer: (node) => node, disableJSONLD: true }).parse();
  } catch (error) {
    // Where words stand outside the body it climbs past the top of the page.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/**
 * Readability asks every element for its style, and linkedom makes an object for each that reads the attribute anew
 * with every question. An element without that attribute has no style to speak of, and says so itself from here on.
 */
function tellStyles(page: Document): void {
  for (const element of page.querySelectorAll('*'))
    if (!element.hasAttribute('style')) Object.defineProperty(element, 'style', NO_STYLE);
}

const NO_STYLE: PropertyDescriptor = { value: null };
