import type { IAM } from "@aws-sdk/client-iam";
import { account } from "./clients.ts";
import type { WordCase } from "./word-case.ts";

const missing = `arn:aws:iam::${account}:policy/missing`;
const notFound = "NoSuchEntityException";
const exists = "EntityAlreadyExistsException";
const invalid = "ValidationError";
const malformed = "MalformedPolicyDocumentException";

const allow = (statement: object): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });
const readable = allow({ Action: "s3:GetObject", Resource: "*" });
const service = { Principal: { Service: "ec2.amazonaws.com" } };
const trust = allow({ ...service, Action: "sts:AssumeRole" });
const role = (iam: IAM, RoleName: string) =>
  iam.createRole({ RoleName, AssumeRolePolicyDocument: trust });
const tags = (count: number) =>
  Array.from({ length: count }, (_, number) => ({ Key: String(number), Value: "" }));
const keyPattern = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+";
const keyRules = `Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: ${keyPattern}]`;
const atKeys = "1 validation error detected: Value at 'tagKeys' failed to satisfy constraint:";
const versionPattern =
  "failed to satisfy constraint: Member must satisfy regular expression pattern: v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?";

/** How IAM words its errors. */
export const iamWords: readonly WordCase[] = [
  {
    does: "GetRole of none",
    call: ({ iam }) => iam.getRole({ RoleName: "none" }),
    strict: [notFound, "The role with name none cannot be found."],
    lenient: [notFound, "Role none not found"],
  },
  {
    does: "GetGroup of none",
    call: ({ iam }) => iam.getGroup({ GroupName: "none" }),
    strict: [notFound, "The group with name none cannot be found."],
    lenient: [notFound, "Group none not found"],
  },
  {
    does: "DeleteGroup of none, in which moto follows AWS",
    call: ({ iam }) => iam.deleteGroup({ GroupName: "none" }),
    strict: [notFound, "The group with name none cannot be found."],
    lenient: [notFound, "The group with name none cannot be found."],
  },
  {
    does: "GetUser of none, in which moto follows AWS",
    call: ({ iam }) => iam.getUser({ UserName: "none" }),
    strict: [notFound, "The user with name none cannot be found."],
    lenient: [notFound, "The user with name none cannot be found."],
  },
  {
    does: "GetGroupPolicy of none",
    first: ({ iam }) => iam.createGroup({ GroupName: "staff" }),
    call: ({ iam }) => iam.getGroupPolicy({ GroupName: "staff", PolicyName: "none" }),
    strict: [notFound, "The group policy with name none cannot be found."],
    lenient: [notFound, "Policy none not found"],
  },
  {
    does: "GetInstanceProfile of none",
    call: ({ iam }) => iam.getInstanceProfile({ InstanceProfileName: "none" }),
    strict: [notFound, "Instance Profile none cannot be found."],
    lenient: [notFound, "Instance profile none not found"],
  },
  {
    does: "SetDefaultPolicyVersion of no policy",
    call: ({ iam }) => iam.setDefaultPolicyVersion({ PolicyArn: missing, VersionId: "v1" }),
    strict: [notFound, `Policy ${missing} version v1 does not exist or is not attachable.`],
    lenient: [notFound, `Policy ${missing} not found`],
  },
  {
    does: "SetDefaultPolicyVersion of what is no version",
    call: ({ iam }) => iam.setDefaultPolicyVersion({ PolicyArn: missing, VersionId: "first" }),
    strict: [invalid, `1 validation error detected: Value at 'versionId' ${versionPattern}`],
    lenient: [invalid, `Value 'first' at 'versionId' ${versionPattern}`],
  },
  {
    does: "GetLoginProfile of none",
    first: ({ iam }) => iam.createUser({ UserName: "alice" }),
    call: ({ iam }) => iam.getLoginProfile({ UserName: "alice" }),
    strict: [notFound, "Login Profile for User alice cannot be found."],
    lenient: [notFound, "Login profile for alice not found"],
  },
  {
    does: "CreateLoginProfile twice",
    first: async ({ iam }) => {
      await iam.createUser({ UserName: "bob" });
      await iam.createLoginProfile({ UserName: "bob", Password: "Long-enough-1" });
    },
    call: ({ iam }) => iam.createLoginProfile({ UserName: "bob", Password: "Long-enough-1" }),
    strict: [exists, "Login Profile for user bob already exists."],
    lenient: [exists, "User bob already has password"],
  },
  {
    does: "DeleteVirtualMFADevice of none",
    call: ({ iam }) =>
      iam.deleteVirtualMFADevice({ SerialNumber: `arn:aws:iam::${account}:mfa/none` }),
    strict: [
      notFound,
      `VirtualMFADevice with serial number arn:aws:iam::${account}:mfa/none does not exist.`,
    ],
    lenient: [
      notFound,
      `VirtualMFADevice with serial number arn:aws:iam::${account}:mfa/none doesn't exist.`,
    ],
  },
  {
    does: "CreateUser twice",
    first: ({ iam }) => iam.createUser({ UserName: "carol" }),
    call: ({ iam }) => iam.createUser({ UserName: "carol" }),
    strict: [exists, "User with name carol already exists."],
    lenient: [exists, "User carol already exists"],
  },
  {
    does: "CreateGroup twice",
    first: ({ iam }) => iam.createGroup({ GroupName: "twice" }),
    call: ({ iam }) => iam.createGroup({ GroupName: "twice" }),
    strict: [exists, "Group with name twice already exists."],
    lenient: [exists, "Group twice already exists"],
  },
  {
    does: "CreateOpenIDConnectProvider twice",
    first: ({ iam }) => iam.createOpenIDConnectProvider({ Url: "https://idp.example.com" }),
    call: ({ iam }) => iam.createOpenIDConnectProvider({ Url: "https://idp.example.com" }),
    strict: [exists, "Provider with url https://idp.example.com already exists."],
    lenient: [exists, "Unknown"],
  },
  {
    does: "CreateOpenIDConnectProvider with what breaks a constraint",
    call: ({ iam }) => iam.createOpenIDConnectProvider({ Url: "https://".padEnd(256, "b") }),
    strict: [
      invalid,
      "1 validation error detected: Value at 'url' failed to satisfy constraint: Member must have length less than or equal to 255",
    ],
    lenient: [
      invalid,
      '1 validation error detected: Value at "url" failed to satisfy constraint: Member must have length less than or equal to 255',
    ],
  },
  {
    does: "PutRolePermissionsBoundary with what is no policy",
    first: ({ iam }) => role(iam, "bounded"),
    call: ({ iam }) =>
      iam.putRolePermissionsBoundary({
        RoleName: "bounded",
        PermissionsBoundary: "arn:aws:iam::123456789:not_a_boundary",
      }),
    strict: ["InvalidInputException", "ARN arn:aws:iam::123456789:not_a_boundary is not valid."],
    lenient: [
      "InvalidParameterValue",
      "Value (arn:aws:iam::123456789:not_a_boundary) for parameter PermissionsBoundary is invalid.",
    ],
  },
  {
    does: "CreatePolicy with a tag twice",
    call: ({ iam }) =>
      iam.createPolicy({
        PolicyName: "tagged",
        PolicyDocument: readable,
        Tags: [...tags(1), ...tags(1)],
      }),
    strict: ["InvalidInputException", "Duplicate tag keys found."],
    lenient: [
      "InvalidInputException",
      "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
    ],
  },
  {
    does: "CreateRole with too many tags",
    call: ({ iam }) =>
      iam.createRole({ RoleName: "tagged", AssumeRolePolicyDocument: trust, Tags: tags(51) }),
    strict: [
      invalid,
      "1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50",
    ],
    lenient: [
      invalid,
      "1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50.",
    ],
  },
  {
    does: "UntagRole with a key that is too long",
    call: ({ iam }) => iam.untagRole({ RoleName: "none", TagKeys: ["k".repeat(129)] }),
    strict: [invalid, `${atKeys} ${keyRules}`],
    lenient: [invalid, `${atKeys} Member must have length less than or equal to 128.`],
  },
  {
    does: "UntagRole with a key of other characters",
    call: ({ iam }) => iam.untagRole({ RoleName: "none", TagKeys: ["no!"] }),
    strict: [invalid, `${atKeys} ${keyRules}`],
    lenient: [invalid, `${atKeys} Member must satisfy regular expression pattern: ${keyPattern}`],
  },
  {
    does: "UpdateAssumeRolePolicy with what is no JSON",
    first: ({ iam }) => role(iam, "trusting"),
    call: ({ iam }) =>
      iam.updateAssumeRolePolicy({ RoleName: "trusting", PolicyDocument: "any text" }),
    strict: [malformed, "This policy contains invalid Json"],
    lenient: [malformed, "Syntax errors in policy."],
  },
  {
    does: "UpdateAssumeRolePolicy with an action of another service",
    first: ({ iam }) => role(iam, "acting"),
    call: ({ iam }) =>
      iam.updateAssumeRolePolicy({
        RoleName: "acting",
        PolicyDocument: allow({ ...service, Action: "sts:BadAssumeRole" }),
      }),
    strict: [malformed, "AssumeRole policy may only specify STS AssumeRole actions."],
    lenient: [
      malformed,
      "Trust Policy statement actions can only be sts:AssumeRole, sts:AssumeRoleWithSAML,  and sts:AssumeRoleWithWebIdentity",
    ],
  },
  {
    does: "UpdateAssumeRolePolicy with a resource",
    first: ({ iam }) => role(iam, "with-resource"),
    call: ({ iam }) =>
      iam.updateAssumeRolePolicy({
        RoleName: "with-resource",
        PolicyDocument: allow({ ...service, Action: "sts:AssumeRole", Resource: "*" }),
      }),
    strict: [malformed, "Has prohibited field Resource"],
    lenient: [malformed, "Has prohibited field Resource."],
  },
];
