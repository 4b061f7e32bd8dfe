import type { OperationCase, OperationCases } from "../../operation-case.ts";
import { laterMonth } from "../../organization-world.ts";
import type { World } from "../../world.ts";
import { onAnything, onEntity, onOwn, taggedWith, tags } from "./needs.ts";

const inbound = {
  "organizations:TransferType": "BILLING",
  "organizations:TransferDirection": "INBOUND",
};

const onTransfer = (operation: string, more: object = {}): OperationCase => ({
  input: async (world: World) => ({ Id: await world.organization.transfer(true), ...more }),
  needs: (world, { Id }) => [
    onOwn(world, operation, "transfer", `billing/inbound/${String(Id)}`, inbound),
  ],
});

const resource = "transfer";

/** Operations on transfers of responsibility. */
export const transferCases: OperationCases = {
  "organizations:InviteOrganizationToTransferResponsibility": {
    async input(world) {
      await world.organization.end();
      await world.organization.begin();
      const other = await world.organization.foreign();
      await other.operate("CreateOrganization");
      return {
        Type: "BILLING",
        Target: { Id: other.accountId, Type: "ACCOUNT" },
        StartTimestamp: laterMonth(),
        SourceName: "theirs",
        Tags: tags,
      };
    },
    needs: (world, { Target }) => [
      onEntity(
        world,
        "InviteOrganizationToTransferResponsibility",
        Reflect.get(Object(Target), "Id"),
        inbound,
      ),
      onOwn(world, "TagResource", resource, "billing/inbound/rt-*", { ...taggedWith, ...inbound }),
    ],
  },
  "organizations:DescribeResponsibilityTransfer": onTransfer("DescribeResponsibilityTransfer"),
  "organizations:UpdateResponsibilityTransfer": onTransfer("UpdateResponsibilityTransfer", {
    Name: "other",
  }),
  "organizations:TerminateResponsibilityTransfer": onTransfer("TerminateResponsibilityTransfer"),
  "organizations:ListInboundResponsibilityTransfers": {
    async input(world) {
      await world.organization.begin();
      return { Type: "BILLING", MaxResults: 5 };
    },
    needs: () => [onAnything("ListInboundResponsibilityTransfers", inbound)],
  },
  "organizations:ListOutboundResponsibilityTransfers": {
    async input(world) {
      await world.organization.begin();
      return { Type: "BILLING", MaxResults: 5 };
    },
    needs: () => [
      onAnything("ListOutboundResponsibilityTransfers", {
        ...inbound,
        "organizations:TransferDirection": "OUTBOUND",
      }),
    ],
  },
};
