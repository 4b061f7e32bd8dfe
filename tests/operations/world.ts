import {
  accessKeys,
  accessReports,
  accounts,
  credentialReports,
  type Directory,
  delegationRequests,
  failedGuesses,
  groups,
  instanceProfiles,
  loginProfiles,
  managedPolicies,
  mfaDeviceCounters,
  openIdConnectProviders,
  organizationAccessReports,
  outboundFederations,
  passwordHistories,
  requestedDelegations,
  roles,
  rootAccesses,
  samlProviders,
  serverCertificates,
  serviceLinkedRoleDeletions,
  serviceSpecificCredentials,
  signingCertificates,
  sshPublicKeys,
  usedAssertions,
  users,
  virtualMfaDevices,
} from "@ostiary/directory";
import { type OidcIssuer, oidcIssuer } from "../federation/oidc-issuer.ts";
import { type SamlIdp, samlIdp } from "../federation/saml-idp.ts";
import type { ClientSettings, TestServer } from "../running-server.ts";
import { type Need, statementOf } from "./operation-case.ts";
import { type OrganizationWorld, organizationWorld } from "./organization-world.ts";
import { type CalledService, elementIn, type Input, type RawAnswer, rawCall } from "./raw-call.ts";

/** A server with an operator who makes what a case needs, and a user without permissions who makes the call. */
export interface World {
  readonly accountId: string;
  readonly caller: ClientSettings;
  /** Who may do everything. */
  readonly operator: ClientSettings;
  readonly callerName: string;
  /** The ARN of something of IAM in the account. */
  arn(resource: string): string;
  /** A name that nothing has. */
  name(): string;
  /** The name that was given out last. */
  newest(): string;
  /** A trust policy that lets the account do all that AssumeRole may ask. */
  readonly trustWhole: string;
  call(
    settings: Parameters<typeof rawCall>[0],
    service: CalledService,
    operation: string,
    input: Input,
  ): Promise<RawAnswer>;
  /** Makes a call as the operator; it must succeed. */
  operate(operation: string, input: Input): Promise<string>;
  /** Lets the caller do what the statements say, and nothing else. */
  allow(statements: readonly object[]): Promise<void>;
  /** Lets whom a provider vouches for do with a role what the needs say, and nothing else. */
  trust(roleArn: string, provider: string, needs: readonly Need[]): Promise<void>;
  /** Everything that the account holds, but for when credentials were last used. */
  state(): string;
  user(input?: Input): Promise<string>;
  group(input?: Input): Promise<string>;
  role(input?: Input): Promise<string>;
  instanceProfile(input?: Input): Promise<string>;
  /** Gives the ARN of a managed policy. */
  policy(input?: Input): Promise<string>;
  /** Gives the id of an access key of the user. */
  accessKey(userName: string): Promise<string>;
  /** An OpenID Connect issuer, of which no account knows until a case makes it a provider. */
  readonly issuer: OidcIssuer;
  /** Gives the ARN of an OpenID Connect provider, of which nobody has heard. */
  oidcProvider(input?: Input): Promise<string>;
  /** A SAML identity provider, of which no account knows until a case makes it a provider. */
  readonly idp: SamlIdp;
  /** Gives the ARN of a SAML provider with the metadata of the world's identity provider. */
  samlProvider(input?: Input): Promise<string>;
  /** What the server keeps everything in, for what no operation makes. */
  readonly directory: Directory;
  /** The organization of the account, and what lies in it. */
  readonly organization: OrganizationWorld;
  stop(): Promise<void>;
  /** Takes away the server certificates of the tries before, as an account holds twenty. */
  deleteServerCertificates(): Promise<void>;
}

export const policyText = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

export const readUsers: string = policyText({
  Effect: "Allow",
  Action: "iam:GetUser",
  Resource: "*",
});

const callerName = "caller";

