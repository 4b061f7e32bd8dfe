import { notFound } from "../errors.ts";
import { organizationRead } from "../organization-operation.ts";
import { resourcePolicyAnswer, resourcePolicyOf } from "./resource-policy.ts";

export const describeResourcePolicy = organizationRead("DescribeResourcePolicy", {
  audience: "delegates",
  run(_, { own }) {
    const policy = resourcePolicyOf(own.management);
    if (policy === undefined) throw notFound("ResourcePolicy");
    return { ResourcePolicy: resourcePolicyAnswer(own, policy) };
  },
});
