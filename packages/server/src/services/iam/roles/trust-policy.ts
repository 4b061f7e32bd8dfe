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

/** The unique id of the user or role that an ARN names now, in the account of the ARN. */
function idOf(account: AccountReader, arn: string): string | undefined {
  const parts = parseArn(arn);
  if (parts?.service !== "iam") return undefined;
  const { type, path, name } = pathAndName(parts.resource);
  if (type === "user") {
    const user = account.named(users, name);
    return user?.userName === name && user.path === path ? user.id : undefined;
  }
  if (type !== "role") return undefined;
  const role = account.named(roles, name);
  return role?.roleName === name && role.path === path ? role.id : undefined;
}

/** Finds an account of this server: the caller's, or another one. */
type Accounts = (accountId: string) => AccountReader | undefined;

const accountsOf =
  ({ account, other }: Pick<Scope, "account" | "other">): Accounts =>
  (id) =>
    id === account.accountId ? account : other(id);

const isUniqueId = (value: string): boolean => /^A(IDA|ROA)[A-Z0-9]{8,128}$/.test(value);

/** The ARN of the user or role of a unique id. */
function arnOfId({ account, arn }: Scope, id: string): string | undefined {
  const user = account.get(users, id);
  if (user !== undefined) return arn.iam(account.accountId, "user", user.path, user.userName);
  const role = account.get(roles, id);
  return role && arn.iam(account.accountId, "role", role.path, role.roleName);
}

/** The accounts whose users and roles a trust policy names: whether they are there has to be known when it is saved. */
export function trustedAccounts(document: string): readonly string[] {
  const parsed = parsePolicy(document, "trust");
  if (!parsed.ok) return [];
  const named = principalsOf(parsed.policy, "AWS")
    .map(parseArn)
    .filter((arn) => arn?.service === "iam" && arn.resource !== "root")
    .map((arn) => arn?.account ?? "");
  return [...new Set(named)].filter((id) => /^[0-9]{12}$/.test(id));
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
 * The unique ids behind the principals of a trust policy, as they are when it is saved; principals of the accounts of this server
 * must exist, and the id of one that was deleted is no principal ("AWS JSON policy elements: Principal").
 */
function trustedIdsOf(policy: Policy, scope: Scope): Trusted {
  const find = accountsOf(scope);
  const ids: [string, string][] = [];
  for (const value of principalsOf(policy, "AWS")) {
    if (value === "*" || accountNamed(value) !== undefined) continue;
    if (isUniqueId(value)) {
      if (arnOfId(scope, value) === undefined) throw invalid(value);
      continue;
    }
    const parts = parseArn(value);
    if (parts === undefined || (parts.service !== "iam" && parts.service !== "sts"))
      throw invalid(value);
    const account = find(parts.account);
    if (account === undefined || parts.service === "sts") continue;
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
  return trustedIdsOf(parsed.policy, scope);
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
 * unique ids, and for unique ids, which show as ARNs. Of other accounts only those in memory are looked at.
 */
export function shownTrustPolicy(scope: Scope, role: Role): string {
  const find = accountsOf({ account: scope.account, other: scope.server.directory.loaded });
  const isGone = ([arn, id]: readonly [string, string]): boolean => {
    const account = find(parseArn(arn)?.account ?? "");
    return account !== undefined && idOf(account, arn) !== id;
  };
  const ids = new Map(Object.entries(role.trustedIds).filter(isGone));
  const document = role.assumeRolePolicyDocument;
  if (ids.size === 0 && !/"A(IDA|ROA)[A-Z0-9]{8,128}"/.test(document)) return document;
  const shown = (value: string): string =>
    ids.get(value) ?? (isUniqueId(value) ? (arnOfId(scope, value) ?? value) : value);
  return JSON.stringify(replacedPrincipals(JSON.parse(document), shown));
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
