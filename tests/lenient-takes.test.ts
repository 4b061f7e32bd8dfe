import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type WaivedCheck, waivedChecks } from "../packages/server/src/lenient/waived-checks.ts";
import { waivedConstraints } from "../packages/server/src/lenient/waived-constraints.ts";
import { awsAttribute, encoded, samlIdp } from "./federation/saml-idp.ts";
import {
  account,
  type Clients,
  clientsOf,
  credentialsOf,
  modes,
  newMember,
  rootOf,
  serverIn,
} from "./lenient/clients.ts";
import { refusal } from "./refusal.ts";
import type { TestServer } from "./running-server.ts";

interface Case {
  readonly call: (clients: Clients) => Promise<unknown>;
  /** The code with which a strict server refuses it; absent where nobody can try it there, as nobody has keys of root. */
  readonly strict?: string;
}

const allowing = (Principal: unknown, Action = "sts:AssumeRole"): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal, Action }] });
const ec2 = allowing({ Service: "ec2.amazonaws.com" });
const readable = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }],
});
const arn = (resource: string): string => `arn:aws:iam::${account}:${resource}`;
const tags = (from: number) =>
  Array.from({ length: 30 }, (_, number) => ({ Key: String(from + number), Value: "" }));

async function keysOfNew({ iam }: Clients, UserName: string) {
  await iam.createUser({ UserName });
  return credentialsOf((await iam.createAccessKey({ UserName })).AccessKey ?? {});
}

const denyAll = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Action: "ec2:*", Resource: "*" }],
});

async function newPolicy({ organizations }: Clients, Name: string, Content: string) {
  const { Policy } = await organizations.createPolicy({
    Name,
    Content,
    Description: "",
    Type: "SERVICE_CONTROL_POLICY",
  });
  return Policy?.PolicySummary?.Id ?? "";
}

const idp = samlIdp();

/** Each check that is waived, with a call that it would refuse. */
const checks: Readonly<Record<WaivedCheck, Case>> = {
  "root-keys": { call: ({ iam }) => iam.createAccessKey({}), strict: "ValidationError" },
  "key-owner": {
    async call(clients) {
      const { accessKeyId } = await keysOfNew(clients, "owner");
      await clients.iam.deleteAccessKey({ AccessKeyId: accessKeyId });
    },
    strict: "ValidationError",
  },
  "known-key-id": {
    call: ({ sts }) => sts.getAccessKeyInfo({ AccessKeyId: "AKIAIOSFODNN7EXAMPLE" }),
    strict: "ValidationError",
  },
  "boundary-exists": {
    call: ({ iam }) =>
      iam.createUser({ UserName: "bounded", PermissionsBoundary: arn("policy/missing") }),
    strict: "NoSuchEntityException",
  },
  "new-trust-policy": {
    call: ({ iam }) => iam.createRole({ RoleName: "any", AssumeRolePolicyDocument: "any text" }),
    strict: "MalformedPolicyDocumentException",
  },
  "trusted-principals": {
    call: ({ iam }) =>
      iam.createRole({
        RoleName: "trusting",
        AssumeRolePolicyDocument: allowing({ AWS: arn("user/nobody") }),
      }),
    strict: "MalformedPolicyDocumentException",
  },
  "role-trust": {
    async call({ iam, sts }) {
      await iam.createRole({ RoleName: "for-ec2", AssumeRolePolicyDocument: ec2 });
      await sts.assumeRole({ RoleArn: arn("role/for-ec2"), RoleSessionName: "test" });
    },
    strict: "AccessDenied",
  },
  "root-assumes": {
    async call({ iam, sts }) {
      const document = allowing({ AWS: arn("root") });
      await iam.createRole({ RoleName: "for-root", AssumeRolePolicyDocument: document });
      await sts.assumeRole({ RoleArn: arn("role/for-root"), RoleSessionName: "test" });
    },
  },
  "mfa-codes": {
    async call({ iam }) {
      await iam.createUser({ UserName: "mfa" });
      await iam.createVirtualMFADevice({ VirtualMFADeviceName: "device" });
      await iam.enableMFADevice({
        UserName: "mfa",
        SerialNumber: arn("mfa/device"),
        AuthenticationCode1: "123456",
        AuthenticationCode2: "123456",
      });
    },
    strict: "InvalidAuthenticationCodeException",
  },
  "default-password-policy": {
    async call({ iam }) {
      await iam.createUser({ UserName: "short" });
      await iam.createLoginProfile({ UserName: "short", Password: "123" });
    },
    strict: "PasswordPolicyViolationException",
  },
  "issuer-url": {
    call: ({ iam }) => iam.createOpenIDConnectProvider({ Url: "http://idp.example.com:8080/a" }),
    strict: "InvalidInputException",
  },
  "assertion-used-once": {
    async call({ iam, sts }) {
      const SAMLMetadataDocument = idp.metadata();
      await iam.createSAMLProvider({ Name: "idp", SAMLMetadataDocument });
      const PrincipalArn = arn("saml-provider/idp");
      const RoleArn = arn("role/federated");
      const document = allowing({ Federated: PrincipalArn }, "sts:AssumeRoleWithSAML");
      await iam.createRole({ RoleName: "federated", AssumeRolePolicyDocument: document });
      const attributes = {
        [awsAttribute("Role")]: [`${RoleArn},${PrincipalArn}`],
        [awsAttribute("RoleSessionName")]: ["octocat"],
      };
      const SAMLAssertion = encoded(idp.response({ attributes }));
      await sts.assumeRoleWithSAML({ RoleArn, PrincipalArn, SAMLAssertion });
      await sts.assumeRoleWithSAML({ RoleArn, PrincipalArn, SAMLAssertion });
    },
    strict: "InvalidIdentityTokenException",
  },
  "policy-type-enabled": {
    async call(clients) {
      const TargetId = await rootOf(clients);
      const PolicyId = await newPolicy(clients, "not-enabled", denyAll);
      await clients.organizations.attachPolicy({ PolicyId, TargetId });
    },
    strict: "PolicyTypeNotEnabledException",
  },
  "organization-policy-content": {
    async call(clients) {
      await rootOf(clients);
      await newPolicy(clients, "any", "any text");
    },
    strict: "MalformedPolicyDocumentException",
  },
  "policies-per-target": {
    async call(clients) {
      const { organizations } = clients;
      const ParentId = await rootOf(clients);
      const type = { RootId: ParentId, PolicyType: "SERVICE_CONTROL_POLICY" } as const;
      await organizations.enablePolicyType(type);
      const { OrganizationalUnit } = await organizations.createOrganizationalUnit({
        ParentId,
        Name: "full",
      });
      for (let count = 0; count < 12; count += 1) {
        const PolicyId = await newPolicy(clients, `many-${count}`, denyAll);
        await organizations.attachPolicy({ PolicyId, TargetId: OrganizationalUnit?.Id });
      }
    },
    strict: "ConstraintViolationException",
  },
  "unique-email": {
    async call(clients) {
      const { organizations } = clients;
      await rootOf(clients);
      for (const AccountName of ["first", "second"]) {
        await organizations.createAccount({ AccountName, Email: "same@example.com" });
      }
      const { CreateAccountStatuses = [] } = await organizations.listCreateAccountStatus({
        States: ["FAILED"],
      });
      const failed = CreateAccountStatuses[0]?.FailureReason;
      if (failed !== undefined) throw Object.assign(new Error(), { name: failed });
    },
    strict: "EMAIL_ALREADY_EXISTS",
  },
  "service-access": {
    async call(clients) {
      const AccountId = await newMember(clients, "administrator");
      await clients.organizations.registerDelegatedAdministrator({
        AccountId,
        ServicePrincipal: "guardduty.amazonaws.com",
      });
    },
    strict: "ConstraintViolationException",
  },
  "wait-period": {
    async call(clients) {
      const AccountId = await newMember(clients, "leaver");
      await clients.organizations.removeAccountFromOrganization({ AccountId });
    },
    strict: "ConstraintViolationException",
  },
  "session-operations": {
    async call(clients) {
      const user = clients.as(await keysOfNew(clients, "without-mfa"));
      const session = (await user.sts.getSessionToken()).Credentials ?? {};
      await clients.as(credentialsOf(session)).iam.listUsers();
    },
    strict: "InvalidClientTokenId",
  },
};

