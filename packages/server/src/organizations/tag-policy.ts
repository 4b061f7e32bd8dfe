import {
  type AccountReader,
  memberAccounts,
  memberships,
  organizationRoots,
  organizations,
} from "@ostiary/directory";
import { checkTags, type EffectivePolicy, effectivePolicy } from "@ostiary/policy";
import { serviceError } from "@ostiary/wire";
import type { Operation, WriteScope } from "../operation.ts";
import { organizationPolicy } from "./control-policies.ts";
import { wayTo } from "./way-to.ts";

/** The types of IAM's resources that tag policies are enforced for, and the operations that tag them ("Services and resource types that support enforcement"). */
const taggedTypes: Readonly<Record<string, string>> = {
  CreateInstanceProfile: "iam:instance-profile",
  TagInstanceProfile: "iam:instance-profile",
  CreateVirtualMFADevice: "iam:mfa",
  TagMFADevice: "iam:mfa",
  CreateOpenIDConnectProvider: "iam:oidc-provider",
  TagOpenIDConnectProvider: "iam:oidc-provider",
  CreatePolicy: "iam:policy",
  TagPolicy: "iam:policy",
  CreateSAMLProvider: "iam:saml-provider",
  TagSAMLProvider: "iam:saml-provider",
  UploadServerCertificate: "iam:server-certificate",
  TagServerCertificate: "iam:server-certificate",
};

/** Refuses tags that the tag policy of the caller's account prevents ("Understanding enforcement"). */
export function enforceTagPolicy(
  { service, name }: Operation,
  input: object,
  { account, server: { directory } }: WriteScope,
): void {
  const type =
    service === "iam" && Object.hasOwn(taggedTypes, name) ? taggedTypes[name] : undefined;
  if (type === undefined) return;
  const tags = tagsOf(input);
  const membership = account.get(memberships, account.accountId);
  if (tags.length === 0 || membership === undefined) return;
  const management = directory.loaded(membership.managementAccountId);
  const effective =
    management && tagPolicyOf(management, membership.organizationId, account.accountId);
  const violation = checkTags(effective, type, tags).find(({ enforced }) => enforced);
  if (violation !== undefined) throw serviceError("InvalidInput", violation.message);
}

function tagsOf(input: object): readonly { readonly key: string; readonly value: string }[] {
  const tags: unknown = "Tags" in input ? input.Tags : undefined;
  return (Array.isArray(tags) ? tags : []).map(({ Key, Value }) => ({
    key: String(Key),
    value: String(Value),
  }));
}

interface Known {
  readonly revision: number;
  readonly byAccount: Map<string, EffectivePolicy | undefined>;
}

// INVARIANT: what is remembered is of one revision of the management account, so that a change of policies holds at once.
const known = new WeakMap<AccountReader, Known>();

function tagPolicyOf(
  management: AccountReader,
  organizationId: string,
  accountId: string,
): EffectivePolicy | undefined {
  const { revision } = management;
  let remembered = known.get(management);
  if (remembered?.revision !== revision) {
    remembered = { revision, byAccount: new Map() };
    known.set(management, remembered);
  }
  const { byAccount } = remembered;
  if (!byAccount.has(accountId)) {
    byAccount.set(accountId, madeTagPolicy(management, organizationId, accountId));
  }
  return byAccount.get(accountId);
}

function madeTagPolicy(
  management: AccountReader,
  organizationId: string,
  accountId: string,
): EffectivePolicy | undefined {
  const organization = management.get(organizations, organizationId);
  const root = organization && management.get(organizationRoots, organization.rootId);
  const member = management.get(memberAccounts, accountId);
  if (root === undefined || member === undefined || !root.policyTypes.includes("TAG_POLICY")) {
    return undefined;
  }
  return effectivePolicy(
    "TAG_POLICY",
    wayTo(management, root, member).map(({ policies }) =>
      (policies.TAG_POLICY ?? []).map((id) => ({
        id,
        content: organizationPolicy(management, id)?.content ?? "{}",
      })),
    ),
  );
}
