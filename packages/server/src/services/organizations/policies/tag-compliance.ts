import {
  type AccountReader,
  memberAccounts,
  memberships,
  parseArn,
  type Tag,
} from "@ostiary/directory";
import { checkTags } from "@ostiary/policy";
import { type ServiceError, serviceError } from "@ostiary/wire";
import type { Operation, OperationContext, Scope } from "../../../operation.ts";
import type { Permission } from "../../../pipeline/authorise.ts";
import { constraintViolation } from "../errors.ts";
import { organizationOf } from "../organization-of.ts";
import { effectivePolicyOf } from "./effective.ts";

/** The types of resources for which tag policies are enforced here ("Services and resource types that support enforcement"). */
const enforceable: ReadonlySet<string> = new Set([
  "iam:instance-profile",
  "iam:mfa",
  "iam:oidc-provider",
  "iam:policy",
  "iam:saml-provider",
  "iam:server-certificate",
  "organizations:account",
  "organizations:ou",
  "organizations:policy",
  "organizations:root",
]);

const requestTag = "aws:RequestTag/";

const tagsIn = (context: OperationContext): Tag[] =>
  Object.entries(context).flatMap(([name, value]) =>
    name.startsWith(requestTag) && typeof value === "string"
      ? [{ key: name.slice(requestTag.length), value }]
      : [],
  );

/** `iam:policy` of an ARN. */
function resourceType(arn: string): string {
  const parts = parseArn(arn);
  return parts === undefined ? "" : `${parts.service}:${parts.resource.split("/", 1)[0]}`;
}

const refusals = {
  iam: (message: string): ServiceError => serviceError("InvalidInput", message),
  organizations: (message: string): ServiceError =>
    constraintViolation("TAG_POLICY_VIOLATION", message),
} as const;

/**
 * Refuses to tag a resource otherwise than the effective tag policy of the account lets it, where the policy is enforced for
 * resources of the type ("Understanding enforcement").
 */
export function requireCompliantTags(
  { service }: Operation,
  scope: Scope,
  permissions: () => readonly Permission[],
): void {
  if (service !== "iam" && service !== "organizations") return;
  const { accountId } = scope.account;
  if (scope.account.get(memberships, accountId) === undefined) return;
  const tagged = permissions()
    .map(({ target, context }) => ({ type: resourceType(target.arn), tags: tagsIn(context) }))
    .filter(({ type, tags }) => tags.length > 0 && enforceable.has(type));
  if (tagged.length === 0) return;
  const own = organizationOf(scope, scope.account, (id): AccountReader | undefined =>
    scope.server.directory.loaded(id),
  );
  const member = own?.management.get(memberAccounts, accountId);
  if (own === undefined || member === undefined) return;
  const effective = effectivePolicyOf(own, member, "TAG_POLICY");
  for (const { type, tags } of tagged) {
    const violation = checkTags(effective, type, tags).find(({ enforced }) => enforced);
    if (violation !== undefined) throw refusals[service](violation.message);
  }
}
