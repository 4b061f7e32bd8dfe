import type { OperationCases } from "../operation-case.ts";
import { elementIn } from "../raw-call.ts";
import type { World } from "../world.ts";
import { onAnything, onUser } from "./needs.ts";

const noOrganization = "Your account is not a member of an organization.";

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
    input: () => ({
      EntityPath: "o-a1b2c3d4e5/r-f6g7h8",
      OrganizationsPolicyId: "p-12345678",
    }),
    needs: (world, { EntityPath }) => [
      {
        action: "iam:GenerateOrganizationsAccessReport",
        resource: world.arn(`access-report/${EntityPath}`),
        context: { "iam:OrganizationsPolicyId": "p-12345678" },
      },
    ],
    refusal: noOrganization,
  },
  "iam:GetOrganizationsAccessReport": {
    input: () => ({ JobId: "00000000-0000-4000-8000-000000000000" }),
    needs: onAnything("iam:GetOrganizationsAccessReport"),
    refusal: noOrganization,
  },
};
