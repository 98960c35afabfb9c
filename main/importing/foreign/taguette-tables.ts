/** The tables of a Taguette database, read with SQLite in WebAssembly, which reaches nothing but the bytes it is given. */
import type { Database, ParamsObject } from 'sql.js';
import initSqlJs from 'sql.js/dist/sql-wasm-inline.js';
import { PlainError } from '../../../core/result.ts';
import { counted } from '../../../core/words.ts';

/** A row by the names of its columns. */
export type Row = Readonly<ParamsObject>;

/** The tables that Briefmark reads, and how many rows of each are taken for a person's work. */
const TABLES = {
  projects: 1000,
  documents: 5000,
  highlights: 200_000,
  tags: 20_000,
  highlight_tags: 1_000_000,
} as const;
type Table = keyof typeof TABLES;
export type Tables = Readonly<Record<Table, readonly Row[]>>;

const NAMES = Object.keys(TABLES) as readonly Table[];
/** In bytes. */
const SIGNATURE = 'SQLite format 3\0';

/** Whether bytes are a database of SQLite, Taguette's or another's. */
export const isSqlite = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, SIGNATURE.length)).toString('latin1') === SIGNATURE;

/**
 * Reads the tables of a Taguette database.
 * @throws PlainError for a database that is damaged, another program's, or larger than any person's work
 */
export async function tablesIn(bytes: Uint8Array): Promise<Tables> {
  const { Database } = await initSqlJs();
  let database: Database | null = null;
  try {
    database = new Database(bytes);
    return readTables(database);
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw damaged();
  } finally {
    database?.close();
  }
}

const damaged = (): PlainError =>
  new PlainError('The database is damaged. Open the project in Taguette, export it again, and import that.');

function readTables(database: Database): Tables {
  refuseOtherPrograms(database);
  refuseDamage(database);
  const rows = NAMES.map((table) => [table, rowsOf(database, table)] as const);
  return Object.fromEntries(rows) as Tables;
}

/** A view or a computed column could make SQLite run whatever its maker likes, for ever: plain tables alone are read. */
function refuseOtherPrograms(database: Database): void {
  const tables = new Map(
    rowsFrom(database, 'SELECT name, sql FROM sqlite_master LIMIT 1000').map(({ name, sql }) => [
      String(name),
      typeof sql === 'string' ? sql : '',
    ]),
  );
  const isPlain = (table: Table): boolean => {
    const sql = tables.get(table) ?? '';
    return /^CREATE TABLE\b/i.test(sql) && !/\bGENERATED\b|\bAS\s*\(/i.test(sql);
  };
  if (NAMES.every(isPlain)) return;
  const names = [...tables].flatMap(([name, sql]) =>
    /^CREATE (?:VIRTUAL )?TABLE\b/i.test(sql) ? [name] : [],
  );
  throw new PlainError(
    names.length === 0
      ? 'This is a database without any tables.'
      : `This is a database of another program than Taguette: its tables are called ${listed(names)}.`,
  );
}

const MOST_NAMED = 6;

const listed = (names: readonly string[]): string =>
  names
    .slice(0, MOST_NAMED)
    .map((name) => `“${name.slice(0, 40)}”`)
    .join(', ') + (names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '');

/** Pages that lie within one another would be read over and over, so the tree is looked over first. */
function refuseDamage(database: Database): void {
  database.run('PRAGMA ignore_check_constraints = ON');
  const [row] = rowsFrom(database, 'PRAGMA quick_check(1)');
  const found = String(row?.['quick_check'] ?? '');
  // A value of another type than its column says is no damage.
  if (found !== 'ok' && !/^(?:NULL|TEXT|NUMERIC|non-\w+) value in /.test(found)) throw damaged();
}

function rowsOf(database: Database, table: Table): readonly Row[] {
  const most = TABLES[table];
  const rows = rowsFrom(database, `SELECT * FROM ${table} LIMIT ${most + 1}`);
  if (rows.length > most)
    throw new PlainError(
      `The database has more than ${counted(most, 'row')} in “${table}”, more than any project.`,
    );
  return rows;
}

function rowsFrom(database: Database, sql: string): readonly Row[] {
  const statement = database.prepare(sql);
  try {
    const rows: Row[] = [];
    while (statement.step()) rows.push(statement.getAsObject());
    return rows;
  } finally {
    statement.free();
  }
}

/** The words in a column; empty where it has none. */
export function textIn(row: Row, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** The whole number in a column; NaN where it has none. */
export function integerIn(row: Row, column: string): number {
  const value = row[column];
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : Number.NaN;
}
