import { AssumeRoleCommand, GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { clientsFor, type Target } from "./clients.ts";

/** How to call as an account of the organization: as the caller in its own, as a session of a role in another. */
export async function memberTarget(
  target: Target,
  account: string,
  roleName: string,
): Promise<Target> {
  const clients = await clientsFor(target);
  const { Account, Arn } = await clients.sts.send(new GetCallerIdentityCommand());
  if (Account === account) return target;
  const partition = Arn?.split(":")[1] ?? "aws";
  const { Credentials } = await clients.sts.send(
    new AssumeRoleCommand({
      RoleArn: `arn:${partition}:iam::${account}:role/${roleName}`,
      RoleSessionName: "ostiary",
    }),
  );
  const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials ?? {};
  if (AccessKeyId === undefined || SecretAccessKey === undefined || SessionToken === undefined) {
    throw new Error(`AssumeRole of ${roleName} in ${account} gave no credentials.`);
  }
  const { profile: _, ...place } = target;
  return {
    ...place,
    credentials: {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
    },
  };
}
