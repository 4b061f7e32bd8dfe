import { parseArn, pathAndName } from "@ostiary/directory";
import type { RequestPrincipal } from "@ostiary/policy";
import { serviceError } from "@ostiary/wire";
import {
  boundaryPolicy,
  identityPoliciesOfGroup,
  identityPoliciesOfRole,
  identityPoliciesOfUser,
} from "../../../caller/compiled-policies.ts";
import type { Scope } from "../../../operation.ts";
import { requireGroup, requireRole, requireUser } from "../find-entity.ts";

import type { Simulated } from "./simulate.ts";

/** The caller that the input names; a user, as resource policies take no others ("SimulateCustomPolicy: CallerArn"). */
export function principalOf(scope: Scope, callerArn: string | undefined): RequestPrincipal {
  const { accountId } = scope.account;
  const arn = callerArn ?? scope.arn.iam(accountId, "user", "/", "simulated");
  const account = parseArn(arn)?.account;
  if (account === undefined) throw serviceError("InvalidInput", `CallerArn ${arn} is not an ARN.`);
  return { kind: "user", account, arn, id: "AIDASIMULATED" };
}

/** The policies of the user, group or role that an ARN names. */
export function simulatedEntity(scope: Scope, arn: string): Simulated {
  const { account, awsManaged } = scope;
  const parts = parseArn(arn);
  if (parts?.service !== "iam" || parts.account !== account.accountId) {
    throw serviceError(
      "InvalidInput",
      `Invalid Entity Arn: ${arn} does not clearly define entity type and name.`,
    );
  }
  const { type, name } = pathAndName(parts.resource);
  switch (type) {
    case "user": {
      const user = requireUser(account, name);
      const principal: RequestPrincipal = {
        kind: "user",
        account: account.accountId,
        arn,
        id: user.id,
      };
      const boundary = boundaryPolicy(account, awsManaged, user);
      return { identity: identityPoliciesOfUser(account, awsManaged, user), boundary, principal };
    }
    case "group": {
      const group = requireGroup(account, name);
      const identity = identityPoliciesOfGroup(account, awsManaged, group);
      return { identity, boundary: undefined, principal: principalOf(scope, undefined) };
    }
    case "role": {
      const role = requireRole(account, name);
      const principal: RequestPrincipal = {
        kind: "role-session",
        account: account.accountId,
        arn: scope.arn.assumedRole(account.accountId, role.roleName, "simulated"),
        roleArn: arn,
        roleId: role.id,
        id: `${role.id}:simulated`,
      };
      const boundary = boundaryPolicy(account, awsManaged, role);
      return { identity: identityPoliciesOfRole(account, awsManaged, role), boundary, principal };
    }
    default:
      throw serviceError(
        "InvalidInput",
        `Invalid Entity Arn: ${arn} does not clearly define entity type and name.`,
      );
  }
}
