import type { OperationCase, OperationCases } from "../../operation-case.ts";
import type { Input } from "../../raw-call.ts";
import type { World } from "../../world.ts";
import { onAnything, onEntity, onOwn, taggedWith, tags } from "./needs.ts";

const onHandshake = (
  operation: string,
  make: (world: World) => Promise<string>,
): OperationCase => ({
  input: async (world: World) => ({ HandshakeId: await make(world) }),
  needs: (world, { HandshakeId }) => [
    { ...onAnything(operation), resource: world.organization.handshakeArn(HandshakeId) },
  ],
});

const invited = (world: World): Promise<string> => world.organization.invitation();
const inviting = (world: World): Promise<string> => world.organization.invite();

const invitedId = ({ Target }: Input): string => String(Reflect.get(Object(Target), "Id"));

/** Operations on handshakes. */
export const handshakeCases: OperationCases = {
  "organizations:InviteAccountToOrganization": {
    async input(world) {
      await world.organization.end();
      await world.organization.begin();
      const { accountId } = await world.organization.foreign();
      return { Target: { Id: accountId, Type: "ACCOUNT" }, Notes: "Come", Tags: tags };
    },
    needs: (world, input) => [
      onEntity(world, "InviteAccountToOrganization", invitedId(input), taggedWith),
      onOwn(world, "TagResource", "account", invitedId(input), taggedWith),
    ],
  },
  "organizations:AcceptHandshake": onHandshake("AcceptHandshake", invited),
  "organizations:DeclineHandshake": onHandshake("DeclineHandshake", invited),
  "organizations:CancelHandshake": onHandshake("CancelHandshake", inviting),
  "organizations:DescribeHandshake": onHandshake("DescribeHandshake", inviting),
  "organizations:ListHandshakesForAccount": {
    async input(world) {
      await world.organization.invitation();
      return { Filter: { ActionType: "INVITE" }, MaxResults: 5 };
    },
    needs: () => [onAnything("ListHandshakesForAccount")],
  },
  "organizations:ListHandshakesForOrganization": {
    async input(world) {
      await world.organization.begin();
      return { MaxResults: 5 };
    },
    needs: () => [onAnything("ListHandshakesForOrganization")],
  },
  "organizations:EnableAllFeatures": {
    async input(world) {
      await world.organization.end();
      await world.organization.operate("CreateOrganization", {
        FeatureSet: "CONSOLIDATED_BILLING",
      });
      return {};
    },
    needs: () => [onAnything("EnableAllFeatures")],
  },
};
