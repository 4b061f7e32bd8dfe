import {
  type AccountReader,
  accounts,
  type Group,
  groups,
  type ManagedPolicy,
  managedPolicies,
  type PolicyHolder,
  parseArn,
  pathAndName,
  type Role,
  type SessionClaims,
  type User,
} from "@ostiary/directory";
import { type AttachedPolicy, compilePolicy, parsePolicy } from "@ostiary/policy";
import type { ManagedPolicies } from "../managed-policies/load.ts";

type Source = AttachedPolicy["source"];

/**
 * Compiles a stored document. What is stored was validated when it was saved; a document that no longer parses denies by an
 * error, as an evaluation error must fail closed ("How AWS enforcement code logic evaluates requests").
 */
function compile(
  id: string,
  source: Source,
  document: string,
  kind: "identity" | "session" = "identity",
): AttachedPolicy {
  const parsed = parsePolicy(document, kind);
  if (!parsed.ok) throw new Error(`The stored policy ${id} does not parse.`);
  return Object.freeze({ id, source, policy: compilePolicy(parsed.policy) });
}

// INVARIANT: records are frozen and replaced on change, so a compiled form is right for as long as its record lives.
const inlineOf = new WeakMap<PolicyHolder, readonly AttachedPolicy[]>();
const customerManaged = new WeakMap<ManagedPolicy, AttachedPolicy>();
const awsManaged = new Map<string, AttachedPolicy>();

function inlinePolicies(holder: PolicyHolder, source: Source): readonly AttachedPolicy[] {
  if (holder.inlinePolicies.length === 0) return [];
  let compiled = inlineOf.get(holder);
  if (compiled === undefined) {
    compiled = holder.inlinePolicies.map(({ name, document }) => compile(name, source, document));
    inlineOf.set(holder, compiled);
  }
  return compiled;
}

/** The customer managed policy of that ARN; names are unique ignoring case, ARNs are matched exactly. */
export function customerManagedPolicy(
  account: AccountReader,
  arn: string,
): ManagedPolicy | undefined {
  const parts = parseArn(arn);
  if (parts?.service !== "iam" || parts.account !== account.accountId) return undefined;
  const { type, path, name } = pathAndName(parts.resource);
  if (type !== "policy") return undefined;
  const policy = account.named(managedPolicies, name);
  return policy?.policyName === name && policy.path === path ? policy : undefined;
}

/** The text of a policy's default version. */
export function defaultDocument(policy: ManagedPolicy): string {
  const version = policy.versions.find(({ versionId }) => versionId === policy.defaultVersionId);
  if (version === undefined) throw new Error(`${policy.policyName} has no default version.`);
  return version.document;
}

/** A managed policy, AWS's or the customer's, compiled; undefined where there is none of that ARN. */
export function compiledManagedPolicy(
  account: AccountReader,
  aws: ManagedPolicies,
  arn: string,
): AttachedPolicy | undefined {
  const known = awsManaged.get(arn);
  if (known !== undefined) return known;
  const policy = customerManagedPolicy(account, arn);
  if (policy !== undefined) {
    let compiled = customerManaged.get(policy);
    if (compiled === undefined) {
      compiled = compile(arn, "user-managed", defaultDocument(policy));
      customerManaged.set(policy, compiled);
    }
    return compiled;
  }
  const document = aws.document(arn);
  if (document === undefined) return undefined;
  const compiled = compile(arn, "aws-managed", document);
  awsManaged.set(arn, compiled);
  return compiled;
}

function attachedPolicies(
  account: AccountReader,
  aws: ManagedPolicies,
  holder: PolicyHolder,
): AttachedPolicy[] {
  return holder.attachedPolicies.map((arn) => {
    const policy = compiledManagedPolicy(account, aws, arn);
    if (policy === undefined) throw new Error(`The attached policy ${arn} does not exist.`);
    return policy;
  });
}

/** The policies of a user, group or role itself, without those of a user's groups. */
export const ownPolicies = (
  account: AccountReader,
  aws: ManagedPolicies,
  holder: PolicyHolder,
  source: "user" | "group" | "role",
): readonly AttachedPolicy[] => [
  ...inlinePolicies(holder, source),
  ...attachedPolicies(account, aws, holder),
];

