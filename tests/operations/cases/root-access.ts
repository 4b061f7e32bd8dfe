import type { OperationCase, OperationCases } from "../operation-case.ts";
import type { World } from "../world.ts";
import { onAnything } from "./needs.ts";

/** An organization that trusts IAM. */
async function ready(world: World): Promise<void> {
  await world.organization.begin();
  const ServicePrincipal = "iam.amazonaws.com";
  await world.organization.operate("EnableAWSServiceAccess", { ServicePrincipal });
}

const feature = (operation: string): OperationCase => ({
  async input(world) {
    await ready(world);
    return {};
  },
  needs: onAnything(`iam:${operation}`),
});

/** Operations on centralised root access. */
export const rootAccessCases: OperationCases = {
  ...Object.fromEntries(
    [
      "EnableOrganizationsRootCredentialsManagement",
      "DisableOrganizationsRootCredentialsManagement",
      "EnableOrganizationsRootSessions",
      "DisableOrganizationsRootSessions",
      "ListOrganizationsFeatures",
    ].map((operation) => [`iam:${operation}`, feature(operation)]),
  ),
  "sts:AssumeRoot": {
    async input(world) {
      const TargetPrincipal = await world.organization.member();
      await ready(world);
      await world.operate("EnableOrganizationsRootCredentialsManagement", {});
      return {
        TargetPrincipal,
        TaskPolicyArn: { arn: "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials" },
        DurationSeconds: 300,
      };
    },
    needs: (_world, { TargetPrincipal }) => [
      {
        action: "sts:AssumeRoot",
        resource: `arn:aws:iam::${TargetPrincipal}:root`,
        context: {
          "sts:TaskPolicyArn": "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials",
        },
      },
    ],
  },
};
