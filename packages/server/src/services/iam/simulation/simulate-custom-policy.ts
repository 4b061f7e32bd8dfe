import { operation } from "../../../operation.ts";
import { given, simulate } from "./simulate.ts";
import { principalOf } from "./simulated-entity.ts";

export const simulateCustomPolicy = operation("iam", "SimulateCustomPolicy", {
  access: "read",
  run: (input, scope) =>
    simulate(input, {
      identity: given(input.PolicyInputList, "PolicyInputList"),
      boundary: given(
        input.PermissionsBoundaryPolicyInputList,
        "PermissionsBoundaryPolicyInputList",
      )[0],
      principal: principalOf(scope, input.CallerArn),
    }),
});
