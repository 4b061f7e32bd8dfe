import {
  CreateOpenIDConnectProviderCommand,
  CreateRoleCommand,
  IAMClient,
} from "@aws-sdk/client-iam";
import {
  AssumeRoleWithWebIdentityCommand,
  type AssumeRoleWithWebIdentityCommandInput,
  STSClient,
} from "@aws-sdk/client-sts";
import type { ClientSettings, TestServer } from "../running-server.ts";
import { audience, type OidcIssuer } from "./oidc-issuer.ts";

/** A role that people of an issuer may assume. */
export interface WebIdentityRole {
  readonly roleArn: string;
  readonly providerArn: string;
  /** Assumes the role, unsigned, by a token. */
  assume(
    token: string,
    more?: Partial<AssumeRoleWithWebIdentityCommandInput>,
  ): ReturnType<typeof send>;
  /** Assumes the role, and gives the settings of a client of the session. */
  session(
    token: string,
    more?: Partial<AssumeRoleWithWebIdentityCommandInput>,
  ): Promise<ClientSettings>;
}

const send = (client: STSClient, input: AssumeRoleWithWebIdentityCommandInput) =>
  client.send(new AssumeRoleWithWebIdentityCommand(input));

const every = ["sts:AssumeRoleWithWebIdentity", "sts:TagSession", "sts:SetSourceIdentity"];

/** Makes an issuer a provider, and gives the provider's ARN. */
export async function oidcProvider(
  running: Pick<TestServer, "operator" | "settings">,
  issuer: Pick<OidcIssuer, "url">,
  more: { readonly ClientIDList?: string[]; readonly ThumbprintList?: string[] } = {},
): Promise<string> {
  const { OpenIDConnectProviderArn = "" } = await new IAMClient(running.operator).send(
    new CreateOpenIDConnectProviderCommand({
      Url: issuer.url,
      ClientIDList: [audience],
      ...more,
    }),
  );
  return OpenIDConnectProviderArn;
}

/** Makes a role that trusts a provider. */
export async function webIdentityRole(
  running: Pick<TestServer, "operator" | "settings">,
  providerArn: string,
  name: string,
  trust: { readonly Action?: readonly string[]; readonly Condition?: object } = {},
): Promise<WebIdentityRole> {
  const sts = new STSClient({ ...running.operator, credentials: nobody });
  const { Role } = await new IAMClient(running.operator).send(
    new CreateRoleCommand({
      RoleName: name,
      AssumeRolePolicyDocument: JSON.stringify({
        Version: "2012-10-17",
        Statement: {
          Effect: "Allow",
          Principal: { Federated: providerArn },
          Action: every,
          ...trust,
        },
      }),
    }),
  );
  const roleArn = Role?.Arn ?? "";
  const assume: WebIdentityRole["assume"] = (WebIdentityToken, more = {}) =>
    send(sts, { RoleArn: roleArn, RoleSessionName: "job", WebIdentityToken, ...more });
  return {
    roleArn,
    providerArn,
    assume,
    async session(token, more) {
      const { Credentials } = await assume(token, more);
      const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
      return running.settings({
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
        sessionToken: SessionToken,
      });
    },
  };
}

/** Credentials of nobody: the operations are not signed, and need none. */
async function nobody(): Promise<never> {
  throw new Error("The call asks for credentials.");
}
