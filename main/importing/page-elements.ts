/** Finding the elements of a page by their names: what is read of one is named, and each walk through it takes long. */

/** Gives the elements of one name, in lower case, in the order of the page. */
export type ByName = (name: string) => readonly Element[];

/** Sorts the elements of a page by their names, in one walk; those within templates, too, which no selector finds. */
export function elementsByName(page: ParentNode): ByName {
  const named = new Map<string, Element[]>();
  const add = (root: ParentNode): void => {
    for (const element of root.querySelectorAll('*')) {
      const others = named.get(element.localName);
      if (others === undefined) named.set(element.localName, [element]);
      else others.push(element);
      if (element.localName === 'template') add(element);
    }
  };
  add(page);
  return (name) => named.get(name) ?? [];
}

/** Those of some elements that have one of these names, in lower case, whatever the case of theirs. */
export const named = (elements: readonly Element[], names: ReadonlySet<string>): readonly Element[] =>
  elements.filter(({ localName }) => names.has(localName.toLowerCase()));

/** Whether an element of this name is within another. */
export const holds = (element: Element, name: string): boolean =>
  element.getElementsByTagName(name).length > 0;

/** The element of this name that another is or lies in; null where there is none. */
export function closestNamed(element: Element, name: string): Element | null {
  let at: Element | null = element;
  while (at !== null && at.localName !== name) at = at.parentElement;
  return at;
}

/** The next element in the order of the page, none in a template; null after the last. */
export function elementAfter(element: Element): Element | null {
  const child = element.localName === 'template' ? null : element.firstElementChild;
  if (child !== null) return child;
  for (let at: Element | null = element; at !== null; at = at.parentElement)
    if (at.nextElementSibling !== null) return at.nextElementSibling;
  return null;
}
