import type { QuotaName } from "@ostiary/directory";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../running-server.ts";
import { makeSshKey } from "../ssh-key.ts";
import { makeCertificate } from "../x509.ts";
import type { Input } from "./raw-call.ts";
import { makeWorld, policyText, readUsers, type World } from "./world.ts";

/** Quotas that are low enough to be met; the world has a user and a role before the first try. */
const low = {
  UsersQuota: 12,
  GroupsQuota: 5,
  RolesQuota: 6,
  PoliciesQuota: 9,
  InstanceProfilesQuota: 2,
  ServerCertificatesQuota: 2,
  OpenIDConnectProvidersQuota: 2,
  ClientIDsPerOpenIDConnectProviderQuota: 1,
  SAMLProvidersQuota: 2,
  GroupsPerUserQuota: 1,
  AccessKeysPerUserQuota: 1,
  SigningCertificatesPerUserQuota: 1,
  SSHPublicKeysPerUserQuota: 1,
  ServiceSpecificCredentialsPerServiceQuota: 1,
  AttachedPoliciesPerUserQuota: 1,
  AttachedPoliciesPerGroupQuota: 1,
  AttachedPoliciesPerRoleQuota: 1,
  VersionsPerPolicyQuota: 2,
  PolicySizeQuota: 200,
  UserPolicySizeQuota: 100,
  GroupPolicySizeQuota: 100,
  RolePolicySizeQuota: 100,
  AssumeRolePolicySizeQuota: 300,
  DelegationRequestsQuota: 1,
} as const satisfies Partial<Record<QuotaName, number>>;

let running: TestServer;
let world: World;

beforeAll(async () => {
  running = await testServer({ quotas: low });
  world = await makeWorld(running);
});
afterAll(() => running.stop());

interface QuotaCase {
  readonly quota: QuotaName;
  /** How the refusal names the quota, or the whole of its text. */
  readonly text: string;
  readonly operation: string;
  /** What does not change from call to call. */
  readonly input?: (into: World) => Input | Promise<Input>;
  /** What is another one with every call. */
  readonly each?: (into: World) => Input | Promise<Input>;
}

const { body, privateKey } = makeCertificate();
const material = { CertificateBody: body, PrivateKey: privateKey };
const user = async (into: World): Promise<Input> => ({ UserName: await into.user() });
const small = policyText({ Effect: "Allow", Action: "*", Resource: "*" });
const large = policyText({
  Effect: "Allow",
  Action: "s3:GetObject",
  Resource: `arn:aws:s3:::${"x".repeat(60)}`,
});

const inline = (
  kind: "User" | "Group" | "Role",
  owner: (into: World) => Promise<string>,
): QuotaCase => ({
  quota: `${kind}PolicySizeQuota`,
  text: `Maximum policy size of 100 bytes exceeded for ${kind.toLowerCase()} `,
  operation: `Put${kind}Policy`,
  input: async (into) => ({ [`${kind}Name`]: await owner(into), PolicyName: "large" }),
  each: () => ({ PolicyDocument: large }),
});

const attached = (
  kind: "User" | "Group" | "Role",
  owner: (into: World) => Promise<string>,
): QuotaCase => {
  const managed = ["ReadOnlyAccess", "IAMReadOnlyAccess"];
  let at = 0;
  return {
    quota: `AttachedPoliciesPer${kind}Quota`,
    text: `Cannot exceed quota for PoliciesPer${kind}: 1`,
    operation: `Attach${kind}Policy`,
    input: async (into) => ({ [`${kind}Name`]: await owner(into) }),
    each() {
      const PolicyArn = `arn:aws:iam::aws:policy/${managed[at]}`;
      at += 1;
      return { PolicyArn };
    },
  };
};

