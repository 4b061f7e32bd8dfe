import { CreateRoleCommand, CreateSAMLProviderCommand, IAMClient } from "@aws-sdk/client-iam";
import {
  AssumeRoleWithSAMLCommand,
  type AssumeRoleWithSAMLCommandInput,
  STSClient,
} from "@aws-sdk/client-sts";
import type { TestServer } from "../running-server.ts";
import { awsAttribute, encoded, type ResponseParts, type SamlIdp } from "./saml-idp.ts";

/** The values of each attribute, by its name. */
export type Attributes = Exclude<ResponseParts["attributes"], undefined>;

/** A role that people of a SAML provider may assume. */
export interface SamlRole {
  readonly roleArn: string;
  readonly providerArn: string;
  /** What a response must say of the role, with a name for the session. */
  attributes(more?: Attributes): Attributes;
  /** Assumes the role, unsigned, by a response. */
  assume(response: string, more?: Partial<AssumeRoleWithSAMLCommandInput>): ReturnType<typeof send>;
}

const send = (client: STSClient, input: AssumeRoleWithSAMLCommandInput) =>
  client.send(new AssumeRoleWithSAMLCommand(input));

const every = ["sts:AssumeRoleWithSAML", "sts:TagSession", "sts:SetSourceIdentity"];

/** Makes a provider of an identity provider, and a role that trusts it. */
export async function samlRole(
  running: Pick<TestServer, "operator" | "settings">,
  idp: SamlIdp,
  name: string,
  trust: { readonly Action?: readonly string[]; readonly Condition?: object } = {},
): Promise<SamlRole> {
  const iam = new IAMClient(running.operator);
  const sts = new STSClient({ ...running.operator, credentials: nobody });
  const { SAMLProviderArn: providerArn = "" } = await iam.send(
    new CreateSAMLProviderCommand({ Name: name, SAMLMetadataDocument: idp.metadata() }),
  );
  const { Role } = await iam.send(
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
      MaxSessionDuration: 7200,
    }),
  );
  const roleArn = Role?.Arn ?? "";
  return {
    roleArn,
    providerArn,
    attributes: (more = {}) => ({
      [awsAttribute("Role")]: [`${roleArn},${providerArn}`],
      [awsAttribute("RoleSessionName")]: ["octo"],
      ...more,
    }),
    assume: (response, more = {}) =>
      send(sts, {
        RoleArn: roleArn,
        PrincipalArn: providerArn,
        SAMLAssertion: encoded(response),
        ...more,
      }),
  };
}

/** Credentials of nobody: the operations are not signed, and need none. */
async function nobody(): Promise<never> {
  throw new Error("The call asks for credentials.");
}
