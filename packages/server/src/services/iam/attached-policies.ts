import { parseArn, pathAndName } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import type { OperationContext, Scope, WriteScope } from "../../operation.ts";
import { managedPolicyExists } from "./boundary.ts";
import { noSuchEntity } from "./find-entity.ts";
import { groupHolder, type HolderKind, roleHolder, userHolder } from "./holders.ts";
import { type PageRequest, pageOfList } from "./pagination.ts";
import { requireBelowQuota } from "./quota.ts";
import { servicePath } from "./roles/service-role.ts";

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
      kind.requireOwn(account, holder);
      if (!managedPolicyExists(scope, arn)) {
        if (parseArn(arn) === undefined)
          throw serviceError("ValidationError", `ARN ${arn} is not valid.`);
        throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
      }
      if (scope.awsManaged.get(arn)?.path === servicePath) {
        throw serviceError(
          "PolicyNotAttachable",
          `Cannot attach a Service Role Policy to a Customer ${kind.called.slice(0, 1).toUpperCase()}${kind.called.slice(1)}.`,
        );
      }
      if (attachedPolicies.includes(arn)) return {};
      requireBelowQuota(attachedPolicies.length, quotas, kind.attachedQuota, kind.attachedCalled);
      kind.store(account, holder, { attachedPolicies: [...attachedPolicies, arn] });
      return {};
    },
    detach({ account }: WriteScope, holder: string, arn: string) {
      const { attachedPolicies } = kind.require(account, holder);
      kind.requireOwn(account, holder);
      if (!attachedPolicies.includes(arn)) throw noSuchEntity(`Policy ${arn} was not found.`);
      kind.store(account, holder, {
        attachedPolicies: attachedPolicies.filter((one) => one !== arn),
      });
      return {};
    },
    list({ account }: Scope, holder: string, { PathPrefix = "", ...request }: AttachedPageRequest) {
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

export const userAttachments = attachmentsOf(userHolder);
export const groupAttachments = attachmentsOf(groupHolder);
export const roleAttachments = attachmentsOf(roleHolder);
