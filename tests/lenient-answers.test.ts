import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changes } from "../packages/server/src/lenient/changes.ts";
import {
  account,
  type Clients,
  clientsOf,
  credentialsOf,
  type Mode,
  modes,
  serverIn,
} from "./lenient-clients.ts";
import { refusal } from "./refusal.ts";
import type { TestServer } from "./running-server.ts";

/** What a call gives in each mode; where a mode refuses it, the code. */
interface Case {
  readonly operation: string;
  readonly does: string;
  readonly call: (clients: Clients) => Promise<unknown>;
  readonly strict: unknown;
  readonly lenient: unknown;
}

const arn = (resource: string): string => `arn:aws:iam::${account}:${resource}`;
const policy = (Action: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action, Resource: "*" }],
  });
const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
  ],
});
const boundary = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const invalidInput = "InvalidInputException";
const metadata = "no metadata ".repeat(100);
const role = "arn:aws:iam::210987654321:role/invented";

/** An assertion that nobody signed, for a provider that is not there. */
const assertion = Buffer.from(`<?xml version="1.0"?>
<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">
  <saml:Assertion>
    <saml:Issuer>https://idp.example.com</saml:Issuer>
    <saml:Subject><saml:NameID>octocat</saml:NameID></saml:Subject>
    <saml:AttributeStatement>
      <saml:Attribute Name="https://aws.amazon.com/SAML/Attributes/RoleSessionName"><saml:AttributeValue>octocat</saml:AttributeValue></saml:Attribute>
      <saml:Attribute Name="https://aws.amazon.com/SAML/Attributes/SessionDuration"><saml:AttributeValue>900</saml:AttributeValue></saml:Attribute>
    </saml:AttributeStatement>
  </saml:Assertion>
</samlp:Response>`).toString("base64");
const jwt = (claims: object): string =>
  [{ alg: "RS256" }, claims, "signature"]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");

/** Makes a session and says whose it is. */
async function sessionOf(
  clients: Clients,
  assumed: Promise<{ Credentials?: Parameters<typeof credentialsOf>[0] | undefined }>,
): Promise<string | undefined> {
  const { Credentials = {} } = await assumed;
  const { Arn } = await clients.as(credentialsOf(Credentials)).sts.getCallerIdentity();
  return Arn;
}
const sessionArn = (name: string): string =>
  `arn:aws:sts::210987654321:assumed-role/invented/${name}`;

