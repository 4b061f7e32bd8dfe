import { type ManagedPolicy, managedPolicies, uniqueId } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { listedPolicy } from "../entity-answers.ts";
import { requireBelowQuota } from "../quota.ts";
import { countingCase, givenTags, requestTags, tagsOnCreate, withTags } from "../tags.ts";
import { requireDocument } from "./customer-policy.ts";

export const createPolicy = operation("iam", "CreatePolicy", {
  access: "write",
  resource: ({ Path, PolicyName }, { account, arn }) => ({
    arn: arn.iam(account.accountId, "policy", Path ?? "/", PolicyName),
    shown: `policy ${PolicyName}`,
  }),
  context: ({ Tags }) => requestTags(Tags),
  also: ({ Path = "/", PolicyName, Tags }, { account, arn }) =>
    tagsOnCreate("iam:TagPolicy", arn.iam(account.accountId, "policy", Path, PolicyName), Tags),
  run({ Path, PolicyName, PolicyDocument, Description, Tags }, scope) {
    const { account, quotas, now } = scope;
    requireDocument(PolicyDocument, scope);
    if (account.named(managedPolicies, PolicyName) !== undefined) {
      throw serviceError(
        "EntityAlreadyExists",
        `A policy called ${PolicyName} already exists. Duplicate names are not allowed.`,
      );
    }
    requireBelowQuota(
      account.count(managedPolicies),
      quotas,
      "PoliciesQuota",
      "PoliciesPerAccount",
    );
    const policy: ManagedPolicy = {
      id: uniqueId("ANPA"),
      policyName: PolicyName,
      path: Path ?? "/",
      createDate: now,
      updateDate: now,
      defaultVersionId: "v1",
      nextVersion: 2,
      versions: [{ versionId: "v1", document: PolicyDocument, createDate: now }],
      tags: withTags([], Tags, quotas.TagsPerResourceQuota, countingCase),
      ...(Description !== undefined && { description: Description }),
    };
    account.put(managedPolicies, policy);
    return { Policy: { ...listedPolicy(scope, policy), ...givenTags(policy.tags) } };
  },
});