/** Each constraint that is waived, by what docs/emulator.md says of it. */
const constraints: Readonly<Record<string, Case>> = {
  "a path may be any text, with or without slashes": {
    call: ({ iam }) => iam.createGroup({ GroupName: "placed", Path: "my-path" }),
    strict: "ValidationError",
  },
  "the name of an inline policy may have blanks and other characters": {
    async call({ iam }) {
      const named = { GroupName: "holder", PolicyName: "read some, not all!" };
      await iam.createGroup({ GroupName: "holder" });
      await iam.putGroupPolicy({ ...named, PolicyDocument: readable });
      expect((await iam.getGroupPolicy(named)).PolicyName).toBe(named.PolicyName);
      await iam.deleteGroupPolicy(named);
    },
    strict: "ValidationError",
  },
};

const quotas: Readonly<Record<string, Case>> = {
  "a resource may have more than 50 tags, if not by one request": {
    async call({ iam }) {
      await iam.createUser({ UserName: "tagged", Tags: tags(0) });
      await iam.tagUser({ UserName: "tagged", Tags: tags(30) });
    },
    strict: "LimitExceededException",
  },
};

const cases = Object.entries({ ...checks, ...constraints, ...quotas });

describe.each(modes)("%s mode", (mode) => {
  let running: TestServer;
  let clients: Clients;

  beforeAll(async () => {
    running = await serverIn(mode);
    clients = clientsOf(running);
  });
  afterAll(() => running.stop());

  if (mode === "lenient") {
    test.each(cases)("takes: %s", async (_name, { call }) => {
      await call(clients);
    });
  } else {
    test.each(cases)("refuses: %s", async (_name, { call, strict }) => {
      if (strict === undefined) return;
      expect((await refusal(call(clients))).name).toBe(strict);
    });
  }
});

test("every constraint that is waived has its case", () => {
  expect(waivedConstraints.map(({ says }) => says)).toEqual(Object.keys(constraints));
  expect(Object.keys(checks).toSorted()).toEqual(Object.keys(waivedChecks).toSorted());
});
