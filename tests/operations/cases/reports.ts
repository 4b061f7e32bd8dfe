import type { OperationCases } from "../operation-case.ts";
import { elementIn } from "../raw-call.ts";
import type { World } from "../world.ts";
import { onAnything, onUser } from "./needs.ts";

/** The path of the root of the world's organization. */
const pathOf = ({ organization }: World): string => `${organization.id}/${organization.rootId}`;

/** A report that the caller asked for: nobody else may read it. */
async function job(world: World) {
  const Arn = world.arn(`user/${await world.user()}`);
  await world.allow([{ Effect: "Allow", Action: "iam:*", Resource: "*" }]);
  const call = [world.caller, "iam", "GenerateServiceLastAccessedDetails", { Arn }] as const;
  const { body } = await world.call(...call);
  return { JobId: elementIn(body, "JobId") };
}

async function user(world: World) {
  return { Arn: world.arn(`user/${await world.user()}`) };
}

const onReported =
  (action: string): ReturnType<typeof onUser> =>
  (world, { Arn }) =>
    onUser(action)(world, { UserName: String(Arn).split("/").at(-1) });

/** Operations on the reports of IAM. */
export const reportCases: OperationCases = {
  "iam:GenerateCredentialReport": {
    input: () => ({}),
    needs: onAnything("iam:GenerateCredentialReport"),
  },
  "iam:GetCredentialReport": {
    async input(world) {
      await world.operate("GenerateCredentialReport", {});
      return {};
    },
    needs: onAnything("iam:GetCredentialReport"),
  },
  "iam:GenerateServiceLastAccessedDetails": {
    input: user,
    needs: onReported("GenerateServiceLastAccessedDetails"),
  },
  "iam:GetServiceLastAccessedDetails": {
    input: job,
    needs: onAnything("iam:GetServiceLastAccessedDetails"),
  },
  "iam:GetServiceLastAccessedDetailsWithEntities": {
    input: async (world) => ({ ...(await job(world)), ServiceNamespace: "iam" }),
    needs: onAnything("iam:GetServiceLastAccessedDetailsWithEntities"),
  },
  "iam:ListPoliciesGrantingServiceAccess": {
    input: async (world) => ({ ...(await user(world)), ServiceNamespaces: ["iam"] }),
    needs: onReported("ListPoliciesGrantingServiceAccess"),
  },
  "iam:GenerateOrganizationsAccessReport": {
    async input(world) {
      const OrganizationsPolicyId = await world.organization.policy();
      return { EntityPath: pathOf(world), OrganizationsPolicyId };
    },
    needs: (world, { EntityPath, OrganizationsPolicyId }) => [
      {
        action: "iam:GenerateOrganizationsAccessReport",
        resource: world.arn(`access-report/${EntityPath}`),
        context: { "iam:OrganizationsPolicyId": String(OrganizationsPolicyId) },
      },
    ],
  },
  "iam:GetOrganizationsAccessReport": {
    async input(world) {
      await world.organization.begin();
      const report = { EntityPath: pathOf(world) };
      const answer = await world.operate("GenerateOrganizationsAccessReport", report);
      return { JobId: elementIn(answer, "JobId") };
    },
    needs: onAnything("iam:GetOrganizationsAccessReport"),
  },
};
