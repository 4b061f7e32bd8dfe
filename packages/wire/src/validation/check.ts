import { serviceError } from "../errors.ts";
import { alwaysSensitive } from "../sensitive.ts";
import { isRecord } from "../shape.ts";
import type { ConstrainedShape, Constraints } from "./constraints.ts";
import { type Rule, rulesOf } from "./rules.ts";
import { shownValue } from "./shown-value.ts";

/** A rule that a value broke. */
export interface Violation {
  readonly path: string;
  /** The value in quotes, or null; undefined where it must not be shown. */
  readonly shown: string | undefined;
  readonly constraint: string;
}

/** The violations of an input: how many there are, and as many of them as a message can hold. */
export interface Findings {
  count: number;
  readonly told: Violation[];
}

const mostTold = 1_000;

/** INVARIANT: what is beyond the message's length is counted and not made, or a small request could fill the memory. */
function note(found: Findings, violation: () => Violation): void {
  found.count += 1;
  if (found.told.length < mostTold) found.told.push(violation());
}

/** Holds a value against its shape. `path` is the place of what is around it, `name` its own place in that. */
export type Check = (value: unknown, path: string, name: string, found: Findings) => void;

/** Compiles the check of a shape and of every shape inside it. */
export function checkOf(constraints: Constraints, root: string): Check {
  const checks = new Map<string, Check>();
  const compile = (shapeName: string): Check => {
    const known = checks.get(shapeName);
    if (known !== undefined) return known;
    const shape = constraints.shapes[shapeName];
    if (shape === undefined) throw new TypeError(`The shape ${shapeName} has no constraints.`);
    let inner: Check | undefined;
    // INVARIANT: known before what is inside is compiled, as a shape may contain itself.
    checks.set(shapeName, (value, path, name, found) => inner?.(value, path, name, found));
    inner = compiled(constraints, shape, compile);
    checks.set(shapeName, inner);
    return inner;
  };
  return compile(root);
}

type Compile = (shapeName: string) => Check;

function compiled(constraints: Constraints, shape: ConstrainedShape, compile: Compile): Check {
  const own = ownCheck(constraints, shape);
  const inside = insideCheck(constraints, shape, compile);
  if (inside === undefined) return own;
  return (value, path, name, found) => {
    own(value, path, name, found);
    inside(value, path, name, found);
  };
}

/** The rules of the shape itself. */
function ownCheck(constraints: Constraints, shape: ConstrainedShape): Check {
  const rules = rulesOf(shape);
  const integer = integerTypes[shape.type];
  return (value, path, name, found) => {
    if (integer !== undefined && !integer(value)) {
      throw serviceError(
        "MalformedInput",
        `The value of ${placeOf(path, name)} is not an ${shape.type}.`,
      );
    }
    for (const rule of rules) {
      if (!rule.holds(value))
        note(found, () => violation(constraints, shape, value, path, name, rule.text));
    }
  };
}

const integerTypes: Readonly<Record<string, (value: unknown) => boolean>> = {
  integer: (value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  long: (value) => Number.isSafeInteger(value),
};

function violation(
  constraints: Constraints,
  shape: ConstrainedShape,
  value: unknown,
  path: string,
  name: string,
  constraint: string,
): Violation {
  return {
    path: placeOf(path, name),
    shown: alwaysSensitive.has(name) ? undefined : shownValue(constraints, shape, value),
    constraint,
  };
}

/** The check of what a structure, list or map holds; undefined for simple values. */
function insideCheck(
  constraints: Constraints,
  shape: ConstrainedShape,
  compile: Compile,
): Check | undefined {
  if (shape.members !== undefined) return membersCheck(shape, compile);
  if (shape.member !== undefined) {
    return isSimple(constraints, shape.member)
      ? simpleItemsCheck(constraints, shape, shape.member, "Member")
      : itemsCheck(compile(shape.member));
  }
  if (shape.value === undefined || shape.key === undefined) return undefined;
  const keys = simpleItemsCheck(constraints, shape, shape.key, "Map keys");
  const values = isSimple(constraints, shape.value)
    ? simpleItemsCheck(constraints, shape, shape.value, "Map value")
    : entriesCheck(compile(shape.value));
  return (value, path, name, found) => {
    keys(value, path, name, found);
    values(value, path, name, found);
  };
}

function membersCheck(shape: ConstrainedShape, compile: Compile): Check {
  const required = new Set(shape.required);
  const members = Object.entries(shape.members ?? {}).map(([name, inner]) => ({
    name,
    required: required.has(name),
    check: compile(inner),
  }));
  return (value, path, name, found) => {
    if (!isRecord(value)) return;
    const place = placeOf(path, name);
    for (const member of members) {
      const inner = value[member.name];
      if (inner !== undefined) member.check(inner, place, member.name, found);
      else if (member.required) {
        const constraint = "Member must not be null";
        note(found, () => ({ path: placeOf(place, member.name), shown: "null", constraint }));
      }
    }
  };
}

/** Items that have members of their own are told apart: `tags.1.member.key`. */
const itemsCheck =
  (check: Check): Check =>
  (value, path, name, found) => {
    if (!Array.isArray(value)) return;
    const place = placeOf(path, name);
    for (const [index, item] of value.entries()) check(item, place, `${index + 1}.member`, found);
  };

const entriesCheck =
  (check: Check): Check =>
  (value, path, name, found) => {
    if (!isRecord(value)) return;
    const place = placeOf(path, name);
    for (const [key, inner] of Object.entries(value)) {
      check(inner, place, `${key.slice(0, 128)}.member`, found);
    }
  };

/** Simple items are told together, with every rule that they are under: `Member must satisfy constraint: [ … ]`. */
function simpleItemsCheck(
  constraints: Constraints,
  shape: ConstrainedShape,
  itemName: string,
  what: "Member" | "Map keys" | "Map value",
): Check {
  const item = constraints.shapes[itemName];
  const rules: readonly Rule[] = item === undefined ? [] : rulesOf(item);
  const text = `${what} must satisfy constraint: [${rules.map((rule) => rule.text).join(", ")}]`;
  return (value, path, name, found) => {
    if (rules.length === 0 || typeof value !== "object" || value === null) return;
    const items = what === "Map keys" ? Object.keys(value) : Object.values(value);
    if (items.every((inner) => rules.every((rule) => rule.holds(inner)))) return;
    note(found, () => violation(constraints, shape, value, path, name, text));
  };
}

const compoundTypes = new Set(["structure", "list", "map"]);

const isSimple = ({ shapes }: Constraints, name: string): boolean =>
  !compoundTypes.has(shapes[name]?.type ?? "");

/** Members begin with a small letter in messages. */
function placeOf(path: string, name: string): string {
  const small = name.slice(0, 1).toLowerCase() + name.slice(1);
  return path === "" ? small : `${path}.${small}`;
}
