import {
  type AccountReader,
  parseArn,
  pathAndName,
  type Role,
  roles,
  users,
} from "@ostiary/directory";
import {
  type AttachedPolicy,
  accountNamed,
  compilePolicy,
  type Policy,
  parsePolicy,
  type Statement,
} from "@ostiary/policy";
import { serviceError } from "@ostiary/wire";
import type { Scope } from "../../../operation.ts";
import { requirePolicyDocument } from "../policy-document.ts";

type Trusted = Readonly<Record<string, string>>;

const principalsOf = (policy: Policy, type: "AWS" | "Service"): readonly string[] =>
  policy.statements.flatMap(({ principals }) =>
    principals === undefined || principals.named.everyone
      ? []
      : (principals.named.values[type] ?? []),
  );

/** The unique id of the user or role that an ARN names now. */
function idOf(account: AccountReader, arn: string): string | undefined {
  const parts = parseArn(arn);
  if (parts?.service !== "iam" || parts.account !== account.accountId) return undefined;
  const { type, path, name } = pathAndName(parts.resource);
  if (type === "user") {
    const user = account.named(users, name);
    return user?.userName === name && user.path === path ? user.id : undefined;
  }
  if (type !== "role") return undefined;
  const role = account.named(roles, name);
  return role?.roleName === name && role.path === path ? role.id : undefined;
}

const invalid = (value: string, type = "AWS") =>
  serviceError("MalformedPolicyDocument", `Invalid principal in policy: "${type}":"${value}"`);

/** Services are named by a host of Amazon's; which of them there are, only AWS knows. */
const servicePrincipal = /^([a-z0-9-]+\.)+(amazonaws\.com(\.cn)?|amazon\.com|aws\.internal)$/i;

function checkServices(policy: Policy): void {
  for (const value of principalsOf(policy, "Service")) {
    if (!servicePrincipal.test(value)) throw invalid(value, "SERVICE");
  }
}

const provider =
  /^arn:aws[a-z-]{0,20}:iam::[0-9]{12}:(oidc-provider|saml-provider)\/.+$|^([a-z0-9-]+\.)+[a-z]+$/;

/** Identity providers are named by their ARN, those that AWS knows by their domain; they need not be there. */
function requireProviders(policy: Policy): void {
  const named = policy.statements.flatMap(({ principals }) =>
    principals === undefined || principals.named.everyone
      ? []
      : (principals.named.values.Federated ?? []),
  );
  if (!named.every((one) => provider.test(one))) {
    throw serviceError(
      "MalformedPolicyDocument",
      "Federated principals must be valid domain names or SAML metadata ARNs",
    );
  }
}

/**
 * The unique ids behind the principals of a trust policy, as they are when it is saved; principals of the account must exist
 * ("AWS JSON policy elements: Principal").
 */
function trustedIdsOf(policy: Policy, account: AccountReader): Trusted {
  const ids: [string, string][] = [];
  for (const value of principalsOf(policy, "AWS")) {
    if (value === "*" || accountNamed(value) !== undefined) continue;
    if (/^A(IDA|ROA)[A-Z0-9]{8,128}$/.test(value)) continue;
    const parts = parseArn(value);
    if (parts === undefined || (parts.service !== "iam" && parts.service !== "sts"))
      throw invalid(value);
    if (parts.account !== account.accountId || parts.service === "sts") continue;
    const id = idOf(account, value);
    if (id === undefined) throw invalid(value);
    ids.push([value, id]);
  }
  return Object.fromEntries(ids);
}

/**
 * Checks a trust policy and gives the unique ids that it trusts.
 */
export function checkTrustPolicy(scope: Scope, document: string, of: "new" | "updated"): Trusted {
  if (of === "updated" || !scope.waived.has("new-trust-policy"))
    requirePolicyDocument(document, "trust");
  const parsed = parsePolicy(document, "trust");
  if (!parsed.ok) return {};
  if (document.length > scope.quotas.AssumeRolePolicySizeQuota) {
    const quota = scope.quotas.AssumeRolePolicySizeQuota;
    throw serviceError("LimitExceeded", `Cannot exceed quota for ACLSizePerRole: ${quota}`);
  }
  if (scope.waived.has("trusted-principals")) return {};
  requireProviders(parsed.policy);
  checkServices(parsed.policy);
  return trustedIdsOf(parsed.policy, scope.account);
}

/** A policy with the principals of statements replaced. */
function withPrincipals(policy: Policy, replace: (value: string) => string): Policy {
  const statements = policy.statements.map((statement): Statement => {
    const { principals } = statement;
    if (principals === undefined || principals.named.everyone) return statement;
    const { values } = principals.named;
    if (values.AWS === undefined) return statement;
    const named = { everyone: false as const, values: { ...values, AWS: values.AWS.map(replace) } };
    return { ...statement, principals: { ...principals, named } };
  });
  return { ...policy, statements };
}

/**
 * The trust policy as it is shown: the text as it was given, but for principals that were deleted since, which show as their
 * unique ids.
 */
export function shownTrustPolicy(account: AccountReader, role: Role): string {
  const gone = Object.entries(role.trustedIds).filter(([arn, id]) => idOf(account, arn) !== id);
  if (gone.length === 0) return role.assumeRolePolicyDocument;
  const ids = new Map(gone);
  return JSON.stringify(
    replacedPrincipals(
      JSON.parse(role.assumeRolePolicyDocument),
      (value) => ids.get(value) ?? value,
    ),
  );
}

/** A document of the grammar with its AWS principals replaced, and its form as it was: one value stays one value. */
function replacedPrincipals(document: unknown, replace: (value: string) => string): unknown {
  const replaced = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(replaced);
    return typeof value === "string" ? replace(value) : value;
  };
  const inMember = (of: unknown, name: string, change: (value: unknown) => unknown): unknown =>
    isObject(of) && name in of ? { ...of, [name]: change(of[name]) } : of;
  const inStatement = (statement: unknown): unknown =>
    inMember(statement, "Principal", (principal) => inMember(principal, "AWS", replaced));
  return inMember(document, "Statement", (statements) =>
    Array.isArray(statements) ? statements.map(inStatement) : inStatement(statements),
  );
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const compiled = new WeakMap<Role, AttachedPolicy | undefined>();

/**
 * The trust policy as it is evaluated: principals stand as the unique ids that they had when it was saved, so that a principal
 * made again under an old name is trusted no more. Undefined where lenient mode stored a text that is no policy.
 */
export function evaluatedTrustPolicy(role: Role, roleArn: string): AttachedPolicy | undefined {
  if (compiled.has(role)) return compiled.get(role);
  const parsed = parsePolicy(role.assumeRolePolicyDocument, "trust");
  const policy: AttachedPolicy | undefined = parsed.ok
    ? {
        id: roleArn,
        source: "resource",
        policy: compilePolicy(
          withPrincipals(parsed.policy, (value) => role.trustedIds[value] ?? value),
        ),
      }
    : undefined;
  compiled.set(role, policy);
  return policy;
}
