/** Signs, in the beginning of a file, that another tool may have exported it: enough to try it, not to read it. */

/** Enough to see them in, in bytes. */
export const SIGNS_WITHIN = 64 * 1024;

const BINARY = /^(?:PK\x03\x04|SQLite format 3\0)/;

/** Names of fields that hardly any other JSON has at its top. */
const FIELDS =
  /"(?:export_userid|export_date|annotationType|sortIndex|itemType|bookmarks|highlights)"\s*:|\/\/www\.w3\.org\/ns\/anno\.jsonld"|\/\/jsonfeed\.org\/version/;

/** Columns, in lower case, that a table of each tool has among others. */
const COLUMNS: readonly (readonly string[])[] = [
  ['highlight', 'book title'],
  ['title', 'url', 'document tags'],
  ['title', 'url', 'time_added'],
  ['url', 'title', 'selection', 'folder'],
  ['created at', 'author', 'url', 'type', 'tags'],
  ['id', 'document', 'tag', 'content'],
  ['tag', 'description'],
  ['path', 'description'],
  ['name', 'description'],
  ['name', 'definition'],
];

/** @param beginning a file's first bytes */
export function mayBeExport(beginning: Uint8Array): boolean {
  const head = Buffer.from(beginning).toString('latin1');
  if (BINARY.test(head)) return true;
  // Of two bytes that are one letter, one is zero.
  const text = head.replaceAll('\0', '').replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '');
  if (/^\s*[[{]/.test(text)) return FIELDS.test(text);
  const columns = new Set(
    (text.split(/[\r\n]/, 1)[0] ?? '')
      .split(/[,;\t]/)
      .map((name) => name.replaceAll('"', '').trim().toLowerCase()),
  );
  return COLUMNS.some((names) => names.every((name) => columns.has(name)));
}
