import { requirePolicy } from "../../services/iam/find-entity.ts";
import { pageOfList } from "../../services/iam/pagination.ts";
import { percentEncoded } from "../../services/iam/percent-encoding.ts";
import { versionAnswer } from "../../services/iam/policies/customer-policy.ts";
import { standingIn } from "../change.ts";

/** moto lists the versions of a policy as they were made, with their documents. */
export const policyVersions = standingIn(
  "iam",
  "ListPolicyVersions",
  "the oldest version comes first, and each has its document",
  (strict) => ({
    access: "read",
    async run(input, scope) {
      const { PolicyArn, ...request } = input;
      if (scope.awsManaged.has(PolicyArn)) return await strict.run(input, scope);
      const policy = requirePolicy(scope.account, PolicyArn);
      const { items, end } = pageOfList(request, policy.versions);
      const versions = items.map((version) => ({
        ...versionAnswer(policy, version),
        Document: percentEncoded(version.document),
      }));
      return { Versions: versions, ...end };
    },
  }),
);
