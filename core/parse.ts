/**
 * Parsers for unknown data at every border: IPC, disk, other tools' files. A parser gives the typed value or
 * throws a ParseError that names the field and says what is wrong with it.
 */

export class ParseError extends Error {
  override name = 'ParseError';
}

/** Turns unknown data into a T. `at` names the place in words, for the error: "passages[3].quote". */
export type Parser<T> = (value: unknown, at: string) => T;

const wrong = (at: string, expected: string, value: unknown): ParseError =>
  new ParseError(`${at || 'The value'} should be ${expected}, but it is ${nameOf(value)}`);

function nameOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (value === '') return 'empty';
  if (typeof value === 'string') return value.length > 40 ? 'another text' : `"${value}"`;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'an object';
}

export const string: Parser<string> = (value, at) => {
  if (typeof value !== 'string') throw wrong(at, 'text', value);
  return value;
};

export const nonEmpty: Parser<string> = (value, at) => {
  const text = string(value, at);
  if (text.trim() === '') throw wrong(at, 'text that is not empty', value);
  return text;
};

/** Text of a given form; `what` names the form in words. */
export const matching =
  (form: RegExp, what: string): Parser<string> =>
  (value, at) => {
    const text = string(value, at);
    if (!form.test(text)) throw wrong(at, what, value);
    return text;
  };

export const boolean: Parser<boolean> = (value, at) => {
  if (typeof value !== 'boolean') throw wrong(at, 'true or false', value);
  return value;
};

/** A finite number within [min, max]. */
export const number =
  (min: number, max: number): Parser<number> =>
  (value, at) => {
    if (typeof value !== 'number' || !(value >= min && value <= max))
      throw wrong(at, `a number from ${min} to ${max}`, value);
    return value;
  };

/** A whole number from 0 on: an offset, a count. */
export const count: Parser<number> = (value, at) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw wrong(at, 'a whole number from 0 on', value);
  return value;
};

export const oneOf =
  <const T extends string>(...options: readonly T[]): Parser<T> =>
  (value, at) => {
    const found = options.find((option) => option === value);
    if (found === undefined) throw wrong(at, `one of ${options.join(', ')}`, value);
    return found;
  };

export const nullable =
  <T>(parser: Parser<T>): Parser<T | null> =>
  (value, at) =>
    value === null ? null : parser(value, at);

export const listOf =
  <T>(parser: Parser<T>): Parser<readonly T[]> =>
  (value, at) => {
    if (!Array.isArray(value)) throw wrong(at, 'a list', value);
    return value.map((item, index) => parser(item, `${at}[${index}]`));
  };

/** A parser for each field. */
export type Fields<T> = { readonly [K in keyof T]-?: Parser<T[K]> };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields of an unknown object, each still unknown. */
export const record: Parser<Record<string, unknown>> = (value, at) => {
  if (!isRecord(value)) throw wrong(at, 'an object', value);
  return value;
};

/** An object with exactly these fields; others are left behind. */
export const object =
  <T>(fields: Fields<T>): Parser<T> =>
  (value, at) =>
    pick(fields, record(value, at), at, () => true);

/** An object with some of these fields. */
export const partial =
  <T>(fields: Fields<T>): Parser<Partial<T>> =>
  (value, at) =>
    pick(fields, record(value, at), at, (present) => present);

function pick<T>(
  fields: Fields<T>,
  source: Record<string, unknown>,
  at: string,
  wanted: (present: boolean) => boolean,
): T {
  const result: Partial<T> = {};
  for (const key of Object.keys(fields) as (keyof T & string)[]) {
    if (wanted(Object.hasOwn(source, key))) result[key] = fields[key](source[key], at ? `${at}.${key}` : key);
  }
  return result as T;
}

/** One of several shapes, told apart by the text in their `type` field. */
export const variants =
  <T extends { readonly type: string }>(shapes: {
    readonly [K in T['type']]: Parser<Extract<T, { readonly type: K }>>;
  }): Parser<T> =>
  (value, at) => {
    const types = Object.keys(shapes) as T['type'][];
    return shapes[oneOf(...types)(record(value, at)['type'], at ? `${at}.type` : 'type')](value, at);
  };
