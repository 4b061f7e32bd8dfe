import { parseArn, pathAndName } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import {
  type Operation,
  type OperationContext,
  operation,
  type Scope,
  type WriteScope,
} from "../../operation.ts";
import { managedPolicyExists } from "./boundary.ts";
import { noSuchEntity } from "./find-entity.ts";
import { groupHolder, type HolderKind, roleHolder, userHolder } from "./holders.ts";
import { type PageRequest, pageOfList } from "./pagination.ts";
import { requireBelowQuota } from "./quota.ts";

const nameOf = (arn: string): string => pathAndName(parseArn(arn)?.resource ?? "").name;

interface AttachedPageRequest extends PageRequest {
  readonly PathPrefix?: string | undefined;
}

/** What attaching to a user, a group and a role has in common. */
function attachmentsOf(kind: HolderKind) {
  return {
    attach(scope: WriteScope, holder: string, arn: string) {
      const { account, quotas } = scope;
      const { attachedPolicies } = kind.require(account, holder);
      if (!managedPolicyExists(scope, arn)) {
        if (parseArn(arn) === undefined)
          throw serviceError("InvalidInput", `ARN ${arn} is not valid.`);
        throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
      }
      if (attachedPolicies.includes(arn)) return {};
      requireBelowQuota(attachedPolicies.length, quotas, kind.attachedQuota, kind.attachedCalled);
      kind.store(account, holder, { attachedPolicies: [...attachedPolicies, arn] });
      return {};
    },
    detach({ account }: WriteScope, holder: string, arn: string) {
      const { attachedPolicies } = kind.require(account, holder);
      if (!attachedPolicies.includes(arn)) throw noSuchEntity(`Policy ${arn} was not found.`);
      kind.store(account, holder, {
        attachedPolicies: attachedPolicies.filter((one) => one !== arn),
      });
      return {};
    },
    list(
      { account }: Scope,
      holder: string,
      { PathPrefix = "/", ...request }: AttachedPageRequest,
    ) {
      const attached = kind
        .require(account, holder)
        .attachedPolicies.filter((arn) =>
          pathAndName(parseArn(arn)?.resource ?? "").path.startsWith(PathPrefix),
        );
      const { items, end } = pageOfList(request, attached);
      return {
        AttachedPolicies: items.map((arn) => ({ PolicyName: nameOf(arn), PolicyArn: arn })),
        ...end,
      };
    },
    context: ({ account }: Scope, holder: string, arn: string): OperationContext => ({
      "iam:PolicyARN": arn,
      "iam:PermissionsBoundary": kind.boundary(account, holder),
    }),
  };
}

const ofUser = attachmentsOf(userHolder);
const ofGroup = attachmentsOf(groupHolder);
const ofRole = attachmentsOf(roleHolder);

export const attachedPolicyOperations: readonly Operation[] = [
  operation("iam", "AttachUserPolicy", {
    access: "write",
    resource: ({ UserName }, scope) => userHolder.target(scope, UserName),
    context: ({ UserName, PolicyArn }, scope) => ofUser.context(scope, UserName, PolicyArn),
    run: ({ UserName, PolicyArn }, scope) => ofUser.attach(scope, UserName, PolicyArn),
  }),
  operation("iam", "DetachUserPolicy", {
    access: "write",
    resource: ({ UserName }, scope) => userHolder.target(scope, UserName),
    context: ({ UserName, PolicyArn }, scope) => ofUser.context(scope, UserName, PolicyArn),
    run: ({ UserName, PolicyArn }, scope) => ofUser.detach(scope, UserName, PolicyArn),
  }),
  operation("iam", "ListAttachedUserPolicies", {
    access: "read",
    resource: ({ UserName }, scope) => userHolder.target(scope, UserName),
    run: ({ UserName, ...request }, scope) => ofUser.list(scope, UserName, request),
  }),
  operation("iam", "AttachGroupPolicy", {
    access: "write",
    resource: ({ GroupName }, scope) => groupHolder.target(scope, GroupName),
    context: ({ GroupName, PolicyArn }, scope) => ofGroup.context(scope, GroupName, PolicyArn),
    run: ({ GroupName, PolicyArn }, scope) => ofGroup.attach(scope, GroupName, PolicyArn),
  }),
  operation("iam", "DetachGroupPolicy", {
    access: "write",
    resource: ({ GroupName }, scope) => groupHolder.target(scope, GroupName),
    context: ({ GroupName, PolicyArn }, scope) => ofGroup.context(scope, GroupName, PolicyArn),
    run: ({ GroupName, PolicyArn }, scope) => ofGroup.detach(scope, GroupName, PolicyArn),
  }),
  operation("iam", "ListAttachedGroupPolicies", {
    access: "read",
    resource: ({ GroupName }, scope) => groupHolder.target(scope, GroupName),
    run: ({ GroupName, ...request }, scope) => ofGroup.list(scope, GroupName, request),
  }),
  operation("iam", "AttachRolePolicy", {
    access: "write",
    resource: ({ RoleName }, scope) => roleHolder.target(scope, RoleName),
    context: ({ RoleName, PolicyArn }, scope) => ofRole.context(scope, RoleName, PolicyArn),
    run: ({ RoleName, PolicyArn }, scope) => ofRole.attach(scope, RoleName, PolicyArn),
  }),
  operation("iam", "DetachRolePolicy", {
    access: "write",
    resource: ({ RoleName }, scope) => roleHolder.target(scope, RoleName),
    context: ({ RoleName, PolicyArn }, scope) => ofRole.context(scope, RoleName, PolicyArn),
    run: ({ RoleName, PolicyArn }, scope) => ofRole.detach(scope, RoleName, PolicyArn),
  }),
  operation("iam", "ListAttachedRolePolicies", {
    access: "read",
    resource: ({ RoleName }, scope) => roleHolder.target(scope, RoleName),
    run: ({ RoleName, ...request }, scope) => ofRole.list(scope, RoleName, request),
  }),
];
