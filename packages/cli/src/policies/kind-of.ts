import { type JsonNode, JsonSyntaxError, type PolicyKind, readJson } from "@ostiary/policy";
import { entriesOf, itemsOf, memberOf } from "./json-node.ts";

const has = (node: JsonNode, ...names: readonly string[]): boolean =>
  entriesOf(node).some(({ key }) => names.includes(key));

const textsOf = (node: JsonNode | undefined): readonly string[] => {
  if (node?.kind === "string") return [node.value];
  return itemsOf(node).flatMap((item) => (item.kind === "string" ? [item.value] : []));
};

const isTrust = (statement: JsonNode): boolean => {
  const actions = textsOf(memberOf(statement, "Action"));
  return (
    !has(statement, "Resource", "NotResource") &&
    actions.length > 0 &&
    actions.every((action) => /^sts:/i.test(action))
  );
};

/**
 * What a policy is for, by its form: one that names principals belongs to a resource, or to a role where it is about sts: and names
 * no resource; others belong to identities.
 */
export function kindOf(text: string): PolicyKind {
  try {
    const list = memberOf(readJson(text), "Statement");
    const statements = list?.kind === "array" ? list.items : list === undefined ? [] : [list];
    if (!statements.some((one) => has(one, "Principal", "NotPrincipal"))) return "identity";
    return statements.every(isTrust) ? "trust" : "resource";
  } catch (error) {
    if (error instanceof JsonSyntaxError) return "identity";
    throw error;
  }
}
