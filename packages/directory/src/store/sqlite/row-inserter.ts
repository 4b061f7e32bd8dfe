import type { DatabaseSync, StatementSync } from "node:sqlite";
import { inputValue } from "./sqlite-driver.ts";

/** Inserts rows that all have the columns of the first one. */
export type RowInserter = (table: string, rows: readonly Row[]) => void;

type Row = Readonly<Record<string, unknown>>;

interface Insertion {
  readonly columns: readonly string[];
  readonly statement: StatementSync;
}

/**
 * Inserts row by row with one statement for each table: no statement is made or read again, as it would be for every other number
 * of rows.
 */
export function rowInserter(file: DatabaseSync): RowInserter {
  const insertions = new Map<string, Insertion>();

  function insertionOf(table: string, row: Row): Insertion {
    const known = insertions.get(table);
    if (known !== undefined) return known;
    const columns = Object.keys(row);
    const made = { columns, statement: file.prepare(textOf(table, columns)) };
    insertions.set(table, made);
    return made;
  }

  return (table, rows) => {
    const [first] = rows;
    if (first === undefined) return;
    const { columns, statement } = insertionOf(table, first);
    for (const row of rows) statement.run(...columns.map((column) => inputValue(row[column])));
  };
}

const textOf = (table: string, columns: readonly string[]): string =>
  `insert into "${table}" (${columns.map((column) => `"${column}"`).join(", ")}) values (${columns.map(() => "?").join(", ")})`;
