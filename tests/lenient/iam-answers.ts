import { refusal } from "../refusal.ts";
import type { AnswerCase } from "./answer-case.ts";
import { account } from "./clients.ts";

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
/** What IAM answers about users, roles, policies and the account, in the order in which it is tried: what one makes the next sees. */
export const iamAnswers: readonly AnswerCase[] = [
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
];