/** Every identity policy of a user: its own, and those of its groups. */
export function identityPoliciesOfUser(
  account: AccountReader,
  aws: ManagedPolicies,
  user: User,
): readonly AttachedPolicy[] {
  const policies = [...ownPolicies(account, aws, user, "user")];
  for (const id of user.groups) {
    const group = account.get(groups, id);
    if (group !== undefined) policies.push(...identityPoliciesOfGroup(account, aws, group));
  }
  return policies;
}

/** ChangePassword names no user: it can only be the caller's own password. */
const ownPassword = compile(
  "password-policy",
  "none",
  JSON.stringify({
    Version: "2012-10-17",
    Statement: {
      Effect: "Allow",
      Action: ["iam:ChangePassword", "iam:GetAccountPasswordPolicy"],
      Resource: "*",
    },
  }),
);

/** What every user may where the password policy lets users change their passwords ("Permit IAM users to change their own passwords"). */
export const passwordPolicyGrants = (account: AccountReader): readonly AttachedPolicy[] =>
  account.get(accounts, account.accountId)?.passwordPolicy?.allowUsersToChangePassword === true
    ? [ownPassword]
    : [];

export const identityPoliciesOfGroup = (
  account: AccountReader,
  aws: ManagedPolicies,
  group: Group,
): readonly AttachedPolicy[] => ownPolicies(account, aws, group, "group");

export const identityPoliciesOfRole = (
  account: AccountReader,
  aws: ManagedPolicies,
  role: Role,
): readonly AttachedPolicy[] => ownPolicies(account, aws, role, "role");

const silent = compilePolicy({ version: "2012-10-17", id: undefined, statements: [] });

/** The permissions boundary, compiled; undefined where none is set. */
export function boundaryPolicy(
  account: AccountReader,
  aws: ManagedPolicies,
  entity: { readonly permissionsBoundary?: string },
): AttachedPolicy | undefined {
  if (entity.permissionsBoundary === undefined) return undefined;
  const boundary = compiledManagedPolicy(account, aws, entity.permissionsBoundary);
  // A boundary that is not there allows nothing. Only lenient mode lets one be set.
  return boundary ?? { id: entity.permissionsBoundary, source: "none", policy: silent };
}

const scopeDownPolicies = new WeakMap<object, readonly (readonly AttachedPolicy[])[]>();

/** The steps that a session was narrowed down in; undefined where it was not. */
export function compiledScopeDown(
  claims: SessionClaims,
): readonly (readonly AttachedPolicy[])[] | undefined {
  if (claims.scopeDown === undefined) return undefined;
  let compiled = scopeDownPolicies.get(claims);
  if (compiled === undefined) {
    compiled = claims.scopeDown.map((policy, step) => [
      compile(`scope-down-policy.${step + 1}`, "none", policy, "session"),
    ]);
    scopeDownPolicies.set(claims, compiled);
  }
  return compiled;
}

const sessionPolicies = new WeakMap<object, readonly AttachedPolicy[]>();

/**
 * The session policies that a session carries: the inline one and the managed ones, which act as one set. Undefined where it
 * carries none. `key` is the claims object, which lives as long as the opened token is remembered.
 */
export function compiledSessionPolicies(
  account: AccountReader,
  aws: ManagedPolicies,
  key: object,
  carried: { readonly policy?: string; readonly policyArns?: readonly string[] },
): readonly AttachedPolicy[] | undefined {
  if (carried.policy === undefined && carried.policyArns === undefined) return undefined;
  let inline = sessionPolicies.get(key);
  if (inline === undefined) {
    inline =
      carried.policy === undefined
        ? []
        : [compile("session-policy", "none", carried.policy, "session")];
    sessionPolicies.set(key, inline);
  }
  const managed = (carried.policyArns ?? []).map((arn) => compiledManagedPolicy(account, aws, arn));
  // A managed session policy deleted since the session began grants nothing any more.
  return [...inline, ...managed.filter((policy) => policy !== undefined)];
}
