import { operation } from "../../../operation.ts";
import { placeOfSimulated } from "../../../organizations/controls-of-call.ts";
import { given, simulate } from "./simulate.ts";
import { principalOf, simulatedEntity } from "./simulated-entity.ts";

export const simulatePrincipalPolicy = operation("iam", "SimulatePrincipalPolicy", {
  access: "read",
  resource: ({ PolicySourceArn }) => ({ arn: PolicySourceArn }),
  run({ PolicySourceArn, PolicyInputList, ...input }, scope) {
    const entity = simulatedEntity(scope, PolicySourceArn);
    const [boundary] = given(
      input.PermissionsBoundaryPolicyInputList,
      "PermissionsBoundaryPolicyInputList",
    );
    return simulate(input, {
      ...entity,
      identity: [...entity.identity, ...given(PolicyInputList, "PolicyInputList")],
      boundary: boundary ?? entity.boundary,
      place: placeOfSimulated(scope, entity.principal),
      principal:
        input.CallerArn === undefined ? entity.principal : principalOf(scope, input.CallerArn),
    });
  },
});
