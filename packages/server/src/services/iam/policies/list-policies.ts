import { managedPolicies } from "@ostiary/directory";
import type { Scope } from "../../../operation.ts";
import { operation } from "../../../operation.ts";
import { awsPolicy, listedPolicy } from "../entity-answers.ts";
import { page } from "../pagination.ts";

/** Customer managed policies first, then AWS's; each in the order of names. The key says which part of the list it is in. */
function* policiesAfter(scope: Scope, wanted: string, after: string | undefined) {
  const part = after?.slice(0, 1);
  const name = after?.slice(1);
  if (wanted !== "AWS" && part !== "2") {
    for (const policy of scope.account.list(managedPolicies, part === "1" ? name : undefined)) {
      yield {
        key: `1${policy.policyName.toLowerCase()}`,
        path: policy.path,
        shown: listedPolicy(scope, policy),
      };
    }
  }
  if (wanted === "Local") return;
  for (const policy of scope.awsManaged.list(part === "2" ? name : undefined)) {
    yield {
      key: `2${policy.policyName.toLowerCase()}`,
      path: policy.path,
      shown: awsPolicy(scope, policy),
    };
  }
}

export const listPolicies = operation("iam", "ListPolicies", {
  access: "read",
  resource: ({ PathPrefix = "/" }) => ({ arn: "*", shown: `policy path ${PathPrefix}` }),
  run(
    { Scope: wanted = "All", OnlyAttached, PathPrefix = "", PolicyUsageFilter, ...request },
    scope,
  ) {
    const matching = function* (after: string | undefined) {
      for (const policy of policiesAfter(scope, wanted, after)) {
        const { AttachmentCount, PermissionsBoundaryUsageCount } = policy.shown;
        const asBoundary = PolicyUsageFilter === "PermissionsBoundary";
        const used = asBoundary ? PermissionsBoundaryUsageCount : AttachmentCount;
        if (!policy.path.startsWith(PathPrefix)) continue;
        if ((OnlyAttached === true || asBoundary) && used === 0) continue;
        yield policy;
      }
    };
    const { items, end } = page(request, matching, ({ key }) => key);
    return { Policies: items.map(({ shown }) => shown), ...end };
  },
});
