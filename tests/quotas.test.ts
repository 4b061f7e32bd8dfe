import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateGroupCommand,
  CreateInstanceProfileCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  GetAccountSummaryCommand,
  IAMClient,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  TagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UploadSigningCertificateCommand,
} from "@aws-sdk/client-iam";
import type { QuotaName } from "@ostiary/directory";
import { operatorRoleName } from "@ostiary/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { allow, document } from "./made-entities.ts";
import { testServer } from "./running-server.ts";
import { operatorSettings, startServerProcess } from "./server-process.ts";
import { makeCertificate } from "./x509.ts";

let data = "";
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "ostiary-quotas-"));
});
afterAll(() => rm(data, { recursive: true, force: true }));

const inline = (PolicyDocument: string) => ({ PolicyName: "inline", PolicyDocument });
const trust = document({
  Effect: "Allow",
  Principal: { Service: "ec2.amazonaws.com" },
  Action: "sts:AssumeRole",
});
const readOnly = { PolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" };
const user = { UserName: "holder" };
const group = { GroupName: "holder" };
const role = { RoleName: "holder" };

/** A quota that is nothing, what it refuses, and in which words. */
interface Refused {
  readonly quota: QuotaName;
  readonly operation: string;
  readonly message: string;
  readonly call: (iam: IAMClient) => Promise<unknown>;
}

const refused: readonly Refused[] = [
  {
    quota: "UsersQuota",
    operation: "CreateUser",
    message: "Cannot exceed quota for UsersPerAccount: 0",
    call: (iam) => iam.send(new CreateUserCommand({ UserName: "more" })),
  },
  {
    quota: "GroupsQuota",
    operation: "CreateGroup",
    message: "Cannot exceed quota for GroupsPerAccount: 0",
    call: (iam) => iam.send(new CreateGroupCommand({ GroupName: "more" })),
  },
  {
    quota: "RolesQuota",
    operation: "CreateRole",
    message: "Cannot exceed quota for RolesPerAccount: 0",
    call: (iam) =>
      iam.send(new CreateRoleCommand({ RoleName: "more", AssumeRolePolicyDocument: trust })),
  },
  {
    quota: "PoliciesQuota",
    operation: "CreatePolicy",
    message: "Cannot exceed quota for PoliciesPerAccount: 0",
    call: (iam) =>
      iam.send(
        new CreatePolicyCommand({ PolicyName: "more", PolicyDocument: document(allow("iam:*")) }),
      ),
  },
  {
    quota: "InstanceProfilesQuota",
    operation: "CreateInstanceProfile",
    message: "Cannot exceed quota for InstanceProfilesPerAccount: 0",
    call: (iam) => iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: "more" })),
  },
  {
    quota: "GroupsPerUserQuota",
    operation: "AddUserToGroup",
    message: "Cannot exceed quota for GroupsPerUser: 0",
    call: (iam) => iam.send(new AddUserToGroupCommand({ ...user, ...group })),
  },
  {
    quota: "AttachedPoliciesPerUserQuota",
    operation: "AttachUserPolicy",
    message: "Cannot exceed quota for PoliciesPerUser: 0",
    call: (iam) => iam.send(new AttachUserPolicyCommand({ ...user, ...readOnly })),
  },
  {
    quota: "AttachedPoliciesPerGroupQuota",
    operation: "AttachGroupPolicy",
    message: "Cannot exceed quota for PoliciesPerGroup: 0",
    call: (iam) => iam.send(new AttachGroupPolicyCommand({ ...group, ...readOnly })),
  },
  {
    quota: "AttachedPoliciesPerRoleQuota",
    operation: "AttachRolePolicy",
    message: "Cannot exceed quota for PoliciesPerRole: 0",
    call: (iam) => iam.send(new AttachRolePolicyCommand({ ...role, ...readOnly })),
  },
  {
    quota: "UserPolicySizeQuota",
    operation: "PutUserPolicy",
    message: "Maximum policy size of 0 bytes exceeded for user holder",
    call: (iam) =>
      iam.send(new PutUserPolicyCommand({ ...user, ...inline(document(allow("iam:*"))) })),
  },
  {
    quota: "GroupPolicySizeQuota",
    operation: "PutGroupPolicy",
    message: "Maximum policy size of 0 bytes exceeded for group holder",
    call: (iam) =>
      iam.send(new PutGroupPolicyCommand({ ...group, ...inline(document(allow("iam:*"))) })),
  },
  {
    quota: "RolePolicySizeQuota",
    operation: "PutRolePolicy",
    message: "Maximum policy size of 0 bytes exceeded for role holder",
    call: (iam) =>
      iam.send(new PutRolePolicyCommand({ ...role, ...inline(document(allow("iam:*"))) })),
  },
  {
    quota: "AssumeRolePolicySizeQuota",
    operation: "UpdateAssumeRolePolicy",
    message: "Cannot exceed quota for ACLSizePerRole: 0",
    call: (iam) =>
      iam.send(
        new UpdateAssumeRolePolicyCommand({ RoleName: operatorRoleName, PolicyDocument: trust }),
      ),
  },
  {
    quota: "SigningCertificatesPerUserQuota",
    operation: "UploadSigningCertificate",
    message: "Cannot exceed quota for CertificatesPerUser: 0",
    call: (iam) =>
      iam.send(
        new UploadSigningCertificateCommand({ ...user, CertificateBody: makeCertificate().body }),
      ),
  },
  {
    quota: "TagsPerResourceQuota",
    operation: "TagRole",
    message: "The number of tags has reached the maximum limit.",
    call: (iam) => iam.send(new TagRoleCommand({ ...role, Tags: [{ Key: "a", Value: "b" }] })),
  },
];

