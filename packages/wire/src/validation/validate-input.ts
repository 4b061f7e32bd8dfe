import { serviceError } from "../errors.ts";
import type { OperationModel, ServiceModel } from "../model.ts";
import { type ConstrainedShape, patternOf } from "./constraints.ts";

interface Violation {
  readonly value: string;
  readonly path: string;
  readonly constraint: string;
}

const maximumViolations = 10;
const shownLength = 4_096;

/**
 * Holds an input against the constraints of its model, and throws ValidationError in AWS's words: every violation, in the order
 * of the members. A value that the model marks as sensitive is never shown.
 */
export function validateInput(
  model: ServiceModel,
  operation: OperationModel,
  input: Readonly<Record<string, unknown>>,
): void {
  const name = model.constraints.inputs[operation.name];
  if (name === undefined) return;
  const violations: Violation[] = [];
  check(model, name, input, "", violations);
  if (violations.length === 0) return;
  const count = violations.length;
  throw serviceError(
    "ValidationError",
    `${count} validation error${count === 1 ? "" : "s"} detected: ${violations.map(sentence).join("; ")}`,
  );
}

const sentence = ({ value, path, constraint }: Violation): string =>
  `Value ${value} at '${path}' failed to satisfy constraint: ${constraint}`;

function check(
  model: ServiceModel,
  name: string,
  value: unknown,
  path: string,
  violations: Violation[],
): void {
  const shape = model.constraints.shapes[name];
  if (shape === undefined || violations.length >= maximumViolations) return;
  const shown = shape.sensitive === true ? "'***'" : show(value);
  for (const constraint of broken(shape, value))
    violations.push({ value: shown, path, constraint });
  inside(model, shape, value, path, violations);
}

function inside(
  model: ServiceModel,
  shape: ConstrainedShape,
  value: unknown,
  path: string,
  violations: Violation[],
): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    if (shape.member === undefined) return;
    for (const [index, item] of value.entries()) {
      check(model, shape.member, item, `${path}.${index + 1}.member`, violations);
    }
    return;
  }
  const given: Readonly<Record<string, unknown>> = { ...value };
  for (const name of shape.required ?? []) {
    if (given[name] !== undefined) continue;
    const constraint = "Member must not be null";
    violations.push({ value: "null", path: below(path, name), constraint });
  }
  for (const [name, inner] of Object.entries(given)) {
    const member = shape.members?.[name] ?? shape.value;
    if (inner !== undefined && member !== undefined) {
      check(model, member, inner, below(path, name), violations);
    }
  }
}

/** Members begin with a small letter in messages. */
const below = (path: string, name: string): string => {
  const small = name.slice(0, 1).toLowerCase() + name.slice(1);
  return path === "" ? small : `${path}.${small}`;
};

function show(value: unknown): string {
  if (Array.isArray(value)) {
    return `'[${value.map((item) => (typeof item === "object" ? "…" : String(item))).join(", ")}]'`.slice(
      0,
      shownLength,
    );
  }
  return typeof value === "object" ? "'…'" : `'${String(value).slice(0, shownLength)}'`;
}

/** The constraints that a value breaks, in AWS's words. The length comes first and bounds what the pattern is tried on. */
function broken(shape: ConstrainedShape, value: unknown): readonly string[] {
  if (typeof value === "number") return range(shape, value, "value");
  if (typeof value === "string") {
    const length = range(shape, value.length, "length");
    if (length.length > 0) return length;
    if (shape.enum !== undefined && !shape.enum.includes(value)) {
      return [`Member must satisfy enum value set: [${shape.enum.join(", ")}]`];
    }
    if (shape.pattern !== undefined && !patternOf(shape.pattern).test(value)) {
      return [`Member must satisfy regular expression pattern: ${shape.pattern}`];
    }
    return [];
  }
  if (Array.isArray(value) || value instanceof Uint8Array)
    return range(shape, value.length, "length");
  return [];
}

function range(
  shape: ConstrainedShape,
  measure: number,
  of: "value" | "length",
): readonly string[] {
  if (shape.max !== undefined && measure > shape.max) {
    return [`Member must have ${of} less than or equal to ${shape.max}`];
  }
  if (shape.min !== undefined && measure < shape.min) {
    return [`Member must have ${of} greater than or equal to ${shape.min}`];
  }
  return [];
}
