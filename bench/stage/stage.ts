import { readFileSync } from "node:fs";
import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
} from "@aws-sdk/client-iam";
import type { Credentials } from "../load/signed-request.ts";
import type { RunningPeer } from "../peers/peer.ts";

/** What lies in an account before it is measured, and the user who makes the measured calls. */
export interface Stage {
  readonly caller: Credentials;
  readonly roleArn: string;
}

const groupName = "engineers";
export const callerName = "builder";
const policies = { ManageStaff: "manage-staff.json", Deploy: "deploy.json" } as const;

/** How many users there are beside the caller. */
export const staffCount = 200;
export const staffName = (index: number): string => `colleague-${index % staffCount}`;

const trustPolicy = (callerArn: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: {
      Effect: "Allow",
      Principal: { AWS: callerArn },
      Action: "sts:AssumeRole",
      Condition: { StringLike: { "sts:RoleSessionName": "session-*" } },
    },
  });

/**
 * Makes, as the operator and through the SDK, the same things on every peer: a group with two customer managed policies of eight
 * statements each, the caller in the group, its colleagues, and a role that the caller may assume.
 */
export async function setStage(peer: RunningPeer): Promise<Stage> {
  const iam = new IAMClient({
    endpoint: peer.endpoint,
    region: "us-east-1",
    credentials: peer.operator,
  });
  await iam.send(new CreateGroupCommand({ GroupName: groupName }));
  for (const [PolicyName, file] of Object.entries(policies)) {
    const PolicyDocument = readFileSync(new URL(file, import.meta.url), "utf8");
    const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument }));
    await iam.send(
      new AttachGroupPolicyCommand({ GroupName: groupName, PolicyArn: Policy?.Arn ?? "" }),
    );
  }
  const Tags = [
    { Key: "team", Value: "platform" },
    { Key: "cost-centre", Value: "4711" },
  ];
  const made = await iam.send(new CreateUserCommand({ UserName: callerName, Tags }));
  await iam.send(new AddUserToGroupCommand({ GroupName: groupName, UserName: callerName }));
  for (let index = 0; index < staffCount; index += 1) {
    await iam.send(new CreateUserCommand({ UserName: staffName(index), Path: "/staff/", Tags }));
  }
  const { Role } = await iam.send(
    new CreateRoleCommand({
      RoleName: "deployer",
      Path: "/deploy/",
      AssumeRolePolicyDocument: trustPolicy(made.User?.Arn ?? ""),
    }),
  );
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: callerName }));
  iam.destroy();
  return {
    caller: {
      accessKeyId: AccessKey?.AccessKeyId ?? "",
      secretAccessKey: AccessKey?.SecretAccessKey ?? "",
    },
    roleArn: Role?.Arn ?? "",
  };
}
