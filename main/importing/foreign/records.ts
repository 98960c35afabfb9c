/** JSON of other tools, read one record at a time: what cannot be read is counted, and the rest goes on. */
import { ParseError, record, type Parser } from '../../../core/parse.ts';
import { said } from './works.ts';
import { namesOf, wordsOf } from './values.ts';

/** The value that a text is the JSON of; undefined where it is none. */
export function jsonIn(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    // Every kind of line end has become "\n", which JSON does not have inside of its strings.
    return JSON.parse(text.replaceAll('\n', ' '));
  } catch {
    return undefined;
  }
}

/** Words, empty where there are none; a number is its digits. */
export const words: Parser<string> = (value) =>
  typeof value === 'string' ? wordsOf(value) : typeof value === 'number' ? String(value) : '';

/** What is in a list, or the one thing that stands in its place. */
export const listIn = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as readonly unknown[]) : value === undefined || value === null ? [] : [value];

/** A list of names, some of them perhaps objects that hold theirs under `name` or `tag`. */
export const names: Parser<readonly string[]> = (value) =>
  namesOf(
    listIn(value).map((one) => {
      const fields = fieldsOf(one);
      return fields === null ? words(one, '') : words(fields['name'] ?? fields['tag'], '');
    }),
  );

/** The fields of an object, or null for anything else. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? record(value, '') : null;
}

/** What of a list could be read, each with the record that it was read from. */
export interface ReadRecords<T> {
  readonly items: readonly { readonly item: T; readonly record: unknown }[];
  /** A sentence about those that could not. */
  readonly left: readonly string[];
}

/** Reads each record of a list; those that a ParseError is thrown for are counted. */
export function readEach<T>(list: readonly unknown[], parser: Parser<T>): ReadRecords<T> {
  const items: { readonly item: T; readonly record: unknown }[] = [];
  for (const [index, one] of list.entries()) {
    try {
      items.push({ item: parser(one, `[${index}]`), record: one });
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
    }
  }
  const left = said(
    list.length - items.length,
    'entry of the file has',
    'entries of the file have',
    (entries) => `${entries} not the form that is expected, and could not be read.`,
  );
  return { items, left };
}
