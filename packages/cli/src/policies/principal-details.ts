import type { JsonNode, RequestPrincipal } from "@ostiary/policy";
import { type AccountDetails, managedPolicy, policiesOf, policyAt } from "./account-details.ts";
import { itemsOf, memberOf, textOf } from "./json-node.ts";
import type { PolicyFile } from "./policy-file.ts";

/** What an account's details say of a principal. */
export interface PrincipalDetails {
  /** With its unique id and the path of its role. */
  readonly principal: RequestPrincipal;
  readonly identity: readonly PolicyFile[];
  readonly boundary: PolicyFile | undefined;
  /** Its tags, as context keys. */
  readonly tags: readonly (readonly [key: string, value: string])[];
}

/** What the details say of a principal; of one that has no policies nothing. Throws an error where they do not know it. */
export function principalDetails(
  details: AccountDetails,
  principal: RequestPrincipal,
): PrincipalDetails {
  switch (principal.kind) {
    case "user":
      return ofUser(details, principal);
    case "role-session":
      return ofSession(details, principal);
    default:
      return { principal, identity: [], boundary: undefined, tags: [] };
  }
}

function ofUser(
  details: AccountDetails,
  principal: Extract<RequestPrincipal, { kind: "user" }>,
): PrincipalDetails {
  const user = details.users.find((one) => textOf(one, "Arn") === principal.arn);
  if (user === undefined) return unknown(details, principal.arn);
  const groups = itemsOf(memberOf(user, "GroupList"))
    .map((name) => (name.kind === "string" ? name.value : ""))
    .flatMap((name) => details.groups.filter((one) => textOf(one, "GroupName") === name));
  return {
    principal: { ...principal, id: textOf(user, "UserId") ?? principal.id },
    identity: [
      ...policiesOf(details, user, "UserPolicyList", `user ${textOf(user, "UserName")}`),
      ...groups.flatMap((group) =>
        policiesOf(details, group, "GroupPolicyList", `group ${textOf(group, "GroupName")}`),
      ),
    ],
    ...boundaryAndTags(details, user),
  };
}

function ofSession(
  details: AccountDetails,
  principal: Extract<RequestPrincipal, { kind: "role-session" }>,
): PrincipalDetails {
  const { roleArn, arn } = principal;
  const name = roleArn.slice(roleArn.lastIndexOf("/") + 1);
  // A session's ARN does not have the path of its role; names are unique in an account.
  const role = details.roles.find((one) => textOf(one, "RoleName") === name);
  const known = textOf(role, "Arn");
  const account = roleArn.split(":")[4];
  if (role === undefined || known?.split(":")[4] !== account) return unknown(details, roleArn);
  const roleId = textOf(role, "RoleId") ?? principal.roleId;
  const id = `${roleId}:${arn.slice(arn.lastIndexOf("/") + 1)}`;
  return {
    principal: { ...principal, roleArn: known ?? roleArn, roleId, id },
    identity: policiesOf(details, role, "RolePolicyList", `role ${name}`),
    ...boundaryAndTags(details, role),
  };
}

function unknown({ file }: AccountDetails, arn: string): never {
  throw new Error(`${file} does not know ${arn}: name a user or a role of its account.`);
}

function boundaryAndTags(
  details: AccountDetails,
  entity: JsonNode,
): Pick<PrincipalDetails, "boundary" | "tags"> {
  const boundary = textOf(memberOf(entity, "PermissionsBoundary"), "PermissionsBoundaryArn");
  return {
    boundary: boundary === undefined ? undefined : managedPolicy(details, boundary),
    tags: itemsOf(memberOf(entity, "Tags")).map(
      (tag) => [`aws:PrincipalTag/${textOf(tag, "Key")}`, textOf(tag, "Value") ?? ""] as const,
    ),
  };
}

/** The trust policies of roles in the details, by the roles' ARNs. */
export const trustPolicies = (
  details: AccountDetails,
  roleArns: readonly string[],
): ReadonlyMap<string, PolicyFile> =>
  new Map(
    details.roles.flatMap((role) => {
      const arn = textOf(role, "Arn") ?? "";
      const document = memberOf(role, "AssumeRolePolicyDocument");
      if (!roleArns.includes(arn) || document === undefined) return [];
      const label = `role ${textOf(role, "RoleName")}, trust policy`;
      return [[arn, policyAt(details, document, label, "trust")]];
    }),
  );
