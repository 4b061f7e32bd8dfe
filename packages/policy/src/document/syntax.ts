import { type JsonEntry, type JsonNode, JsonSyntaxError, type Position } from "./json.ts";
import {
  type Condition,
  type OperatorName,
  operatorNames,
  type Policy,
  type PolicyKind,
  type Principals,
  type PrincipalType,
  type Statement,
} from "./policy.ts";

/** A statement before the checks of its meaning: the effect as it is written, parts that may be missing. */
export interface DraftStatement extends Omit<Statement, "effect" | "actions"> {
  readonly effect: string;
  readonly actions: Statement["actions"] | undefined;
}

/** A policy with the right form, whose meaning is not yet checked. */
export interface DraftPolicy extends Omit<Policy, "statements"> {
  readonly statements: readonly DraftStatement[];
}

const topElements = new Set(["Version", "Id", "Statement", "Conditions"]);
/** The elements of a statement. */
export const statementElements: ReadonlySet<string> = new Set([
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
]);
/** The types of principals. */
export const principalTypes: readonly PrincipalType[] = [
  "AWS",
  "Federated",
  "Service",
  "CanonicalUser",
];
const operators = new Map<string, OperatorName>(
  operatorNames.map((name) => [name.toLowerCase(), name]),
);

/** Refuses a form; `trust` is how AWS says it of a trust policy, where that is known. */
function refuse(message: string, { start }: { readonly start: Position }, trust?: string): never {
  throw new JsonSyntaxError(message, start, trust);
}

const unknownField = (key: string): string => `Unknown field ${key.slice(0, 64)}`;

function entriesOf(node: JsonNode, what: string): readonly JsonEntry[] {
  return node.kind === "object" ? node.entries : refuse(`${what} must be an object.`, node);
}

function textOf(node: JsonNode, what: string): string {
  return node.kind === "string" ? node.value : refuse(`${what} must be a string.`, node);
}

/** The form of a policy ("Grammar of the IAM JSON policy language"). Throws JsonSyntaxError. */
export function readForm(root: JsonNode, kind: PolicyKind): DraftPolicy {
  const elements = new Map<string, JsonNode>();
  for (const { key, value, start } of entriesOf(root, "A policy")) {
    if (!topElements.has(key)) {
      refuse(`A policy has no element ${key.slice(0, 64)}.`, { start }, unknownField(key));
    }
    elements.set(key, value);
  }
  const version = elements.get("Version");
  const id = elements.get("Id");
  const statements = elements.get("Statement");
  if (statements === undefined) return refuse("A policy must have the element Statement.", root);
  const list = statements.kind === "array" ? statements.items : [statements];
  if (list.length === 0) {
    const trust = "Could not parse the policy: Statement is empty!";
    refuse("Statement must not be empty.", statements, trust);
  }
  return {
    version: version && versionOf(version),
    id: id && textOf(id, "Id"),
    statements: list.map((node) => statementOf(node, kind)),
  };
}

function versionOf(node: JsonNode): "2008-10-17" | "2012-10-17" {
  const text = textOf(node, "Version");
  if (text === "2012-10-17" || text === "2008-10-17") return text;
  return refuse("Version must be 2012-10-17 or 2008-10-17.", node);
}

function statementOf(node: JsonNode, kind: PolicyKind): DraftStatement {
  const elements = new Map<string, JsonNode>();
  for (const { key, value, start } of entriesOf(node, "A statement")) {
    if (!statementElements.has(key)) {
      refuse(`A statement has no element ${key.slice(0, 64)}.`, { start }, unknownField(key));
    }
    elements.set(key, value);
  }
  const effect = elements.get("Effect");
  if (effect === undefined) {
    const trust = "Missing required field Effect";
    return refuse("A statement must have the element Effect.", node, trust);
  }
  const effectText = textOf(effect, "Effect");
  if (!/^(allow|deny)$/i.test(effectText)) refuse("Effect must be Allow or Deny.", effect);
  const sid = elements.get("Sid");
  const condition = elements.get("Condition");
  return {
    sid: sid && textOf(sid, "Sid"),
    effect: effectText,
    principals: either(elements, "Principal", node, (named) => principalsOf(named, kind), "named"),
    actions: either(elements, "Action", node, patternsOf, "patterns"),
    resources: either(elements, "Resource", node, patternsOf, "patterns"),
    conditions: condition === undefined ? [] : conditionsOf(condition, kind),
    start: node.start,
    end: node.end,
  };
}

