import {
  AddUserToGroupCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutGroupPolicyCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import type { ClientSettings, TestServer } from "./running-server.ts";

/** A policy of statements. */
export const document = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

/** A statement that allows actions on everything, unless `more` says otherwise. */
export const allow = (Action: string | readonly string[], more: object = {}): object => ({
  Effect: "Allow",
  Action,
  Resource: "*",
  ...more,
});

export const deny = (Action: string | readonly string[], more: object = {}): object => ({
  ...allow(Action, more),
  Effect: "Deny",
});

/** Makes users, groups, roles and policies with names that nothing else has. */
export function madeEntities(running: TestServer) {
  const iam = new IAMClient(running.operator);
  const { accountId } = running.server;
  let made = 0;

  const newName = (what: string): string => {
    made += 1;
    return `${what}${made}`;
  };

  return {
    arnOf: (resource: string): string => `arn:aws:iam::${accountId}:${resource}`,

    /** A user, with the statements in an inline policy named `own`. */
    async user(...statements: readonly object[]): Promise<string> {
      const UserName = newName("user");
      await iam.send(new CreateUserCommand({ UserName }));
      if (statements.length > 0) {
        const PolicyDocument = document(...statements);
        await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: "own", PolicyDocument }));
      }
      return UserName;
    },

    /** What a client needs to call as the user, with a new access key. */
    async keys(UserName: string): Promise<ClientSettings> {
      const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
      return running.settings({
        accessKeyId: AccessKey?.AccessKeyId ?? "",
        secretAccessKey: AccessKey?.SecretAccessKey ?? "",
      });
    },

    async group(...members: readonly string[]): Promise<string> {
      const GroupName = newName("group");
      await iam.send(new CreateGroupCommand({ GroupName }));
      for (const UserName of members) {
        await iam.send(new AddUserToGroupCommand({ GroupName, UserName }));
      }
      return GroupName;
    },

    /** Puts the statements into the group, in a policy named `in-group`. */
    async putGroupPolicy(GroupName: string, ...statements: readonly object[]): Promise<void> {
      const PolicyDocument = document(...statements);
      const PolicyName = "in-group";
      await iam.send(new PutGroupPolicyCommand({ GroupName, PolicyName, PolicyDocument }));
    },

    /** The ARN of a managed policy. */
    async policy(...statements: readonly object[]): Promise<string> {
      const PolicyName = newName("policy");
      const PolicyDocument = document(...statements);
      const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument }));
      return Policy?.Arn ?? "";
    },

    /** A role that the operator may assume. */
    async role() {
      const RoleName = newName("role");
      const AssumeRolePolicyDocument = document({
        Effect: "Allow",
        Principal: { AWS: accountId },
        Action: "sts:AssumeRole",
      });
      const { Role } = await iam.send(
        new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }),
      );
      async function assume(): Promise<ClientSettings> {
        const { Credentials } = await new STSClient(running.operator).send(
          new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: "one" }),
        );
        return running.settings({
          accessKeyId: Credentials?.AccessKeyId ?? "",
          secretAccessKey: Credentials?.SecretAccessKey ?? "",
          sessionToken: Credentials?.SessionToken ?? "",
        });
      }
      return { RoleName, arn: Role?.Arn ?? "", assume };
    },
  };
}

export type MadeEntities = ReturnType<typeof madeEntities>;
