import type { JsonNode } from "@ostiary/policy";
import { contentOf, isDefaultVersion } from "./answer-documents.ts";
import { rootOf } from "./documents-in.ts";
import { cutter, itemsOf, memberOf, textOf } from "./json-node.ts";
import { compileDocument, type PolicyFile } from "./policy-file.ts";
import { readText } from "./read-text.ts";

/** An answer of GetAccountAuthorizationDetails, in a file. */
export interface AccountDetails {
  readonly file: string;
  readonly users: readonly JsonNode[];
  readonly groups: readonly JsonNode[];
  readonly roles: readonly JsonNode[];
  readonly policies: readonly JsonNode[];
  readonly cut: ReturnType<typeof cutter>;
}

/** Reads the file of `aws iam get-account-authorization-details`. */
export async function readAccountDetails(file: string): Promise<AccountDetails> {
  const text = await readText(file);
  const root = rootOf(text);
  if (root === undefined || memberOf(root, "RoleDetailList") === undefined) {
    throw new Error(
      `${file} is not what aws iam get-account-authorization-details prints: it has no RoleDetailList.`,
    );
  }
  const list = (name: string): readonly JsonNode[] => itemsOf(memberOf(root, name));
  return {
    file,
    users: list("UserDetailList"),
    groups: list("GroupDetailList"),
    roles: list("RoleDetailList"),
    policies: list("Policies"),
    cut: cutter(text),
  };
}

/** A policy that stands in the details. */
export function policyAt(
  { file, cut }: AccountDetails,
  document: JsonNode,
  label: string,
  kind: "identity" | "trust",
): PolicyFile {
  const found = { file, label, kind, resourceType: undefined, ...contentOf(document, cut) };
  // Policies that are older than the rule may lack the version that IAM now asks of identity-based ones.
  return compileDocument(found, kind === "identity" ? "session" : kind);
}

/** A managed policy in the version that is in effect. Throws an error where the details do not have it. */
export function managedPolicy(details: AccountDetails, arn: string): PolicyFile {
  const policy = details.policies.find((one) => textOf(one, "Arn") === arn);
  const version = itemsOf(memberOf(policy, "PolicyVersionList")).find(isDefaultVersion);
  const document = memberOf(version, "Document");
  if (document === undefined) {
    throw new Error(
      `${details.file} does not have the policy ${arn}, which is attached. Get the details without --filter.`,
    );
  }
  return policyAt(details, document, `policy ${textOf(policy, "PolicyName")}`, "identity");
}

/** The inline and managed policies of a user, a group or a role. */
export function policiesOf(
  details: AccountDetails,
  entity: JsonNode,
  inlineList: string,
  owner: string,
): readonly PolicyFile[] {
  const inline = itemsOf(memberOf(entity, inlineList)).flatMap((one) => {
    const document = memberOf(one, "PolicyDocument");
    const label = `${owner}, policy ${textOf(one, "PolicyName")}`;
    return document === undefined ? [] : [policyAt(details, document, label, "identity")];
  });
  const managed = itemsOf(memberOf(entity, "AttachedManagedPolicies")).flatMap((one) => {
    const arn = textOf(one, "PolicyArn");
    return arn === undefined ? [] : [managedPolicy(details, arn)];
  });
  return [...inline, ...managed];
}