/** An element or its Not… form; both at once are refused. */
function either<T, K extends string>(
  elements: ReadonlyMap<string, JsonNode>,
  name: string,
  statement: JsonNode,
  read: (node: JsonNode, name: string) => T,
  as: K,
): ({ readonly negated: boolean } & Readonly<Record<K, T>>) | undefined {
  const plain = elements.get(name);
  const negated = elements.get(`Not${name}`);
  if (plain !== undefined && negated !== undefined) {
    return refuse(`A statement has either ${name} or Not${name}.`, statement);
  }
  const node = plain ?? negated;
  if (node === undefined) return undefined;
  const value: Record<string, T> = { [as]: read(node, name) };
  // INVARIANT: the one key of the record is `as`.
  return { negated: negated !== undefined, ...(value as Record<K, T>) };
}

/** A string or a list of strings. Nulls in a list are passed over, as AWS does. */
function patternsOf(node: JsonNode, name: string): readonly string[] {
  if (node.kind === "string") return [node.value];
  if (node.kind !== "array") return refuse(`${name} must be a string or a list of strings.`, node);
  return node.items
    .filter(({ kind }) => kind !== "null")
    .map((item) => textOf(item, `Each value of ${name}`));
}

function principalsOf(node: JsonNode, kind: PolicyKind): Principals {
  if (node.kind === "string") {
    return node.value === "*"
      ? { everyone: true }
      : refuse('Principal must be "*" or an object.', node);
  }
  const values: Partial<Record<PrincipalType, readonly string[]>> = {};
  for (const { key, value, start } of entriesOf(node, "Principal")) {
    const type = principalTypes.find((known) => known === key);
    if (type === undefined) return refuse(`Principal has no type ${key.slice(0, 64)}.`, { start });
    values[type] = patternsOf(value, key);
  }
  if (kind === "trust" && Object.keys(values).length === 0) {
    const trust = "Missing required field Principal cannot be empty!";
    refuse("Principal must not be empty.", node, trust);
  }
  return { everyone: false, values };
}

function conditionsOf(node: JsonNode, kind: PolicyKind): readonly Condition[] {
  return entriesOf(node, "Condition").flatMap(({ key, value, start }) => {
    const keys = entriesOf(value, `The operator ${key.slice(0, 64)}`);
    const values = keys.map((entry) => ({ key: entry.key, values: conditionValues(entry.value) }));
    const operator = kind === "trust" ? exactOperatorOf(key) : operatorOf(key);
    // An unknown operator over no keys says nothing, and AWS lets it pass.
    if (operator === undefined) {
      return keys.length === 0
        ? []
        : refuse(
            `There is no condition operator ${key.slice(0, 64)}.`,
            { start },
            `Invalid Condition type : ${key.slice(0, 64)}`,
          );
    }
    if (kind === "identity" && operator.operator === "Null" && operator.ifExists) {
      refuse("IfExists does not go with Null.", { start });
    }
    return values.map((of) => ({ ...operator, ...of }));
  });
}

/** Numbers and booleans stand for their texts. */
function conditionValues(node: JsonNode): readonly string[] {
  const items = node.kind === "array" ? node.items : [node];
  return items.map((item) => {
    switch (item.kind) {
      case "string":
      case "number":
        return item.value;
      case "boolean":
        return String(item.value);
      default:
        return refuse("A condition value must be a string, a number or a boolean.", item);
    }
  });
}

/** The meaning of an operator as it is written: `ForAnyValue:StringLikeIfExists`; undefined where there is none. */
export function operatorOf(
  text: string,
): Pick<Condition, "operator" | "qualifier" | "ifExists"> | undefined {
  const colon = text.indexOf(":");
  const qualifier = colon < 0 ? undefined : qualifierOf(text.slice(0, colon));
  if (colon >= 0 && qualifier === undefined) return undefined;
  const name = text.slice(colon + 1).toLowerCase();
  const ifExists = name.endsWith("ifexists");
  const operator = operators.get(ifExists ? name.slice(0, -"ifexists".length) : name);
  return operator && { operator, qualifier, ifExists };
}

/** The same, as trust policies are read: `stringEquals` is no operator there. */
function exactOperatorOf(text: string): ReturnType<typeof operatorOf> {
  const meaning = operatorOf(text);
  if (meaning === undefined) return undefined;
  const { operator, qualifier, ifExists } = meaning;
  const written = `${qualifier === undefined ? "" : `${qualifier}:`}${operator}${ifExists ? "IfExists" : ""}`;
  return text === written ? meaning : undefined;
}

function qualifierOf(text: string): Condition["qualifier"] {
  switch (text.toLowerCase()) {
    case "forallvalues":
      return "ForAllValues";
    case "foranyvalue":
      return "ForAnyValue";
    default:
      return undefined;
  }
}
