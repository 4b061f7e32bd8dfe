import { organizationResourcePolicies } from "@ostiary/directory";
import { notFound } from "../errors.ts";
import { organizationWrite } from "../organization-operation.ts";
import { resourcePolicyOf } from "./resource-policy.ts";

export const deleteResourcePolicy = organizationWrite("DeleteResourcePolicy", {
  audience: "management",
  run(_, { own }) {
    const policy = resourcePolicyOf(own.management);
    if (policy === undefined) throw notFound("ResourcePolicy");
    own.management.delete(organizationResourcePolicies, policy.id);
    return {};
  },
});
