import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../running-server.ts";
import { makeCertificate } from "../x509.ts";
import type { Input } from "./raw-call.ts";
import { makeWorld, policyText, readUsers, type World } from "./world.ts";

let running: TestServer;
let world: World;

beforeAll(async () => {
  running = await testServer();
  world = await makeWorld(running);
});
afterAll(() => running.stop());

const awsPolicy = "arn:aws:iam::aws:policy/ReadOnlyAccess";

/** A call that IAM refuses: what has to be there first, and the code, status and words of the refusal. */
interface Refusal {
  readonly title: string;
  readonly operation: string;
  readonly input: (world: World) => Input | Promise<Input>;
  readonly code: string;
  readonly status: number;
  readonly message: string;
}

const times = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

const conflict = (
  title: string,
  operation: string,
  message: string,
  input: Refusal["input"],
): Refusal => ({ title, operation, input, code: "DeleteConflict", status: 409, message });

const exists = (operation: string, message: string, input: Refusal["input"]): Refusal => ({
  title: `${operation} with a name that is taken, in another case`,
  operation,
  input,
  code: "EntityAlreadyExists",
  status: 409,
  message,
});

const limit = (
  title: string,
  operation: string,
  message: string,
  input: Refusal["input"],
): Refusal => ({ title, operation, input, code: "LimitExceeded", status: 409, message });

const malformed = (title: string, document: string, message: string): Refusal => ({
  title: `CreatePolicy with ${title}`,
  operation: "CreatePolicy",
  input: (world) => ({ PolicyName: world.name(), PolicyDocument: document }),
  code: "MalformedPolicyDocument",
  status: 400,
  message,
});

const { body, privateKey } = makeCertificate();
const material = { CertificateBody: body, PrivateKey: privateKey };

const statement = { Effect: "Allow", Action: "iam:GetUser", Resource: "*" };