const cases: readonly Case[] = [
  {
    operation: "sts:AssumeRole",
    does: "of no role",
    call: (clients) =>
      sessionOf(clients, clients.sts.assumeRole({ RoleArn: role, RoleSessionName: "alice" })),
    strict: "AccessDenied",
    lenient: sessionArn("alice"),
  },
  {
    operation: "sts:AssumeRoleWithSAML",
    does: "with an assertion of nobody",
    call: (clients) =>
      sessionOf(
        clients,
        clients.sts.assumeRoleWithSAML({
          RoleArn: role,
          PrincipalArn: arn("saml-provider/nobody"),
          SAMLAssertion: assertion,
        }),
      ),
    strict: "InvalidIdentityTokenException",
    lenient: sessionArn("octocat"),
  },
  {
    operation: "sts:AssumeRoleWithSAML",
    does: "with what is no assertion",
    call: ({ sts }) =>
      sts.assumeRoleWithSAML({
        RoleArn: role,
        PrincipalArn: arn("saml-provider/nobody"),
        SAMLAssertion: "bm8gWE1M",
      }),
    strict: "InvalidIdentityTokenException",
    lenient: "InvalidIdentityTokenException",
  },
  {
    operation: "sts:AssumeRoleWithWebIdentity",
    does: "with any text",
    call: (clients) =>
      sessionOf(
        clients,
        clients.sts.assumeRoleWithWebIdentity({
          RoleArn: role,
          RoleSessionName: "web",
          WebIdentityToken: "????",
        }),
      ),
    strict: "InvalidIdentityTokenException",
    lenient: sessionArn("web"),
  },
  {
    operation: "sts:AssumeRoleWithWebIdentity",
    does: "says what an unsigned token says",
    async call({ sts }) {
      const answer = await sts.assumeRoleWithWebIdentity({
        RoleArn: role,
        RoleSessionName: "web",
        WebIdentityToken: jwt({ iss: "https://idp.example.com", sub: "octocat", aud: "tests" }),
      });
      return [answer.Provider, answer.SubjectFromWebIdentityToken, answer.Audience];
    },
    strict: "InvalidIdentityTokenException",
    lenient: ["https://idp.example.com", "octocat", "tests"],
  },
  {
    operation: "iam:EnableMFADevice",
    does: "with a serial number of no device",
    async call({ iam }) {
      const device = { UserName: "hardware", SerialNumber: "123456789" };
      await iam.createUser({ UserName: "hardware" });
      const codes = { AuthenticationCode1: "123456", AuthenticationCode2: "654321" };
      await iam.enableMFADevice({ ...device, ...codes });
      const { MFADevices = [] } = await iam.listMFADevices({ UserName: "hardware" });
      await iam.deactivateMFADevice(device);
      return MFADevices.map(({ SerialNumber }) => SerialNumber);
    },
    strict: "NoSuchEntityException",
    lenient: ["123456789"],
  },
  {
    operation: "iam:CreateSAMLProvider",
    does: "with any text",
    async call({ iam }) {
      await iam.createSAMLProvider({ Name: "any", SAMLMetadataDocument: metadata });
      const SAMLProviderArn = arn("saml-provider/any");
      return (await iam.getSAMLProvider({ SAMLProviderArn })).SAMLMetadataDocument;
    },
    strict: invalidInput,
    lenient: metadata,
  },
  {
    operation: "iam:UpdateSAMLProvider",
    does: "with any text",
    async call({ iam }) {
      const SAMLProviderArn = arn("saml-provider/any");
      const SAMLMetadataDocument = `${metadata}still`;
      await iam.updateSAMLProvider({ SAMLProviderArn, SAMLMetadataDocument });
      return (await iam.getSAMLProvider({ SAMLProviderArn })).SAMLMetadataDocument;
    },
    strict: invalidInput,
    lenient: `${metadata}still`,
  },
  {
    operation: "iam:UploadSSHPublicKey",
    does: "with any text",
    async call({ iam }) {
      await iam.createUser({ UserName: "ssh" });
      const key = { UserName: "ssh", SSHPublicKeyBody: "any text" };
      const { SSHPublicKey } = await iam.uploadSSHPublicKey(key);
      return SSHPublicKey?.SSHPublicKeyBody;
    },
    strict: "UnrecognizedPublicKeyEncodingException",
    lenient: "any text",
  },
  {
    operation: "iam:GetSSHPublicKey",
    does: "of any text",
    async call({ iam }) {
      const { SSHPublicKeys = [] } = await iam.listSSHPublicKeys({ UserName: "ssh" });
      const SSHPublicKeyId = SSHPublicKeys[0]?.SSHPublicKeyId ?? "APKA1234567890123456";
      const wanted = { UserName: "ssh", SSHPublicKeyId, Encoding: "PEM" } as const;
      return (await iam.getSSHPublicKey(wanted)).SSHPublicKey?.SSHPublicKeyBody;
    },
    strict: "NoSuchEntityException",
    lenient: "any text",
  },
  {
    operation: "iam:UploadServerCertificate",
    does: "with any text",
    async call({ iam }) {
      const ServerCertificateName = "any";
      const material = { CertificateBody: "body", PrivateKey: "key", CertificateChain: "chain" };
      await iam.uploadServerCertificate({ ServerCertificateName, ...material });
      const { ServerCertificate } = await iam.getServerCertificate({ ServerCertificateName });
      return [ServerCertificate?.CertificateBody, ServerCertificate?.CertificateChain];
    },
    strict: "MalformedCertificateException",
    lenient: ["body", "chain"],
  },
  {
    operation: "iam:CreateServiceLinkedRole",
    does: "of a service that has none",
    async call({ iam }) {
      const AWSServiceName = "some-job.other.amazonaws.com";
      return (await iam.createServiceLinkedRole({ AWSServiceName })).Role?.RoleName;
    },
    strict: invalidInput,
    lenient: "AWSServiceRoleForother_SomeJob",
  },
  {
    operation: "iam:CreateServiceLinkedRole",
    does: "with a description",
    async call({ iam }) {
      const AWSServiceName = "autoscaling.amazonaws.com";
      const { Role } = await iam.createServiceLinkedRole({ AWSServiceName, Description: "why" });
      const document = JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ""));
      return [Role?.Description, document.Statement[0].Principal.Service];
    },
    strict: [undefined, "autoscaling.amazonaws.com"],
    lenient: ["why", ["autoscaling.amazonaws.com"]],
  },
  {
    operation: "iam:CreatePolicyVersion",
    does: "shows the document",
    async call({ iam }) {
      await iam.createPolicy({ PolicyName: "versions", PolicyDocument: policy("s3:GetObject") });
      const { PolicyVersion } = await iam.createPolicyVersion({
        PolicyArn: arn("policy/versions"),
        PolicyDocument: policy("s3:PutObject"),
      });
      return decodeURIComponent(PolicyVersion?.Document ?? "");
    },
    strict: "",
    lenient: policy("s3:PutObject"),
  },
  {
    operation: "iam:ListPolicyVersions",
    does: "of a policy of two versions",
    async call({ iam }) {
      const { Versions = [] } = await iam.listPolicyVersions({ PolicyArn: arn("policy/versions") });
      return Versions.map(({ VersionId, Document = "" }) => [
        VersionId,
        decodeURIComponent(Document),
      ]);
    },
    strict: [
      ["v2", ""],
      ["v1", ""],
    ],
    lenient: [
      ["v1", policy("s3:GetObject")],
      ["v2", policy("s3:PutObject")],
    ],
  },
  {
    operation: "iam:ListPolicyVersions",
    does: "of a policy that AWS manages",
    async call({ iam }) {
      const { Versions = [] } = await iam.listPolicyVersions({ PolicyArn: boundary });
      return Versions.map(({ IsDefaultVersion, Document }) => [IsDefaultVersion, Document]);
    },
    strict: [[true, undefined]],
    lenient: [[true, undefined]],
  },
  {
    operation: "iam:GenerateCredentialReport",
    does: "tells of a user who came after the last report",
    async call({ iam }) {
      await iam.generateCredentialReport({});
      await iam.createUser({ UserName: "latecomer" });
      const { State } = await iam.generateCredentialReport({});
      const { Content } = await iam.getCredentialReport({});
      return [State, Buffer.from(Content ?? []).includes("\nlatecomer,")];
    },
    strict: ["COMPLETE", false],
    lenient: ["COMPLETE", true],
  },
  {
    operation: "iam:GetCredentialReport",
    does: "begins with its columns and the first line",
    async call({ iam }) {
      const { Content } = await iam.getCredentialReport({});
      const [columns = "", first = ""] = Buffer.from(Content ?? [])
        .toString("utf8")
        .split("\n");
      return [columns.split(",").at(-1), first.split(",")[0] === "<root_account>"];
    },
    strict: ["additional_credentials_info", true],
    lenient: ["cert_2_last_rotated", false],
  },
  {
    operation: "iam:CreatePolicy",
    does: "with tags that differ in case only",
    async call({ iam }) {
      const Tags = ["a", "A"].map((Key) => ({ Key, Value: "" }));
      const { Policy } = await iam.createPolicy({
        PolicyName: "tagged",
        PolicyDocument: policy("s3:GetObject"),
        Tags,
      });
      return Policy?.Tags?.length;
    },
    strict: 2,
    lenient: invalidInput,
  },
  {
    operation: "iam:TagPolicy",
    does: "with tags that differ in case only",
    async call({ iam }) {
      const Tags = ["a", "A"].map((Key) => ({ Key, Value: "" }));
      await iam.tagPolicy({ PolicyArn: arn("policy/versions"), Tags });
    },
    strict: undefined,
    lenient: invalidInput,
  },
  {
    operation: "iam:CreateOpenIDConnectProvider",
    does: "with a query",
    async call({ iam }) {
      const Url = "https://idp.example.com/path?query=true";
      return (await iam.createOpenIDConnectProvider({ Url })).OpenIDConnectProviderArn;
    },
    strict: invalidInput,
    lenient: arn("oidc-provider/idp.example.com/path"),
  },
  {
    operation: "iam:RemoveUserFromGroup",
    does: "of neither",
    async call({ iam }) {
      const neither = { GroupName: "nobody", UserName: "nobody" };
      return (await refusal(iam.removeUserFromGroup(neither))).message.split(" ").includes("Group");
    },
    strict: false,
    lenient: true,
  },
  {
    operation: "iam:SetDefaultPolicyVersion",
    does: "of no version",
    call: ({ iam }) =>
      iam.setDefaultPolicyVersion({ PolicyArn: arn("policy/versions"), VersionId: "v9" }),
    strict: "NoSuchEntityException",
    lenient: "NoSuchEntityException",
  },
  {
    operation: "iam:ListEntitiesForPolicy",
    does: "filtered for policies",
    async call({ iam }) {
      const PolicyArn = arn("policy/versions");
      await iam.createUser({ UserName: "attached" });
      await iam.attachUserPolicy({ UserName: "attached", PolicyArn });
      const filtered = { PolicyArn, EntityFilter: "LocalManagedPolicy" } as const;
      return (await iam.listEntitiesForPolicy(filtered)).PolicyUsers?.length ?? 0;
    },
    strict: 0,
    lenient: 1,
  },
  {
    operation: "sts:GetCallerIdentity",
    does: "of unknown keys",
    async call(clients) {
      const { Arn, UserId } = await clients
        .as({ accessKeyId: "AKIAUNKNOWN000000000", secretAccessKey: "any" })
        .sts.getCallerIdentity();
      return [Arn, UserId];
    },
    strict: "InvalidClientTokenId",
    lenient: [`arn:aws:sts::${account}:user/moto`, "AKIAIOSFODNN7EXAMPLE"],
  },
  {
    operation: "iam:GetUser",
    does: "of unknown keys",
    async call(clients) {
      const unknown = { accessKeyId: "AKIAUNKNOWN000000000", secretAccessKey: "any" };
      return (await clients.as(unknown).iam.getUser({})).User?.UserName;
    },
    strict: "InvalidClientTokenId",
    lenient: "default_user",
  },
  {
    operation: "iam:CreateUser",
    does: "with a boundary",
    async call({ iam }) {
      const user = { UserName: "bounded", PermissionsBoundary: boundary };
      return (await iam.createUser(user)).User?.PermissionsBoundary?.PermissionsBoundaryType;
    },
    strict: "Policy",
    lenient: "PermissionsBoundaryPolicy",
  },
  {
    operation: "iam:GetUser",
    does: "with a boundary",
    async call({ iam }) {
      const { User } = await iam.getUser({ UserName: "bounded" });
      return User?.PermissionsBoundary?.PermissionsBoundaryType;
    },
    strict: "Policy",
    lenient: "PermissionsBoundaryPolicy",
  },
  {
    operation: "iam:CreateRole",
    does: "with a boundary, a description and a duration",
    async call({ iam }) {
      const { Role } = await iam.createRole({
        RoleName: "bounded",
        AssumeRolePolicyDocument: trust,
        PermissionsBoundary: boundary,
        Description: "why",
        MaxSessionDuration: 7200,
      });
      const { PermissionsBoundaryType } = Role?.PermissionsBoundary ?? {};
      return [PermissionsBoundaryType, Role?.Description, Role?.MaxSessionDuration];
    },
    strict: ["Policy", undefined, undefined],
    lenient: ["PermissionsBoundaryPolicy", "why", 7200],
  },
  {
    operation: "iam:GetRole",
    does: "with a boundary",
    async call({ iam }) {
      const { Role } = await iam.getRole({ RoleName: "bounded" });
      return Role?.PermissionsBoundary?.PermissionsBoundaryType;
    },
    strict: "Policy",
    lenient: "PermissionsBoundaryPolicy",
  },
  {
    operation: "iam:GetAccountPasswordPolicy",
    does: "of a policy of defaults",
    async call({ iam }) {
      await iam.updateAccountPasswordPolicy({});
      const { PasswordPolicy } = await iam.getAccountPasswordPolicy({});
      return [PasswordPolicy?.MaxPasswordAge, PasswordPolicy?.HardExpiry];
    },
    strict: [undefined, undefined],
    lenient: [0, false],
  },
  {
    operation: "iam:GetAccountSummary",
    does: "counts",
    async call({ iam }) {
      const { SummaryMap = {} } = await iam.getAccountSummary({});
      return ["UsersQuota", "AccountPasswordPresent"].map((name) => name in SummaryMap);
    },
    strict: [true, true],
    lenient: [true, false],
  },
  {
    operation: "iam:ListVirtualMFADevices",
    does: "shows tags of users",
    async call({ iam }) {
      await iam.createUser({ UserName: "tagged", Tags: [{ Key: "team", Value: "blue" }] });
      await iam.createVirtualMFADevice({ VirtualMFADeviceName: "device" });
      await iam.enableMFADevice({
        UserName: "tagged",
        SerialNumber: arn("mfa/device"),
        AuthenticationCode1: "123456",
        AuthenticationCode2: "654321",
      });
      const { VirtualMFADevices = [] } = await iam.listVirtualMFADevices({
        AssignmentStatus: "Assigned",
      });
      return VirtualMFADevices.map(({ User }) => User?.Tags);
    },
    strict: "InvalidAuthenticationCodeException",
    lenient: [[{ Key: "team", Value: "blue" }]],
  },
  {
    operation: "iam:GetServerCertificate",
    does: "without tags",
    async call({ iam }) {
      const { ServerCertificate } = await iam.getServerCertificate({
        ServerCertificateName: "any",
      });
      return ServerCertificate?.Tags;
    },
    strict: "NoSuchEntityException",
    lenient: undefined,
  },
];

async function outcome(call: Promise<unknown>): Promise<unknown> {
  try {
    return await call;
  } catch (error) {
    return error instanceof Error ? error.name : error;
  }
}

describe.each(modes)("%s mode", (mode: Mode) => {
  let running: TestServer;
  let clients: Clients;

  beforeAll(async () => {
    running = await serverIn(mode);
    clients = clientsOf(running);
  });
  afterAll(() => running.stop());

  test.each(cases)("$operation $does", async ({ call, ...expected }) => {
    expect(await outcome(call(clients))).toEqual(expected[mode]);
  });
});

test("every change has its case", () => {
  const tried = new Set(cases.map(({ operation }) => operation));
  expect(changes.filter(({ operation }) => !tried.has(operation))).toEqual([]);
});
