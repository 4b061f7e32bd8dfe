import type { OperationCases } from "../operation-case.ts";
import { elementIn } from "../raw-call.ts";
import type { World } from "../world.ts";

const AWSServiceName = "autoscaling.amazonaws.com";
const path = `role/aws-service-role/${AWSServiceName}`;

async function linkedRole(world: World) {
  const answer = await world.operate("CreateServiceLinkedRole", {
    AWSServiceName,
    CustomSuffix: world.name(),
  });
  return { RoleName: elementIn(answer, "RoleName") };
}

/** Operations on service-linked roles. */
export const serviceLinkedRoleCases: OperationCases = {
  "iam:CreateServiceLinkedRole": {
    input: (world) => ({ AWSServiceName, CustomSuffix: world.name(), Description: "tried" }),
    needs: (world, { CustomSuffix }) => [
      {
        action: "iam:CreateServiceLinkedRole",
        resource: world.arn(`${path}/AWSServiceRoleForAutoScaling_${CustomSuffix}`),
        context: { "iam:AWSServiceName": AWSServiceName },
      },
    ],
  },
  "iam:DeleteServiceLinkedRole": {
    input: linkedRole,
    needs: (world, { RoleName }) => [
      {
        action: "iam:DeleteServiceLinkedRole",
        resource: world.arn(`${path}/${RoleName}`),
        shown: `role ${RoleName}`,
      },
    ],
  },
  "iam:GetServiceLinkedRoleDeletionStatus": {
    async input(world) {
      const answer = await world.operate("DeleteServiceLinkedRole", await linkedRole(world));
      return { DeletionTaskId: elementIn(answer, "DeletionTaskId") };
    },
    needs: (world, { DeletionTaskId }) => [
      {
        action: "iam:GetServiceLinkedRoleDeletionStatus",
        resource: world.arn(`${path}/${String(DeletionTaskId).split("/").at(-2)}`),
      },
    ],
  },
};
