import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import type { SqliteDatabase, SqliteStatement } from "kysely";

const statementsKept = 200;

/** node:sqlite in the form that Kysely's SQLite dialect drives; statements are compiled once. */
export function sqliteDriver(file: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => file.close(),
    prepare(text) {
      const known = statements.get(text);
      if (known !== undefined) return known;
      if (statements.size === statementsKept) statements.clear();
      const made = statementOver(file.prepare(text));
      statements.set(text, made);
      return made;
    },
  };
}

const statementOver = (statement: StatementSync): SqliteStatement => ({
  reader: statement.columns().length > 0,
  all: (parameters) => statement.all(...parameters.map(inputValue)),
  run(parameters) {
    const { changes, lastInsertRowid } = statement.run(...parameters.map(inputValue));
    return { changes, lastInsertRowid };
  },
  iterate: (parameters) => statement.iterate(...parameters.map(inputValue)),
});

/** A value as a parameter of a statement. */
export function inputValue(value: unknown): SQLInputValue {
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  if (typeof value === "bigint" || value instanceof Uint8Array) return value;
  throw new TypeError("A value that SQLite cannot hold.");
}
