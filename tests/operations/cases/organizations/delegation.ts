import type { OperationCase, OperationCases } from "../../operation-case.ts";
import type { World } from "../../world.ts";
import { onAnything, onEntity, onOwn, taggedWith, tags } from "./needs.ts";

const ServicePrincipal = "guardduty.amazonaws.com";
const ofService = { "organizations:ServicePrincipal": ServicePrincipal };

async function administrator(world: World) {
  const AccountId = await world.organization.member();
  await world.organization.operate("EnableAWSServiceAccess", { ServicePrincipal });
  const { DelegatedAdministrators } = await world.organization.operate(
    "ListDelegatedAdministrators",
    { ServicePrincipal },
  );
  // A service has a few of them only.
  for (const { Id } of Array.isArray(DelegatedAdministrators) ? DelegatedAdministrators : []) {
    const old = { AccountId: Id, ServicePrincipal };
    await world.organization.operate("DeregisterDelegatedAdministrator", old);
  }
  return { AccountId, ServicePrincipal };
}

const registered = async (world: World) => {
  const input = await administrator(world);
  await world.organization.operate("RegisterDelegatedAdministrator", input);
  return input;
};

export const delegation = (world: World): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: {
      Sid: "Delegated",
      Effect: "Allow",
      Principal: { AWS: world.accountId },
      Action: "organizations:ListRoots",
      Resource: "*",
    },
  });

const withResourcePolicy = (operation: string): OperationCase => ({
  async input(world) {
    await world.organization.begin();
    await world.organization.operate("PutResourcePolicy", { Content: delegation(world) });
    return {};
  },
  needs: () => [onAnything(operation)],
});

/** Operations by which members act for their organization. */
export const delegationCases: OperationCases = {
  "organizations:RegisterDelegatedAdministrator": {
    input: administrator,
    needs: (world, { AccountId }) => [
      onEntity(world, "RegisterDelegatedAdministrator", AccountId, ofService),
    ],
  },
  "organizations:DeregisterDelegatedAdministrator": {
    input: registered,
    needs: (world, { AccountId }) => [
      onEntity(world, "DeregisterDelegatedAdministrator", AccountId, ofService),
    ],
  },
  "organizations:ListDelegatedAdministrators": {
    async input(world) {
      await world.organization.begin();
      return { ServicePrincipal };
    },
    needs: () => [onAnything("ListDelegatedAdministrators", ofService)],
  },
  "organizations:ListDelegatedServicesForAccount": {
    input: async (world) => ({ AccountId: (await registered(world)).AccountId }),
    needs: (world, { AccountId }) => [
      onEntity(world, "ListDelegatedServicesForAccount", AccountId),
    ],
  },
  "organizations:PutResourcePolicy": {
    async input(world) {
      await world.organization.end();
      await world.organization.begin();
      return { Content: delegation(world), Tags: tags };
    },
    needs: (world) => [
      onOwn(world, "PutResourcePolicy", "resourcepolicy", "rp-*", taggedWith),
      onOwn(world, "TagResource", "resourcepolicy", "rp-*", taggedWith),
    ],
  },
  "organizations:DescribeResourcePolicy": withResourcePolicy("DescribeResourcePolicy"),
  "organizations:DeleteResourcePolicy": withResourcePolicy("DeleteResourcePolicy"),
  "organizations:EnableAWSServiceAccess": {
    async input(world) {
      await world.organization.begin();
      return { ServicePrincipal };
    },
    needs: () => [onAnything("EnableAWSServiceAccess", ofService)],
  },
  "organizations:DisableAWSServiceAccess": {
    async input(world) {
      await world.organization.begin();
      return { ServicePrincipal };
    },
    needs: () => [onAnything("DisableAWSServiceAccess", ofService)],
  },
  "organizations:ListAWSServiceAccessForOrganization": {
    async input(world) {
      await world.organization.begin();
      return { MaxResults: 5 };
    },
    needs: () => [onAnything("ListAWSServiceAccessForOrganization")],
  },
};
