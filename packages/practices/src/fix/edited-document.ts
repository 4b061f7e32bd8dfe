type JsonObject = Record<string, unknown>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * A policy's document with its statements changed: `edit` gives what stands in a statement's place, undefined for nothing. Everything else stays
 * as it was. Undefined where no statement is left.
 */
export function editedDocument(
  document: string,
  edit: (statement: JsonObject, index: number) => JsonObject | undefined,
): string | undefined {
  const parsed: unknown = JSON.parse(document);
  if (!isObject(parsed)) return undefined;
  const { Statement } = parsed;
  const statements: readonly unknown[] = Array.isArray(Statement) ? Statement : [Statement];
  const edited = statements.flatMap((statement, index) => {
    const left = isObject(statement) ? edit(statement, index) : undefined;
    return left === undefined ? [] : [left];
  });
  if (edited.length === 0) return undefined;
  return JSON.stringify({ ...parsed, Statement: edited }, null, 2);
}

/** A statement with a further condition. */
export function withCondition(
  statement: JsonObject,
  operator: string,
  key: string,
  value: string | readonly string[],
): JsonObject {
  const conditions = isObject(statement.Condition) ? statement.Condition : {};
  const own = isObject(conditions[operator]) ? conditions[operator] : {};
  return { ...statement, Condition: { ...conditions, [operator]: { ...own, [key]: value } } };
}
