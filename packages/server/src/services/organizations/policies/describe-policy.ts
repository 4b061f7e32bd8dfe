import { policyAnswer } from "../answers.ts";
import { policyTarget, requirePolicy } from "../entities.ts";
import { organizationRead } from "../organization-operation.ts";
import { policyTypeContext } from "./policy-context.ts";

export const describePolicy = organizationRead("DescribePolicy", {
  audience: "delegates",
  resource: ({ PolicyId }, { own }) => policyTarget(own, PolicyId),
  context: ({ PolicyId }, scope) => policyTypeContext(PolicyId, scope),
  run: ({ PolicyId }, { own }) => ({
    Policy: policyAnswer(own, requirePolicy(own, PolicyId)),
  }),
});
