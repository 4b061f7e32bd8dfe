import { organizationPolicies, organizationRoots } from "@ostiary/directory";
import { awsManagedPolicies } from "../../../organizations/full-access.ts";
import { rootAnswer } from "../answers.ts";
import { entityTarget, requireRoot } from "../entities.ts";
import { organizationWrite } from "../organization-operation.ts";
import { putAttached, targetsWith } from "./attachments.ts";
import { requireEnabled } from "./policy-types.ts";

export const disablePolicyType = organizationWrite("DisablePolicyType", {
  audience: "management",
  resource: ({ RootId }, { own }) => entityTarget(own, RootId),
  context: ({ PolicyType }) => ({ "organizations:PolicyType": PolicyType }),
  run({ RootId, PolicyType }, { own }) {
    const { management } = own;
    requireRoot(own, RootId);
    requireEnabled(own, PolicyType);
    // Every policy of the type is detached from everything; what is attached by default comes back with the type.
    const policies = [
      ...awsManagedPolicies.filter(({ type }) => type === PolicyType),
      ...management.find(organizationPolicies, "type", PolicyType),
    ];
    for (const { id } of policies) {
      for (const target of targetsWith(own, id)) {
        putAttached(management, target, PolicyType, undefined);
      }
    }
    const root = management.get(organizationRoots, RootId) ?? own.root;
    const disabled = { ...root, policyTypes: root.policyTypes.filter((one) => one !== PolicyType) };
    management.put(organizationRoots, disabled);
    return { Root: rootAnswer(own, disabled) };
  },
});