/** What belongs to something comes first: afterwards the account is full. */
const cases: readonly QuotaCase[] = [
  inline("User", (into) => into.user()),
  inline("Group", (into) => into.group()),
  inline("Role", (into) => into.role()),
  attached("User", (into) => into.user()),
  attached("Group", (into) => into.group()),
  attached("Role", (into) => into.role()),
  {
    quota: "GroupsPerUserQuota",
    text: "Cannot exceed quota for GroupsPerUser: 1",
    operation: "AddUserToGroup",
    input: user,
    each: async (into) => ({ GroupName: await into.group() }),
  },
  {
    quota: "AccessKeysPerUserQuota",
    text: "Cannot exceed quota for AccessKeysPerUser: 1",
    operation: "CreateAccessKey",
    input: user,
  },
  {
    quota: "SigningCertificatesPerUserQuota",
    text: "Cannot exceed quota for CertificatesPerUser: 1",
    operation: "UploadSigningCertificate",
    input: user,
    each: () => ({ CertificateBody: makeCertificate().body }),
  },
  {
    quota: "SSHPublicKeysPerUserQuota",
    text: "Cannot exceed quota for SSHPublicKeysPerUser: 1",
    operation: "UploadSSHPublicKey",
    input: user,
    each: () => ({ SSHPublicKeyBody: makeSshKey().ssh }),
  },
  {
    quota: "ServiceSpecificCredentialsPerServiceQuota",
    text: "Cannot exceed quota for ContextSpecificCredentialsPerUserPerContext: 1",
    operation: "CreateServiceSpecificCredential",
    input: async (into) => ({ ...(await user(into)), ServiceName: "codecommit.amazonaws.com" }),
  },
  {
    quota: "VersionsPerPolicyQuota",
    text: "A managed policy can have up to 2 versions. Before you create a new version, you must delete an existing version.",
    operation: "CreatePolicyVersion",
    input: async (into) => ({ PolicyArn: await into.policy(), PolicyDocument: readUsers }),
  },
  {
    quota: "PolicySizeQuota",
    text: "Cannot exceed quota for PolicySize: 200",
    operation: "CreatePolicy",
    input: () => ({
      PolicyDocument: policyText({
        Effect: "Allow",
        Action: "*",
        Resource: `arn:aws:s3:::${"x".repeat(200)}`,
      }),
    }),
    each: (into) => ({ PolicyName: into.name() }),
  },
  {
    quota: "AssumeRolePolicySizeQuota",
    text: "Cannot exceed quota for ACLSizePerRole: 300",
    operation: "CreateRole",
    input: () => ({
      AssumeRolePolicyDocument: policyText({
        Sid: "x".repeat(300),
        Effect: "Allow",
        Principal: "*",
        Action: "sts:AssumeRole",
      }),
    }),
    each: (into) => ({ RoleName: into.name() }),
  },
  {
    quota: "ClientIDsPerOpenIDConnectProviderQuota",
    text: "Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: 1",
    operation: "AddClientIDToOpenIDConnectProvider",
    input: async (into) => ({
      OpenIDConnectProviderArn: await into.oidcProvider({ ClientIDList: ["one"] }),
    }),
    each: (into) => ({ ClientID: into.name() }),
  },
  {
    quota: "DelegationRequestsQuota",
    text: "Cannot exceed quota for DelegationRequestsPerAccount: 1",
    operation: "CreateDelegationRequest",
    input: async (into) => ({
      Description: "Reads",
      Permissions: { PolicyTemplateArn: await into.policy() },
      NotificationChannel: "arn:aws:sns:us-east-1:111122223333:topic",
      SessionDuration: 3600,
    }),
    each: (into) => ({ RequestorWorkflowId: into.name() }),
  },
  {
    quota: "InstanceProfilesQuota",
    text: "Cannot exceed quota for InstanceProfilesPerAccount: 2",
    operation: "CreateInstanceProfile",
    each: (into) => ({ InstanceProfileName: into.name() }),
  },
  {
    quota: "ServerCertificatesQuota",
    text: "Cannot exceed quota for ServerCertificatesPerAccount: 2",
    operation: "UploadServerCertificate",
    input: () => material,
    each: (into) => ({ ServerCertificateName: into.name() }),
  },
  {
    quota: "OpenIDConnectProvidersQuota",
    text: "Cannot exceed quota for OpenIdConnectProvidersPerAccount: 2",
    operation: "CreateOpenIDConnectProvider",
    each: (into) => ({ Url: `https://${into.name()}.example.com` }),
  },
  {
    quota: "SAMLProvidersQuota",
    text: "Cannot exceed quota for SAMLProvidersPerAccount: 2",
    operation: "CreateSAMLProvider",
    input: (into) => ({ SAMLMetadataDocument: into.idp.metadata() }),
    each: (into) => ({ Name: into.name() }),
  },
  {
    quota: "GroupsQuota",
    text: "Cannot exceed quota for GroupsPerAccount: 5",
    operation: "CreateGroup",
    each: (into) => ({ GroupName: into.name() }),
  },
  {
    quota: "RolesQuota",
    text: "Cannot exceed quota for RolesPerAccount: 6",
    operation: "CreateRole",
    input: (into) => ({ AssumeRolePolicyDocument: into.trustWhole }),
    each: (into) => ({ RoleName: into.name() }),
  },
  {
    quota: "PoliciesQuota",
    text: "Cannot exceed quota for PoliciesPerAccount: 9",
    operation: "CreatePolicy",
    input: () => ({ PolicyDocument: small }),
    each: (into) => ({ PolicyName: into.name() }),
  },
  {
    quota: "UsersQuota",
    text: "Cannot exceed quota for UsersPerAccount: 12",
    operation: "CreateUser",
    each: (into) => ({ UserName: into.name() }),
  },
];

test("every quota that is set low is tried", () => {
  expect(cases.map(({ quota }) => quota).sort()).toEqual(Object.keys(low).sort());
});

test.each(cases)("$quota: $text", async ({ text, operation, input, each }) => {
  const given = (await input?.(world)) ?? {};
  // No quota is higher, and every one but that of a size lets something pass.
  for (let tries = 0; tries <= 12; tries += 1) {
    const whole = { ...given, ...(await each?.(world)) };
    const before = world.state();
    const answer = await world.call(running.operator, "iam", operation, whole);
    if (answer.status === 200) continue;
    expect([answer.status, answer.code], answer.body).toEqual([409, "LimitExceeded"]);
    expect(answer.message).toContain(text);
    expect(world.state()).toBe(before);
    return;
  }
  throw new Error(`${operation} knows no end.`);
});