/** Makes the world of a server that was just started. */
export async function makeWorld(running: TestServer): Promise<World> {
  const { accountId } = running.server;
  let made = 0;
  const newest = (): string => `thing${made}`;
  const name = (): string => {
    made += 1;
    return newest();
  };
  const arn = (resource: string): string => `arn:aws:iam::${accountId}:${resource}`;

  async function operate(operation: string, input: Input): Promise<string> {
    const answer = await rawCall(running.operator, "iam", operation, input);
    if (answer.status !== 200) throw new Error(`${operation}: ${answer.body}`);
    return answer.body;
  }

  async function named(operation: string, member: string, input: Input): Promise<string> {
    const own = { [member]: name(), ...input };
    await operate(operation, own);
    return String(own[member]);
  }

  const trust = (...actions: readonly string[]): string =>
    policyText({ Effect: "Allow", Principal: { AWS: accountId }, Action: actions });

  const organization = organizationWorld(running, name);
  const issuer = await oidcIssuer();
  const idp = samlIdp();
  await operate("CreateUser", { UserName: callerName });
  const key = await operate("CreateAccessKey", { UserName: callerName });
  const caller = running.settings({
    accessKeyId: elementIn(key, "AccessKeyId"),
    secretAccessKey: elementIn(key, "SecretAccessKey"),
  });

  return {
    accountId,
    caller,
    operator: running.operator,
    callerName,
    arn,
    name,
    newest,
    trustWhole: trust("sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"),
    call: rawCall,
    operate,
    async allow(statements) {
      const policy = { UserName: callerName, PolicyName: "granted" };
      if (statements.length === 0) {
        await rawCall(running.operator, "iam", "DeleteUserPolicy", policy);
      } else {
        await operate("PutUserPolicy", { ...policy, PolicyDocument: policyText(...statements) });
      }
    },
    async trust(roleArn, provider, needs) {
      const statements = needs.map((need) => {
        const { Resource: _, ...statement }: Input = { ...statementOf(need) };
        return { ...statement, Principal: { Federated: provider } };
      });
      // A policy has a statement, if only for somebody else.
      const other = { Effect: "Allow", Principal: { AWS: accountId }, Action: "sts:AssumeRole" };
      await operate("UpdateAssumeRolePolicy", {
        RoleName: roleArn.slice(roleArn.lastIndexOf("/") + 1),
        PolicyDocument: policyText(other, ...statements),
      });
    },
    state() {
      const account = running.server.state.directory.loaded(accountId);
      if (account === undefined) throw new Error("The account is not loaded.");
      return JSON.stringify([
        [...account.list(accounts)],
        [...account.list(users)],
        [...account.list(groups)],
        [...account.list(roles)],
        [...account.list(managedPolicies)],
        [...account.list(instanceProfiles)],
        [...account.list(accessKeys)],
        [...account.list(loginProfiles)],
        [...account.list(passwordHistories)],
        [...account.list(virtualMfaDevices)],
        [...account.list(mfaDeviceCounters)],
        [...account.list(failedGuesses)],
        [...account.list(openIdConnectProviders)],
        [...account.list(samlProviders)],
        [...account.list(usedAssertions)],
        [...account.list(outboundFederations)],
        [...account.list(serverCertificates)],
        [...account.list(signingCertificates)],
        [...account.list(sshPublicKeys)],
        [...account.list(serviceSpecificCredentials)],
        [...account.list(serviceLinkedRoleDeletions)],
        [...account.list(credentialReports)],
        [...account.list(accessReports)],
        [...account.list(delegationRequests)],
        [...account.list(requestedDelegations)],
        [...account.list(rootAccesses)],
        [...account.list(organizationAccessReports)],
        organization.state(),
      ]);
    },
    user: (input = {}) => named("CreateUser", "UserName", input),
    group: (input = {}) => named("CreateGroup", "GroupName", input),
    role: (input = {}) =>
      named("CreateRole", "RoleName", {
        AssumeRolePolicyDocument: trust("sts:AssumeRole"),
        ...input,
      }),
    instanceProfile: (input = {}) => named("CreateInstanceProfile", "InstanceProfileName", input),
    async policy(input = {}) {
      const own = { PolicyName: name(), PolicyDocument: readUsers, ...input };
      return elementIn(await operate("CreatePolicy", own), "Arn");
    },
    async accessKey(userName) {
      return elementIn(await operate("CreateAccessKey", { UserName: userName }), "AccessKeyId");
    },
    issuer,
    async oidcProvider(input = {}) {
      const own = { Url: `https://${name()}.example.com`, ClientIDList: ["one", "two"], ...input };
      const answer = await operate("CreateOpenIDConnectProvider", own);
      return elementIn(answer, "OpenIDConnectProviderArn");
    },
    idp,
    async samlProvider(input = {}) {
      const own = { Name: name(), SAMLMetadataDocument: idp.metadata(), ...input };
      return elementIn(await operate("CreateSAMLProvider", own), "SAMLProviderArn");
    },
    directory: running.server.state.directory,
    organization,
    stop: () => issuer.stop(),
    async deleteServerCertificates() {
      const account = running.server.state.directory.loaded(accountId);
      for (const { serverCertificateName } of [...(account?.list(serverCertificates) ?? [])]) {
        await operate("DeleteServerCertificate", { ServerCertificateName: serverCertificateName });
      }
    },
  };
}
