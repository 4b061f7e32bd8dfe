import { operation } from "../../../operation.ts";
import { awsPolicy, wholePolicy } from "../entity-answers.ts";
import { requirePolicy } from "../find-entity.ts";
import { policyTarget } from "../targets.ts";

export const getPolicy = operation("iam", "GetPolicy", {
  access: "read",
  resource: ({ PolicyArn }, scope) => policyTarget(scope, PolicyArn),
  run({ PolicyArn }, scope) {
    const aws = scope.awsManaged.get(PolicyArn);
    if (aws !== undefined) return { Policy: { ...awsPolicy(scope, aws), Tags: [] } };
    return { Policy: wholePolicy(scope, requirePolicy(scope.account, PolicyArn)) };
  },
});
