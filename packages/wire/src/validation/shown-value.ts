import { isRecord } from "../shape.ts";
import type { ConstrainedShape, Constraints } from "./constraints.ts";

const longest = 4_096;

/**
 * A value as messages show it, in quotes: `'x'`, `'[a, b]'`, `'{k=v}'`. Undefined where the value, or something in it, is
 * sensitive: AWS then writes `Value at 'password'`. Structures are named only.
 */
export function shownValue(
  constraints: Constraints,
  shape: ConstrainedShape,
  value: unknown,
): string | undefined {
  const text = textOf(constraints, shape, value);
  return text === undefined ? undefined : `'${text.slice(0, longest)}'`;
}

function textOf(
  constraints: Constraints,
  shape: ConstrainedShape,
  value: unknown,
): string | undefined {
  if (shape.sensitive === true) return undefined;
  const inside = (name: string | undefined, inner: unknown): string | undefined => {
    const innerShape = name === undefined ? undefined : constraints.shapes[name];
    if (innerShape === undefined) return undefined;
    return innerShape.type === "structure" ? name : textOf(constraints, innerShape, inner);
  };
  if (Array.isArray(value)) {
    const items = value.map((item) => inside(shape.member, item));
    return items.includes(undefined) ? undefined : `[${items.join(", ")}]`;
  }
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (value instanceof Date) return value.toISOString();
  if (isRecord(value)) {
    const entries = Object.entries(value).map(([key, inner]) => {
      const text = inside(shape.value, inner);
      return text === undefined ? undefined : `${key}=${text}`;
    });
    return entries.includes(undefined) ? undefined : `{${entries.join(", ")}}`;
  }
  return String(value);
}
