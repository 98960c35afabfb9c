/** White space of HTML as a browser shows it. */

// As Turndown has them: what it takes for a block stands on lines of its own in its Markdown.
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE AUDIO BLOCKQUOTE BODY CANVAS CENTER DD DIR DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM FRAMESET H1 H2 H3 H4 H5 H6 HEADER HGROUP HR HTML ISINDEX LI MAIN MENU NAV NOFRAMES NOSCRIPT OL OUTPUT P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL BR'.split(
    ' ',
  ),
);
/** What holds no words and still takes room in a line. */
const IN_LINE = new Set(
  'AREA BASE COL COMMAND EMBED IMG INPUT KEYGEN LINK META PARAM SOURCE TRACK WBR'.split(' '),
);
const ELEMENT = 1;
const TEXTS = new Set([3, 4]);

/**
 * Collapses the white space in an element and takes its comments out; what is set as it was typed stays as it is. This
 * is what Turndown does before it reads an element (the method is that of Luc Thevenard's collapse-whitespace), but for
 * the time that it takes: most texts need no change, and are not written anew.
 */
export function collapseSpaces(root: Element): void {
  if (root.firstChild === null || root.nodeName === 'PRE') return;
  /** The text before the one that is looked at, in the same line. */
  let text: CharacterData | null = null;
  let isKept = false;
  let before: Node | null = null;
  let node = nodeAfter(null, root);
  while (node !== null && node !== root) {
    if (TEXTS.has(node.nodeType)) {
      const words = collapsed(node as CharacterData, !isKept && (text === null || text.data.endsWith(' ')));
      if (words === '') {
        node = takenOut(node);
        continue;
      }
      text = node as CharacterData;
    } else if (node.nodeType === ELEMENT) {
      if (BLOCKS.has(node.nodeName)) {
        trimEnd(text);
        text = null;
        isKept = false;
      } else if (IN_LINE.has(node.nodeName)) {
        text = null;
        isKept = true;
      } else if (text !== null) isKept = false;
    } else {
      node = takenOut(node);
      continue;
    }
    const next = nodeAfter(before, node);
    before = node;
    node = next;
  }
  trimEnd(text);
  if (text?.data === '') text.remove();
}

/** Collapses a text, without a space at its start where the line has one already; gives what is left. */
function collapsed(text: CharacterData, isAfterSpace: boolean): string {
  const { data } = text;
  const spaced = data.replace(/[ \r\n\t]{2,}|[\r\n\t]/g, ' ');
  const words = isAfterSpace && spaced.startsWith(' ') ? spaced.slice(1) : spaced;
  if (words !== '' && words !== data) text.data = words;
  return words;
}

function trimEnd(text: CharacterData | null): void {
  if (text?.data.endsWith(' ') === true) text.data = text.data.slice(0, -1);
}

/** Takes a node out and gives the one after it. */
function takenOut(node: Node): Node | null {
  const next = node.nextSibling ?? node.parentNode;
  node.parentNode?.removeChild(node);
  return next;
}

/** The node after one, in the order of the page and, once it is through with what is in it, the one around it. */
function nodeAfter(before: Node | null, node: Node): Node | null {
  const isThrough = before !== null && before.parentNode === node;
  const inner = isThrough || node.nodeName === 'PRE' ? null : node.firstChild;
  return inner ?? node.nextSibling ?? node.parentNode;
}
