import type { OperationCase, OperationCases } from "../../operation-case.ts";
import type { World } from "../../world.ts";
import { onAnything, onEntity, onOwn, taggedWith, tags } from "./needs.ts";

const creation = (operation: string): OperationCase => ({
  async input(world) {
    await world.organization.begin();
    return { AccountName: "made", Email: `${world.name()}@example.org`, Tags: tags };
  },
  needs: (world) => [
    onAnything(operation, taggedWith),
    onOwn(world, "TagResource", "account", "*", taggedWith),
  ],
});

const onMember = (operation: string): OperationCase => ({
  input: async (world: World) => ({ AccountId: await world.organization.member() }),
  needs: (world, { AccountId }) => [onEntity(world, operation, AccountId)],
});

const list = (operation: string, more: object = {}): OperationCase => ({
  async input(world) {
    await world.organization.begin();
    return { MaxResults: 5, ...more };
  },
  needs: () => [onAnything(operation)],
});

/** Operations on accounts. */
export const memberCases: OperationCases = {
  "organizations:CreateAccount": creation("CreateAccount"),
  "organizations:CreateGovCloudAccount": creation("CreateGovCloudAccount"),
  "organizations:DescribeCreateAccountStatus": {
    async input(world) {
      await world.organization.begin();
      const own = { AccountName: "made", Email: `${world.name()}@example.net` };
      const { CreateAccountStatus } = await world.organization.operate("CreateAccount", own);
      return { CreateAccountRequestId: Reflect.get(Object(CreateAccountStatus), "Id") };
    },
    needs: () => [onAnything("DescribeCreateAccountStatus")],
  },
  "organizations:ListCreateAccountStatus": list("ListCreateAccountStatus", {
    States: ["SUCCEEDED"],
  }),
  "organizations:DescribeAccount": onMember("DescribeAccount"),
  "organizations:ListAccounts": list("ListAccounts"),
  "organizations:ListAccountsForParent": {
    input: async (world) => ({ ParentId: await world.organization.unit() }),
    needs: (world, { ParentId }) => [onEntity(world, "ListAccountsForParent", ParentId)],
  },
  "organizations:MoveAccount": {
    input: async (world) => ({
      AccountId: await world.organization.member(),
      SourceParentId: world.organization.rootId,
      DestinationParentId: await world.organization.unit(),
    }),
    needs: (world, { AccountId, SourceParentId, DestinationParentId }) => [
      onEntity(world, "MoveAccount", AccountId),
      onEntity(world, "MoveAccount", SourceParentId),
      onEntity(world, "MoveAccount", DestinationParentId),
    ],
  },
  "organizations:CloseAccount": onMember("CloseAccount"),
  "organizations:RemoveAccountFromOrganization": {
    async input(world) {
      const AccountId = await world.organization.member();
      await world.organization.age(AccountId);
      return { AccountId };
    },
    needs: (world, { AccountId }) => [onEntity(world, "RemoveAccountFromOrganization", AccountId)],
  },
  "organizations:LeaveOrganization": {
    async input(world) {
      await world.organization.begin();
      return {};
    },
    needs: () => [onAnything("LeaveOrganization")],
    refusal:
      "You can't remove a management account from an organization. If you want the management account to become a member account in another organization, you must first delete the current organization of the management account.",
  },
};
