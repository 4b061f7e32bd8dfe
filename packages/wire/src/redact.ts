import { alwaysSensitive } from "./sensitive.ts";
import type { Shape, StructShape } from "./shape.ts";

const hidden = "HIDDEN_DUE_TO_SECURITY_REASONS";

/**
 * Input or output in the form of a CloudTrail record: names begin with a small letter, dates are texts, and what is sensitive is
 * hidden, by the model and by `alwaysSensitive`.
 */
export function auditValue(
  shape: StructShape | undefined,
  value: object,
): Record<string, unknown> | null {
  if (shape === undefined) return null;
  const given: Readonly<Record<string, unknown>> = { ...value };
  const shown: [string, unknown][] = [];
  for (const member of shape.members) {
    const inner = given[member.name];
    if (inner === undefined || inner === null) continue;
    const name = member.name.slice(0, 1).toLowerCase() + member.name.slice(1);
    const secret =
      member.sensitive || alwaysSensitive.has(member.name) || isSensitive(member.shape);
    shown.push([name, secret ? hidden : shownValue(member.shape, inner)]);
  }
  return Object.fromEntries(shown);
}

const isSensitive = (shape: Shape): boolean => "sensitive" in shape && shape.sensitive;

function shownValue(shape: Shape, value: unknown): unknown {
  if (isSensitive(shape)) return hidden;
  switch (shape.kind) {
    case "struct":
      return auditValue(shape, Object(value));
    case "list":
      return Array.isArray(value) ? value.map((item) => shownValue(shape.item, item)) : null;
    case "map":
      return Object.fromEntries(
        Object.entries(Object(value)).map(([key, inner]) => [key, shownValue(shape.value, inner)]),
      );
    case "timestamp":
      return value instanceof Date ? value.toISOString() : null;
    case "blob":
      return value instanceof Uint8Array ? Buffer.from(value).toString("base64") : null;
    case "string":
    case "number":
    case "boolean":
    case "document":
      return value;
  }
}
