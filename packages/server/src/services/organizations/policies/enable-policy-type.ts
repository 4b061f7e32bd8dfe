import { organizationRoots } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { rootAnswer } from "../answers.ts";
import { entityTarget, requireRoot } from "../entities.ts";
import { requireAllFeatures } from "../organization/feature-set.ts";
import { organizationWrite } from "../organization-operation.ts";

export const enablePolicyType = organizationWrite("EnablePolicyType", {
  audience: "management",
  resource: ({ RootId }, { own }) => entityTarget(own, RootId),
  context: ({ PolicyType }) => ({ "organizations:PolicyType": PolicyType }),
  run({ RootId, PolicyType }, { own }) {
    const root = requireRoot(own, RootId);
    requireAllFeatures(own);
    if (root.policyTypes.includes(PolicyType)) {
      throw serviceError(
        "PolicyTypeAlreadyEnabledException",
        "The specified policy type is already enabled.",
      );
    }
    const enabled = { ...root, policyTypes: [...root.policyTypes, PolicyType] };
    own.management.put(organizationRoots, enabled);
    return { Root: rootAnswer(own, enabled) };
  },
});
