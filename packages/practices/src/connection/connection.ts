import type { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import type { IAMClient } from "@aws-sdk/client-iam";
import type { OrganizationsClient } from "@aws-sdk/client-organizations";
import type { STSClient } from "@aws-sdk/client-sts";

/** Where to call and as whom; what is absent comes from the environment, as with every AWS client. */
export interface ConnectionOptions {
  readonly endpoint?: string;
  readonly profile?: string;
  readonly region?: string;
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

/** Clients of one caller. Each is loaded when it is first asked for. */
export interface Connection {
  organizations(): Promise<OrganizationsClient>;
  iam(): Promise<IAMClient>;
  cloudTrail(): Promise<CloudTrailClient>;
  sts(): Promise<STSClient>;
  /** The account of the caller. */
  account(): Promise<string>;
  /** The same place as a session of a role in another account. */
  as(account: string, role: string): Promise<Connection>;
}

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** Connects to AWS, Ostiary or whatever else speaks the same. */
export function connect(options: ConnectionOptions = {}): Connection {
  const { endpoint, profile, region = "us-east-1", credentials } = options;
  const settings = {
    region,
    ...(endpoint !== undefined && { endpoint }),
    ...(profile !== undefined && { profile }),
    ...(credentials !== undefined && { credentials }),
  };
  const sts = once(async () => {
    const { STSClient } = await import("@aws-sdk/client-sts");
    return new STSClient(settings);
  });
  const identity = once(async () => {
    const { GetCallerIdentityCommand } = await import("@aws-sdk/client-sts");
    return (await sts()).send(new GetCallerIdentityCommand());
  });
  return {
    organizations: once(async () => {
      const { OrganizationsClient } = await import("@aws-sdk/client-organizations");
      return new OrganizationsClient(settings);
    }),
    iam: once(async () => {
      const { IAMClient } = await import("@aws-sdk/client-iam");
      return new IAMClient(settings);
    }),
    cloudTrail: once(async () => {
      const { CloudTrailClient } = await import("@aws-sdk/client-cloudtrail");
      return new CloudTrailClient(settings);
    }),
    sts,
    account: async () => (await identity()).Account ?? "",
    async as(account, role) {
      const { AssumeRoleCommand } = await import("@aws-sdk/client-sts");
      const partition = (await identity()).Arn?.split(":")[1] ?? "aws";
      const { Credentials } = await (await sts()).send(
        new AssumeRoleCommand({
          RoleArn: `arn:${partition}:iam::${account}:role/${role}`,
          RoleSessionName: "ostiary",
        }),
      );
      const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials ?? {};
      if (AccessKeyId === undefined || SecretAccessKey === undefined) {
        throw new Error(`AssumeRole of ${role} in ${account} gave no credentials.`);
      }
      return connect({
        region,
        ...(endpoint !== undefined && { endpoint }),
        credentials: {
          accessKeyId: AccessKeyId,
          secretAccessKey: SecretAccessKey,
          ...(SessionToken !== undefined && { sessionToken: SessionToken }),
        },
      });
    },
  };
}
