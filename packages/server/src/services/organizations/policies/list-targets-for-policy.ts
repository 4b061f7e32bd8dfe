import { type Entity, entityArn, policyTarget, requirePolicy } from "../entities.ts";
import { organizationRead } from "../organization-operation.ts";
import { page } from "../pagination.ts";
import { targetsOf } from "./attachments.ts";
import { policyTypeContext } from "./policy-context.ts";

const types = {
  root: "ROOT",
  unit: "ORGANIZATIONAL_UNIT",
  account: "ACCOUNT",
} as const satisfies Record<Entity["kind"], string>;

export const listTargetsForPolicy = organizationRead("ListTargetsForPolicy", {
  audience: "delegates",
  resource: ({ PolicyId }, { own }) => policyTarget(own, PolicyId),
  context: ({ PolicyId }, scope) => policyTypeContext(PolicyId, scope),
  run(input, { own }) {
    const policy = requirePolicy(own, input.PolicyId);
    const { items, end } = page(input, (place) => targetsOf(own, policy, place));
    return {
      Targets: items.map(({ kind, record }) => ({
        TargetId: record.id,
        Arn: entityArn(own, record.id),
        Name: record.name,
        Type: types[kind],
      })),
      ...end,
    };
  },
});
