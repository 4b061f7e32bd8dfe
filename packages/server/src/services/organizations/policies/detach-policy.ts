import { serviceError } from "@ostiary/wire";
import { resourceFullAwsAccess } from "../../../organizations/full-access.ts";
import { entityTarget, policyTarget, requirePolicy, requireTarget } from "../entities.ts";
import { constraintViolation, invalidInput } from "../errors.ts";
import { organizationWrite } from "../organization-operation.ts";
import { attachedOf, putAttached } from "./attachments.ts";
import { policyTypeContext } from "./policy-context.ts";

export const detachPolicy = organizationWrite("DetachPolicy", {
  audience: "management",
  resource: ({ PolicyId, TargetId }, { own }) => [
    policyTarget(own, PolicyId),
    entityTarget(own, TargetId),
  ],
  context: ({ PolicyId }, scope) => policyTypeContext(PolicyId, scope),
  run({ PolicyId, TargetId }, { own }) {
    const { id, type } = requirePolicy(own, PolicyId);
    const target = requireTarget(own, TargetId);
    const attached = attachedOf(own, target.record, type);
    if (!attached.includes(id)) {
      throw serviceError(
        "PolicyNotAttachedException",
        "The policy isn't attached to the specified target in the specified root.",
      );
    }
    if (id === resourceFullAwsAccess.id) {
      throw invalidInput("NON_DETACHABLE_POLICY", "You can't detach this AWS Managed Policy.");
    }
    if (type === "SERVICE_CONTROL_POLICY" && attached.length === 1) {
      throw constraintViolation(
        "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
        "You cannot remove the last policy of this type from the target. You must have at least one policy attached.",
      );
    }
    putAttached(
      own.management,
      target,
      type,
      attached.filter((one) => one !== id),
    );
    return {};
  },
});
