import { sealTradeInToken } from "@ostiary/directory";
import type { Need, OperationCases } from "../operation-case.ts";
import { elementIn, type Input } from "../raw-call.ts";
import { policyText, type World } from "../world.ts";
import { onAnything } from "./needs.ts";

const topic = "arn:aws:sns:us-east-1:111122223333:delegations";

/** A template that asks for the objects of a bucket. */
const template = (world: World): Promise<string> =>
  world.policy({
    PolicyDocument: policyText({
      Effect: "Allow",
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::@{bucketName}/*",
    }),
  });

async function request(world: World): Promise<Input> {
  return {
    OwnerAccountId: world.accountId,
    Description: "Reads a bucket",
    Permissions: {
      PolicyTemplateArn: await template(world),
      Parameters: [{ Name: "bucketName", Values: ["photos"], Type: "string" }],
    },
    RequestMessage: "Please",
    RequestorWorkflowId: `workflow-${world.name()}`,
    RedirectUrl: "https://partner.example.com/done",
    NotificationChannel: topic,
    SessionDuration: 3600,
  };
}

/** The id of a request that nobody has taken. */
async function unassigned(world: World): Promise<string> {
  const answer = await world.operate("CreateDelegationRequest", await request(world));
  return elementIn(answer, "DelegationRequestId");
}

/** The id of a request that the operator has taken, after further operations on it. */
async function owned(world: World, ...operations: readonly string[]): Promise<string> {
  const DelegationRequestId = await unassigned(world);
  for (const operation of ["AssociateDelegationRequest", ...operations]) {
    await world.operate(operation, { DelegationRequestId });
  }
  return DelegationRequestId;
}

const operatorArn = ({ accountId }: World): string =>
  `arn:aws:sts::${accountId}:assumed-role/OstiaryOperator/test`;

const onRequest =
  (action: string) =>
  (world: World, { DelegationRequestId, EntityArn }: Input): readonly Need[] => [
    {
      action: `iam:${action}`,
      resource: String(EntityArn ?? world.arn(`delegation-request/${DelegationRequestId}`)),
      context: { "iam:DelegationRequestOwner": operatorArn(world) },
    },
  ];

/** Operations on delegation requests, and the exchange of their tokens. */
export const delegationRequestCases: OperationCases = {
  "iam:CreateDelegationRequest": {
    input: request,
    needs: (world, { Permissions }) => [
      {
        action: "iam:CreateDelegationRequest",
        resource: world.arn("delegation-request/*"),
        context: {
          "iam:TemplateArn": String(Object(Permissions)["PolicyTemplateArn"]),
          "iam:NotificationChannel": topic,
          "iam:DelegationDuration": "3600",
        },
      },
    ],
  },
  // Whoever is the first to take a request needs no permission for it.
  "iam:AssociateDelegationRequest": {
    input: async (world) => ({ DelegationRequestId: await unassigned(world) }),
    needs: () => [],
  },
  "iam:GetDelegationRequest": {
    input: async (world) => ({
      DelegationRequestId: await owned(world),
      DelegationPermissionCheck: true,
    }),
    needs: onRequest("GetDelegationRequest"),
  },
  "iam:GetHumanReadableSummary": {
    input: async (world) => ({
      EntityArn: world.arn(`delegation-request/${await owned(world)}`),
      Locale: "en-US",
    }),
    needs: onRequest("GetHumanReadableSummary"),
  },
  "iam:ListDelegationRequests": {
    input: (world) => ({ OwnerId: operatorArn(world) }),
    needs: (world) => [
      {
        action: "iam:ListDelegationRequests",
        resource: "*",
        context: { "iam:DelegationRequestOwner": operatorArn(world) },
      },
    ],
  },
  "iam:UpdateDelegationRequest": {
    input: async (world) => ({ DelegationRequestId: await owned(world), Notes: "For you" }),
    needs: onRequest("UpdateDelegationRequest"),
  },
  "iam:RejectDelegationRequest": {
    input: async (world) => ({ DelegationRequestId: await owned(world), Notes: "No" }),
    needs: onRequest("RejectDelegationRequest"),
  },
  "iam:AcceptDelegationRequest": {
    input: async (world) => ({ DelegationRequestId: await owned(world) }),
    needs: onRequest("AcceptDelegationRequest"),
  },
  "iam:SendDelegationToken": {
    input: async (world) => ({
      DelegationRequestId: await owned(world, "AcceptDelegationRequest"),
    }),
    needs: onRequest("SendDelegationToken"),
  },
  "sts:GetDelegatedAccessToken": {
    async input(world) {
      const id = await owned(world, "AcceptDelegationRequest", "SendDelegationToken");
      return { TradeInToken: sealTradeInToken(world.directory.secrets, id) };
    },
    needs: onAnything("sts:GetDelegatedAccessToken"),
  },
};
