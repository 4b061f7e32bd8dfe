import type { JsonEntry, JsonNode } from "../document/json.ts";
import type { ReportIssue } from "./management-policy-issue.ts";
import { childControl, childControlValues, valueOperators } from "./operators.ts";
import type { GroupShape, SettingShape, Shape } from "./shape.ts";

const isOperator = (key: string): boolean => valueOperators.some((operator) => operator === key);

const describe = ({ kind }: JsonNode): string =>
  kind === "null" ? "null" : `${kind === "object" || kind === "array" ? "an" : "a"} ${kind}`;

/** Holds a piece of a policy's document against what may stand there. */
export function checkShape(
  node: JsonNode,
  shape: Shape,
  path: readonly string[],
  report: ReportIssue,
): void {
  if (shape.kind === "anything") {
    checkOperators(node, path, report);
    return;
  }
  if (node.kind !== "object") {
    const wanted = shape.kind === "group" ? "an object" : "an object with inheritance operators";
    report(path, node.start, `Here stands ${describe(node)} where ${wanted} belongs.`);
    return;
  }
  for (const entry of node.entries)
    if (entry.key === childControl) checkControl(entry, path, report);
  if (shape.kind === "group") checkGroup(node, shape, path, report);
  else checkSetting(node, shape, path, report);
}

type ObjectNode = Extract<JsonNode, { kind: "object" }>;

function checkGroup(
  node: ObjectNode,
  shape: GroupShape,
  path: readonly string[],
  report: ReportIssue,
): void {
  const seen = new Set<string>();
  for (const { key, value, start } of node.entries) {
    if (key === childControl) continue;
    const at = [...path, key];
    const name = key.toLowerCase();
    if (isOperator(key))
      report(path, start, `${key} belongs to a setting, not to a group of them.`);
    else if (key.startsWith("@@")) report(at, start, `There is no inheritance operator ${key}.`);
    else if (seen.has(name)) report(at, start, `The key ${key} is here twice but for its case.`);
    else {
      const child = childShape(shape, key, name);
      if (child === undefined) report(at, start, unknownKey(shape, key));
      else checkShape(value, child, at, report);
    }
    seen.add(name);
  }
  for (const key of shape.required) {
    if (!seen.has(key)) report(path, node.start, `The key ${key} is missing.`);
  }
}

function childShape(shape: GroupShape, key: string, name: string): Shape | undefined {
  if (Object.hasOwn(shape.keys, name)) return shape.keys[name];
  return shape.named?.names.test(key) === true ? shape.named.shape : undefined;
}

function unknownKey({ keys, named }: GroupShape, key: string): string {
  if (named !== undefined) return `${key.slice(0, 128)} can't be a key here.`;
  return `There is no key ${key.slice(0, 128)} here, but ${Object.keys(keys).join(", ")}.`;
}

function checkControl({ value }: JsonEntry, path: readonly string[], report: ReportIssue): void {
  const items = value.kind === "array" ? value.items : [];
  const words = items.flatMap((item) => (item.kind === "string" ? [item.value] : []));
  const known = words.every((word) => childControlValues.includes(word));
  if (words.length === 0 || words.length < items.length || !known) {
    report(path, value.start, `${childControl} is a list of ${childControlValues.join(", ")}.`);
  } else if (words.length > 1 && words.some((word) => word === "@@all" || word === "@@none")) {
    report(path, value.start, "@@all and @@none stand alone.");
  }
}

function checkSetting(
  node: ObjectNode,
  shape: SettingShape,
  path: readonly string[],
  report: ReportIssue,
): void {
  for (const { key, value, start } of node.entries) {
    if (key === childControl) continue;
    if (!isOperator(key)) {
      report(
        [...path, key],
        start,
        `A setting holds inheritance operators, not ${key.slice(0, 128)}.`,
      );
    } else if (key !== "@@assign" && shape.holds === "one") {
      report(path, start, `${key} is for settings with several values.`);
    } else checkValues(key, value, shape, path, report);
  }
}

function checkValues(
  operator: string,
  value: JsonNode,
  { holds, values, says }: SettingShape,
  path: readonly string[],
  report: ReportIssue,
): void {
  const isList = value.kind === "array";
  if (holds === "one" && isList) {
    report(path, value.start, "This setting has one value.");
    return;
  }
  if (!isList && (holds === "list" || operator !== "@@assign")) {
    report(path, value.start, `${operator} has a list of values here.`);
    return;
  }
  for (const item of isList ? value.items : [value]) {
    const written = scalarText(item);
    if (written === undefined)
      report(path, item.start, `${describe(item)} is no value of a setting.`);
    else if (!values.test(written)) {
      report(path, item.start, `${JSON.stringify(written.slice(0, 128))} is not ${says}.`);
    }
  }
}

function scalarText(node: JsonNode): string | undefined {
  if (node.kind === "string" || node.kind === "number") return node.value;
  return node.kind === "boolean" ? String(node.value) : undefined;
}

/** Where anything may stand, the operators still have to be what they are. */
function checkOperators(node: JsonNode, path: readonly string[], report: ReportIssue): void {
  if (node.kind !== "object") return;
  for (const entry of node.entries) {
    const { key, value, start } = entry;
    if (key === childControl) checkControl(entry, path, report);
    else if (key.startsWith("@@") && !isOperator(key)) {
      report([...path, key], start, `There is no inheritance operator ${key}.`);
    } else if (!isOperator(key)) checkOperators(value, [...path, key], report);
  }
}
