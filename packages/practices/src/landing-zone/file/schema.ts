import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from "yaml";
import type { Report } from "./problem.ts";

/** The words of JSON Schema that the file's schema uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  /** Which keys stand for each other: just one of the lists is there. */
  readonly oneOf?: readonly { readonly required: readonly string[] }[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** Holds a node against a schema (draft 2020-12); what is wrong is reported where it stands. */
export function checkSchema(node: unknown, schema: Schema, root: Schema, report: Report): void {
  const { $ref, ...own } = schema;
  const named = $ref === undefined ? undefined : root.$defs?.[$ref.replace("#/$defs/", "")];
  if (named !== undefined) checkSchema(node, { ...named, ...own }, root, report);
  else if (own.const !== undefined || own.enum !== undefined) checkChoice(node, own, report);
  else if (own.type === "object") checkMap(node, own, root, report);
  else if (own.type === "array") checkList(node, own, root, report);
  else if (own.type === "string") checkText(node, own, report);
  else if (own.type === "boolean" && !(isScalar(node) && typeof node.value === "boolean")) {
    report(offsetOf(node), "Here belongs true or false.");
  }
}

function checkChoice(node: unknown, schema: Schema, report: Report): void {
  const values = schema.enum ?? [schema.const];
  if (isScalar(node) && values.includes(node.value)) return;
  const shown = values.map((value) => JSON.stringify(value)).join(", ");
  report(offsetOf(node), `Here belongs ${values.length > 1 ? "one of " : ""}${shown}.`);
}

function checkList(node: unknown, { items = {} }: Schema, root: Schema, report: Report): void {
  if (isSeq(node)) for (const item of node.items) checkSchema(item, items, root, report);
  else report(offsetOf(node), "Here belongs a list.");
}

/** Where a node begins; the start of the document where nothing stands. */
export const offsetOf = (node: unknown): number => (isNode(node) && node.range ? node.range[0] : 0);

const isNode = (node: unknown): node is Node => isMap(node) || isSeq(node) || isScalar(node);

function checkMap(node: unknown, schema: Schema, root: Schema, report: Report): void {
  if (isMap(node)) checkEntries(node, schema, root, report);
  else report(offsetOf(node), "Here belongs a map.");
}

function checkEntries(map: YAMLMap, schema: Schema, root: Schema, report: Report): void {
  const { properties = {}, additionalProperties: others, required = [], oneOf } = schema;
  const keys = new Set<string>();
  for (const pair of map.items) {
    const key = keyOf(pair);
    keys.add(key);
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (known !== undefined) checkSchema(pair.value, known, root, report);
    else if (typeof others === "object") checkSchema(pair.value, others, root, report);
    else if (others === false) {
      const names = Object.keys(properties).join(", ");
      report(offsetOf(pair.key), `There is no key ${key} here, but ${names}.`);
    }
  }
  for (const key of required) {
    if (!keys.has(key)) report(offsetOf(map), `The key ${key} is missing.`);
  }
  if (oneOf === undefined) return;
  const there = oneOf.filter((one) => one.required.every((key) => keys.has(key)));
  if (there.length === 1) return;
  const choices = oneOf.map((one) => one.required.join(" with ")).join(", or ");
  report(offsetOf(map), `Here belongs just one of ${choices}.`);
}

const keyOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : "");

function checkText(node: unknown, schema: Schema, report: Report): void {
  const at = offsetOf(node);
  if (!isScalar(node) || typeof node.value !== "string") {
    report(at, "Here belongs a text; put it in quotes if it looks like something else.");
    return;
  }
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = schema;
  const { length } = node.value;
  if (length < minLength) report(at, "Here belongs a text that is not empty.");
  else if (length > maxLength) report(at, `This is longer than ${maxLength} characters.`);
  else if (pattern !== undefined && !new RegExp(pattern, "u").test(node.value)) {
    report(at, `${JSON.stringify(node.value.slice(0, 128))} does not have the form ${pattern}.`);
  }
}
