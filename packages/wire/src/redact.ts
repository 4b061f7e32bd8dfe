import { alwaysSensitive } from "./sensitive.ts";
import type { Shape, StructShape } from "./shape.ts";

const hidden = "HIDDEN_DUE_TO_SECURITY_REASONS";

/** How a member of a structure is shown. */
interface ShownMember {
  readonly name: string;
  readonly shownName: string;
  readonly secret: boolean;
  readonly shape: Shape;
}

const shownMembers = new WeakMap<StructShape, readonly ShownMember[]>();

function shownMembersOf(shape: StructShape): readonly ShownMember[] {
  const known = shownMembers.get(shape);
  if (known !== undefined) return known;
  const members = shape.members.map((member) => ({
    name: member.name,
    shownName: member.name.slice(0, 1).toLowerCase() + member.name.slice(1),
    secret: member.sensitive || alwaysSensitive.has(member.name) || isSensitive(member.shape),
    shape: member.shape,
  }));
  shownMembers.set(shape, members);
  return members;
}

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
  const shown: Record<string, unknown> = {};
  for (const member of shownMembersOf(shape)) {
    const inner = given[member.name];
    if (inner === undefined || inner === null) continue;
    shown[member.shownName] = member.secret ? hidden : shownValue(member.shape, inner);
  }
  return shown;
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
