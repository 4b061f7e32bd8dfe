import type { JsonNode, PolicyKind } from "@ostiary/policy";
import type { FoundDocument } from "./found-document.ts";
import { cutter, entriesOf, itemsOf, memberOf } from "./json-node.ts";

/** Members of answers of IAM that are policies, with their kind. */
const documents: Readonly<Record<string, { readonly kind: PolicyKind; readonly what: string }>> = {
  PolicyDocument: { kind: "identity", what: "" },
  Document: { kind: "identity", what: "" },
  AssumeRolePolicyDocument: { kind: "trust", what: "trust policy" },
};

/** Members that say whose a policy is. */
const owners: Readonly<Record<string, string>> = {
  UserName: "user",
  GroupName: "group",
  RoleName: "role",
  PolicyName: "policy",
};

/** Members in which the same roles stand once more. */
const repeated: ReadonlySet<string> = new Set(["InstanceProfileList"]);

const parts = ["UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"] as const;
const wrappers = ["PolicyVersion", "Role", "Roles", ...Object.keys(documents)] as const;

/** Whether a document is an answer of IAM with policies in it, as the AWS CLI prints it. */
export const isAnswer = (root: JsonNode): boolean =>
  memberOf(root, "Statement") === undefined &&
  [...parts, ...wrappers].some((name) => memberOf(root, name) !== undefined);

/** The policies in an answer of IAM; of a managed policy's versions the one that is in effect. */
export function answerDocuments(
  file: string,
  text: string,
  root: JsonNode,
): readonly FoundDocument[] {
  const found: FoundDocument[] = [];
  const cut = cutter(text);
  const walk = (node: JsonNode, trail: readonly string[]): void => {
    const here = [...trail, ...namesIn(node)];
    for (const item of itemsOf(node)) walk(item, trail);
    for (const { key, value } of entriesOf(node)) {
      const document = Object.hasOwn(documents, key) ? documents[key] : undefined;
      if (document !== undefined) {
        const label = [...here, document.what].filter(Boolean).join(", ");
        const kind = { kind: document.kind, resourceType: undefined };
        found.push({ file, label, ...kind, ...contentOf(value, cut) });
      } else if (key === "PolicyVersionList") {
        for (const version of itemsOf(value).filter(isDefaultVersion)) walk(version, here);
      } else if (!repeated.has(key)) walk(value, here);
    }
  };
  walk(root, []);
  return found;
}

/** Whether a version of a managed policy is the one in effect. */
export const isDefaultVersion = (version: JsonNode): boolean => {
  const mark = memberOf(version, "IsDefaultVersion");
  return mark?.kind === "boolean" && mark.value;
};

const namesIn = (node: JsonNode): readonly string[] =>
  entriesOf(node).flatMap(({ key, value }) =>
    value.kind === "string" && Object.hasOwn(owners, key) ? [`${owners[key]} ${value.value}`] : [],
  );

/** The AWS CLI prints policies as objects; other clients as strings, as IAM sends them. */
export const contentOf = (
  value: JsonNode,
  cut: ReturnType<typeof cutter>,
): Pick<FoundDocument, "text" | "start"> =>
  value.kind === "string"
    ? { text: decoded(value.value), start: undefined }
    : { text: cut(value), start: value.start };

function decoded(text: string): string {
  try {
    return text.startsWith("%7B") ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}