const refusals: readonly Refusal[] = [
  exists("CreateUser", "User with name THING already exists.", async (world) => {
    await world.user({ UserName: "thing" });
    return { UserName: "THING" };
  }),
  exists("CreateGroup", "Group with name THING already exists.", async (world) => {
    await world.group({ GroupName: "thing" });
    return { GroupName: "THING" };
  }),
  exists("CreateRole", "Role with name THING already exists.", async (world) => {
    await world.role({ RoleName: "thing" });
    return { RoleName: "THING", AssumeRolePolicyDocument: world.trustWhole };
  }),
  exists("CreateInstanceProfile", "Instance Profile THING already exists.", async (world) => {
    await world.instanceProfile({ InstanceProfileName: "thing" });
    return { InstanceProfileName: "THING" };
  }),
  exists(
    "CreatePolicy",
    "A policy called THING already exists. Duplicate names are not allowed.",
    async (world) => {
      await world.policy({ PolicyName: "thing" });
      return { PolicyName: "THING", PolicyDocument: readUsers };
    },
  ),
  exists(
    "CreateVirtualMFADevice",
    "MFADevice entity at the same path and name already exists.",
    async (world) => {
      await world.operate("CreateVirtualMFADevice", { VirtualMFADeviceName: "thing" });
      return { VirtualMFADeviceName: "THING" };
    },
  ),
  exists("CreateSAMLProvider", "Provider with name THING already exists.", async (world) => {
    await world.samlProvider({ Name: "thing" });
    return { Name: "THING", SAMLMetadataDocument: world.idp.metadata() };
  }),
  exists(
    "UploadServerCertificate",
    "The Server Certificate with name THING already exists.",
    async (world) => {
      await world.operate("UploadServerCertificate", {
        ServerCertificateName: "thing",
        ...material,
      });
      return { ServerCertificateName: "THING", ...material };
    },
  ),
  exists(
    "UpdateServerCertificate",
    "The Server Certificate with name taken already exists.",
    async (world) => {
      const ServerCertificateName = world.name();
      for (const name of [ServerCertificateName, "Taken"]) {
        await world.operate("UploadServerCertificate", {
          ServerCertificateName: name,
          ...material,
        });
      }
      return { ServerCertificateName, NewServerCertificateName: "taken" };
    },
  ),
  exists("UpdateUser", "User with name taken already exists.", async (world) => {
    await world.user({ UserName: "Taken" });
    return { UserName: await world.user(), NewUserName: "taken" };
  }),
  exists("UpdateGroup", "Group with name taken already exists.", async (world) => {
    await world.group({ GroupName: "Taken" });
    return { GroupName: await world.group(), NewGroupName: "taken" };
  }),

  conflict(
    "a user with an attached policy",
    "DeleteUser",
    "Cannot delete entity, must detach all policies first.",
    async (world) => {
      const UserName = await world.user();
      await world.operate("AttachUserPolicy", { UserName, PolicyArn: awsPolicy });
      return { UserName };
    },
  ),
  conflict(
    "a user with an inline policy",
    "DeleteUser",
    "Cannot delete entity, must delete policies first.",
    async (world) => {
      const UserName = await world.user();
      const inline = { PolicyName: "inline", PolicyDocument: readUsers };
      await world.operate("PutUserPolicy", { UserName, ...inline });
      return { UserName };
    },
  ),
  conflict(
    "a user with an access key",
    "DeleteUser",
    "Cannot delete entity, must delete access keys first.",
    async (world) => {
      const UserName = await world.user();
      await world.accessKey(UserName);
      return { UserName };
    },
  ),
  conflict(
    "a user in a group",
    "DeleteUser",
    "Cannot delete entity, must remove users from group first.",
    async (world) => {
      const UserName = await world.user();
      await world.operate("AddUserToGroup", { UserName, GroupName: await world.group() });
      return { UserName };
    },
  ),
  conflict(
    "a group with a member",
    "DeleteGroup",
    "Cannot delete entity, must remove users from group first.",
    async (world) => {
      const GroupName = await world.group();
      await world.operate("AddUserToGroup", { UserName: await world.user(), GroupName });
      return { GroupName };
    },
  ),
  conflict(
    "a group with an attached policy",
    "DeleteGroup",
    "Cannot delete entity, must detach all policies first.",
    async (world) => {
      const GroupName = await world.group();
      await world.operate("AttachGroupPolicy", { GroupName, PolicyArn: awsPolicy });
      return { GroupName };
    },
  ),
  conflict(
    "a role in an instance profile",
    "DeleteRole",
    "Cannot delete entity, must remove roles from instance profile first.",
    async (world) => {
      const RoleName = await world.role();
      const InstanceProfileName = await world.instanceProfile();
      await world.operate("AddRoleToInstanceProfile", { RoleName, InstanceProfileName });
      return { RoleName };
    },
  ),
  conflict(
    "a role with an inline policy",
    "DeleteRole",
    "Cannot delete entity, must delete policies first.",
    async (world) => {
      const RoleName = await world.role();
      const inline = { PolicyName: "inline", PolicyDocument: readUsers };
      await world.operate("PutRolePolicy", { RoleName, ...inline });
      return { RoleName };
    },
  ),
  conflict(
    "an instance profile with a role",
    "DeleteInstanceProfile",
    "Cannot delete entity, must remove roles from instance profile first.",
    async (world) => {
      const InstanceProfileName = await world.instanceProfile();
      const RoleName = await world.role();
      await world.operate("AddRoleToInstanceProfile", { RoleName, InstanceProfileName });
      return { InstanceProfileName };
    },
  ),
  conflict(
    "a policy that is attached",
    "DeletePolicy",
    "Cannot delete a policy attached to entities.",
    async (world) => {
      const PolicyArn = await world.policy();
      await world.operate("AttachUserPolicy", { UserName: await world.user(), PolicyArn });
      return { PolicyArn };
    },
  ),
  conflict(
    "a policy that bounds a user",
    "DeletePolicy",
    "Cannot delete a policy attached to entities.",
    async (world) => {
      const PolicyArn = await world.policy();
      await world.user({ PermissionsBoundary: PolicyArn });
      return { PolicyArn };
    },
  ),
  conflict(
    "a policy with two versions",
    "DeletePolicy",
    "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
    async (world) => {
      const PolicyArn = await world.policy();
      await world.operate("CreatePolicyVersion", { PolicyArn, PolicyDocument: readUsers });
      return { PolicyArn };
    },
  ),
  conflict(
    "the default version of a policy",
    "DeletePolicyVersion",
    "Cannot delete the default version of a policy.",
    async (world) => ({ PolicyArn: await world.policy(), VersionId: "v1" }),
  ),

  limit(
    "a sixth version of a policy",
    "CreatePolicyVersion",
    "A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.",
    async (world) => {
      const version = { PolicyArn: await world.policy(), PolicyDocument: readUsers };
      for (const _ of times(4)) await world.operate("CreatePolicyVersion", version);
      return version;
    },
  ),
  limit(
    "a third access key",
    "CreateAccessKey",
    "Cannot exceed quota for AccessKeysPerUser: 2",
    async (world) => {
      const UserName = await world.user();
      for (const _ of times(2)) await world.accessKey(UserName);
      return { UserName };
    },
  ),
  limit(
    "an eleventh attached policy",
    "AttachUserPolicy",
    "Cannot exceed quota for PoliciesPerUser: 10",
    async (world) => {
      const UserName = await world.user();
      for (const _ of times(10)) {
        await world.operate("AttachUserPolicy", { UserName, PolicyArn: await world.policy() });
      }
      return { UserName, PolicyArn: await world.policy() };
    },
  ),
  limit(
    "an eleventh group of a user",
    "AddUserToGroup",
    "Cannot exceed quota for GroupsPerUser: 10",
    async (world) => {
      const UserName = await world.user();
      for (const _ of times(10)) {
        await world.operate("AddUserToGroup", { UserName, GroupName: await world.group() });
      }
      return { UserName, GroupName: await world.group() };
    },
  ),
  limit(
    "a second role in an instance profile",
    "AddRoleToInstanceProfile",
    "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1",
    async (world) => {
      const InstanceProfileName = await world.instanceProfile();
      const first = { InstanceProfileName, RoleName: await world.role() };
      await world.operate("AddRoleToInstanceProfile", first);
      return { InstanceProfileName, RoleName: await world.role() };
    },
  ),
  limit(
    "inline policies larger than a user may have",
    "PutUserPolicy",
    "Maximum policy size of 2048 bytes exceeded for user",
    async (world) => {
      const large = policyText(...times(30).map((n) => ({ ...statement, Sid: `Statement${n}` })));
      return { UserName: await world.user(), PolicyName: "large", PolicyDocument: large };
    },
  ),
  limit(
    "a managed policy larger than one may be",
    "CreatePolicy",
    "Cannot exceed quota for PolicySize: 6144",
    (world) => ({
      PolicyName: world.name(),
      PolicyDocument: policyText(
        ...times(120).map((n) => ({ ...statement, Sid: `Statement${n}` })),
      ),
    }),
  ),
  limit(
    "a trust policy larger than one may be",
    "CreateRole",
    "Cannot exceed quota for ACLSizePerRole: 2048",
    (world) => ({
      RoleName: world.name(),
      AssumeRolePolicyDocument: policyText({
        Effect: "Allow",
        Principal: { AWS: times(150).map((n) => String(100_000_000_000 + n)) },
        Action: "sts:AssumeRole",
      }),
    }),
  ),
  limit(
    "a fifty-first tag",
    "TagUser",
    "The number of tags has reached the maximum limit.",
    async (world) => {
      const Tags = times(50).map((n) => ({ Key: `key${n}`, Value: "" }));
      return { UserName: await world.user({ Tags }), Tags: [{ Key: "more", Value: "" }] };
    },
  ),

  malformed("text that is not JSON", "{", "Syntax errors in policy."),
  malformed("no statement", '{"Version":"2012-10-17"}', "Syntax errors in policy."),
  malformed(
    "a version that is none",
    '{"Version":"2020-01-01","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
    "Syntax errors in policy.",
  ),
  malformed(
    "no version",
    '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
    "Policy document must be version 2012-10-17 or greater.",
  ),
  malformed(
    "an action without a vendor",
    policyText({ ...statement, Action: "GetUser" }),
    "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
  ),
  malformed(
    "a resource that is no ARN",
    policyText({ ...statement, Resource: "everything" }),
    'Resource everything must be in ARN format or "*".',
  ),
  malformed(
    "a principal",
    policyText({ ...statement, Principal: "*" }),
    "Policy document should not specify a principal.",
  ),
  malformed(
    "one id for two statements",
    policyText({ ...statement, Sid: "one" }, { ...statement, Sid: "one" }),
    "Statement IDs (SID) in a single policy must be unique.",
  ),
  {
    title: "a trust policy for somebody who is not there",
    operation: "CreateRole",
    input: (world) => ({
      RoleName: world.name(),
      AssumeRolePolicyDocument: policyText({
        Effect: "Allow",
        Principal: { AWS: world.arn("user/nobody") },
        Action: "sts:AssumeRole",
      }),
    }),
    code: "MalformedPolicyDocument",
    status: 400,
    message: "Invalid principal in policy",
  },
  {
    title: "tags that differ in case only",
    operation: "TagRole",
    input: async (world) => ({
      RoleName: await world.role(),
      Tags: [
        { Key: "Team", Value: "a" },
        { Key: "team", Value: "b" },
      ],
    }),
    code: "InvalidInput",
    status: 400,
    message: "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
  },
  {
    title: "an attached policy that is no ARN",
    operation: "AttachUserPolicy",
    input: async (world) => ({
      UserName: await world.user(),
      PolicyArn: "not-an-arn-but-long-enough",
    }),
    code: "ValidationError",
    status: 400,
    message: "ARN not-an-arn-but-long-enough is not valid.",
  },
  {
    title: "a boundary that is no policy",
    operation: "PutUserPermissionsBoundary",
    input: async (world) => ({
      UserName: await world.user(),
      PermissionsBoundary: world.arn("user/nobody"),
    }),
    code: "InvalidInput",
    status: 400,
    message: "user/nobody is not valid.",
  },
  ...(["User", "Group", "Role"] as const).map((kind) => ({
    title: "a policy that is for roles of services",
    operation: `Attach${kind}Policy`,
    input: async (world: World) => ({
      [`${kind}Name`]: await { User: world.user, Group: world.group, Role: world.role }[kind](),
      PolicyArn: "arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy",
    }),
    code: "PolicyNotAttachable",
    status: 400,
    message: `Cannot attach a Service Role Policy to a Customer ${kind}.`,
  })),
  {
    title: "the last use of a key that is not there",
    operation: "GetAccessKeyLastUsed",
    input: () => ({ AccessKeyId: "AKIANOSUCHKEY0000000" }),
    code: "AccessDenied",
    status: 403,
    message:
      "is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key AKIANOSUCHKEY0000000",
  },
  {
    title: "a trust policy that is not JSON",
    operation: "UpdateAssumeRolePolicy",
    input: async (world) => ({ RoleName: await world.role(), PolicyDocument: "new policy" }),
    code: "MalformedPolicyDocument",
    status: 400,
    message: "This policy contains invalid Json",
  },
  {
    title: "a trust policy about other actions",
    operation: "UpdateAssumeRolePolicy",
    input: async (world) => ({
      RoleName: await world.role(),
      PolicyDocument: policyText({ Effect: "Allow", Principal: "*", Action: "iam:GetUser" }),
    }),
    code: "MalformedPolicyDocument",
    status: 400,
    message: "AssumeRole policy may only specify STS AssumeRole actions.",
  },
  {
    title: "a marker that no list gave",
    operation: "ListUsers",
    input: () => ({ Marker: "not a marker" }),
    code: "ValidationError",
    status: 400,
    message: "Invalid Marker.",
  },
];

test.each(refusals)("$operation refuses: $title", async (refusal) => {
  const input = await refusal.input(world);
  const before = world.state();
  const answer = await world.call(running.operator, "iam", refusal.operation, input);
  expect([answer.status, answer.code], answer.body).toEqual([refusal.status, refusal.code]);
  expect(answer.message).toContain(refusal.message);
  expect(world.state()).toBe(before);
});