test.each(refused)("$operation is refused past $quota", async ({ quota, message, call }) => {
  const running = await testServer({ quotas: { [quota]: 0 } });
  const iam = new IAMClient(running.operator);
  // The quota may refuse one of these already, which the call then does without.
  await Promise.allSettled([
    iam.send(new CreateUserCommand(user)),
    iam.send(new CreateGroupCommand(group)),
    iam.send(new CreateRoleCommand({ ...role, AssumeRolePolicyDocument: trust })),
  ]);
  await expect(call(iam)).rejects.toMatchObject({ name: "LimitExceededException", message });
  await running.stop();
});

test("a quota that is given holds, and shows in the summary beside the defaults", async () => {
  const given = ["--quota", "UsersQuota=1,GroupsQuota=0", "--quota", "PoliciesQuota=9000"];
  const server = await startServerProcess({ data }, ...given);
  try {
    const iam = new IAMClient(await operatorSettings(server.endpoint, { data }));
    const { SummaryMap } = await iam.send(new GetAccountSummaryCommand({}));
    expect(SummaryMap).toMatchObject({
      UsersQuota: 1,
      GroupsQuota: 0,
      PoliciesQuota: 9000,
      RolesQuota: 1000,
    });
    await iam.send(new CreateUserCommand({ UserName: "one" }));
    await expect(iam.send(new CreateUserCommand({ UserName: "two" }))).rejects.toMatchObject({
      name: "LimitExceededException",
      message: "Cannot exceed quota for UsersPerAccount: 1",
    });
  } finally {
    await server.end("SIGTERM");
  }
});

const wrong = [
  { quota: "NoSuchQuota=1", complaint: "There is no quota NoSuchQuota. There are: UsersQuota, " },
  { quota: "UsersQuota=many", complaint: "UsersQuota must be a whole number." },
  { quota: "UsersQuota", complaint: "UsersQuota must be a whole number." },
];

test.each(wrong)("--quota $quota is refused", async ({ quota, complaint }) => {
  await expect(startServerProcess({ data }, "--quota", quota)).rejects.toThrow(complaint);
});
