import { policyTypeQuotas } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { entityTarget, policyTarget, requirePolicy, requireTarget } from "../entities.ts";
import { constraintViolation } from "../errors.ts";
import { organizationWrite } from "../organization-operation.ts";
import { attachedOf, putAttached } from "./attachments.ts";
import { policyTypeContext } from "./policy-context.ts";
import { requireEnabled } from "./policy-types.ts";

export const attachPolicy = organizationWrite("AttachPolicy", {
  audience: "management",
  resource: ({ PolicyId, TargetId }, { own }) => [
    policyTarget(own, PolicyId),
    entityTarget(own, TargetId),
  ],
  context: ({ PolicyId }, scope) => policyTypeContext(PolicyId, scope),
  run({ PolicyId, TargetId }, { own, waived }) {
    const { id, type } = requirePolicy(own, PolicyId);
    const target = requireTarget(own, TargetId);
    if (!own.takesEveryType) requireEnabled(own, type);
    const attached = attachedOf(own, target.record, type);
    if (attached.includes(id)) {
      throw serviceError(
        "DuplicatePolicyAttachmentException",
        "A policy with the specified name and type already exists.",
      );
    }
    const isFull = attached.length >= policyTypeQuotas[type].perTarget;
    if (isFull && !waived.has("policies-per-target")) {
      throw constraintViolation(
        "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
        "You have attached the maximum number of policies of this type to the target.",
      );
    }
    putAttached(own.management, target, type, [...attached, id]);
    return {};
  },
});
