import {
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteGroupCommand,
  DeleteGroupPolicyCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  DetachGroupPolicyCommand,
  DetachRolePolicyCommand,
  DetachUserPolicyCommand,
  GetGroupPolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRolePolicyCommand,
  GetUserPolicyCommand,
  ListAttachedGroupPoliciesCommand,
  ListAttachedRolePoliciesCommand,
  ListAttachedUserPoliciesCommand,
  ListPolicyVersionsCommand,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  SetDefaultPolicyVersionCommand,
  TagPolicyCommand,
  UntagPolicyCommand,
} from "@aws-sdk/client-iam";
import { expect } from "vitest";
import {
  type Attributes,
  decoded,
  found,
  normalised,
  policyText,
  type Resource,
  tagList,
  tagsOf,
  trustText,
  uniqueId,
  type World,
} from "./resource.ts";

const policyName = "tf-policy";

async function versionsOf({ iam }: World, PolicyArn: string) {
  const { Versions = [] } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn }));
  return Versions;
}

/** Makes room as the provider does: of five versions the oldest goes that is not the default. */
async function pruneVersions(world: World, PolicyArn: string): Promise<void> {
  const versions = await versionsOf(world, PolicyArn);
  if (versions.length < 5) return;
  const [oldest] = versions
    .filter(({ IsDefaultVersion }) => IsDefaultVersion !== true)
    .sort((a, b) => Number(a.CreateDate) - Number(b.CreateDate) || -1);
  const VersionId = oldest?.VersionId;
  await world.iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }));
}

async function updatePolicy(world: World, PolicyArn: string, text: string): Promise<undefined> {
  await pruneVersions(world, PolicyArn);
  const { PolicyVersion } = await world.iam.send(
    new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: text, SetAsDefault: false }),
  );
  expect(PolicyVersion?.IsDefaultVersion).toBe(false);
  const VersionId = PolicyVersion?.VersionId;
  await world.iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId }));
  return undefined;
}

const policy: Resource = {
  type: "aws_iam_policy",
  async create({ iam }) {
    const { Policy } = await iam.send(
      new CreatePolicyCommand({
        PolicyName: policyName,
        Path: "/tf/",
        Description: "as Terraform says",
        PolicyDocument: policyText("s3:PutObject"),
        Tags: tagList({ team: "blue" }),
      }),
    );
    return Policy?.Arn ?? "";
  },
  async read({ iam }, PolicyArn) {
    const answer = await found(iam.send(new GetPolicyCommand({ PolicyArn })));
    const { Policy } = answer ?? {};
    if (Policy === undefined) return undefined;
    const VersionId = Policy.DefaultVersionId;
    const version = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }));
    return {
      arn: Policy.Arn,
      attachment_count: Policy.AttachmentCount,
      description: Policy.Description,
      name: Policy.PolicyName,
      path: Policy.Path,
      policy: decoded(version.PolicyVersion?.Document),
      policy_id: Policy.PolicyId,
      tags: tagsOf(Policy.Tags),
      version: VersionId,
    };
  },
  wants: ({ arn }) => ({
    arn: arn(`policy/tf/${policyName}`),
    attachment_count: 0,
    description: "as Terraform says",
    name: policyName,
    path: "/tf/",
    policy: policyText("s3:PutObject"),
    policy_id: uniqueId("ANPA"),
    tags: { team: "blue" },
    version: "v1",
  }),
  updates: [
    ...[2, 3, 4, 5, 6, 7].map((version) => ({
      title: `document ${version}`,
      wants: { policy: normalised(`s3:Put${version}`), version: `v${version}` },
      apply: (world: World, id: string) => updatePolicy(world, id, normalised(`s3:Put${version}`)),
    })),
    {
      title: "tags",
      wants: { tags: { owner: "me" } },
      async apply({ iam }, PolicyArn) {
        await iam.send(new UntagPolicyCommand({ PolicyArn, TagKeys: ["team"] }));
        await iam.send(new TagPolicyCommand({ PolicyArn, Tags: tagList({ owner: "me" }) }));
        return undefined;
      },
    },
  ],
  async delete(world, PolicyArn) {
    const versions = await versionsOf(world, PolicyArn);
    expect(versions.map(({ VersionId }) => VersionId)).toEqual(["v7", "v6", "v5", "v4", "v3"]);
    for (const { VersionId, IsDefaultVersion } of versions) {
      if (IsDefaultVersion === true) continue;
      await world.iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }));
    }
    await world.iam.send(new DeletePolicyCommand({ PolicyArn }));
  },
};

/** The calls on what can have policies: a user, a group or a role. */
interface Holder {
  readonly kind: "user" | "group" | "role";
  make(world: World, name: string): Promise<unknown>;
  remove(world: World, name: string): Promise<unknown>;
  put(world: World, name: string, text: string): Promise<unknown>;
  get(world: World, name: string): Promise<{ PolicyDocument?: string | undefined }>;
  take(world: World, name: string): Promise<unknown>;
  attach(world: World, name: string, PolicyArn: string): Promise<unknown>;
  attached(
    world: World,
    name: string,
  ): Promise<{ AttachedPolicies?: readonly { PolicyArn?: string | undefined }[] | undefined }>;
  detach(world: World, name: string, PolicyArn: string): Promise<unknown>;
}

const PolicyName = "inline";

const holders: readonly Holder[] = [
  {
    kind: "user",
    make: ({ iam }, UserName) => iam.send(new CreateUserCommand({ UserName })),
    remove: ({ iam }, UserName) => iam.send(new DeleteUserCommand({ UserName })),
    put: ({ iam }, UserName, PolicyDocument) =>
      iam.send(new PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument })),
    get: ({ iam }, UserName) => iam.send(new GetUserPolicyCommand({ UserName, PolicyName })),
    take: ({ iam }, UserName) => iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName })),
    attach: ({ iam }, UserName, PolicyArn) =>
      iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn })),
    attached: ({ iam }, UserName) => iam.send(new ListAttachedUserPoliciesCommand({ UserName })),
    detach: ({ iam }, UserName, PolicyArn) =>
      iam.send(new DetachUserPolicyCommand({ UserName, PolicyArn })),
  },
  {
    kind: "group",
    make: ({ iam }, GroupName) => iam.send(new CreateGroupCommand({ GroupName })),
    remove: ({ iam }, GroupName) => iam.send(new DeleteGroupCommand({ GroupName })),
    put: ({ iam }, GroupName, PolicyDocument) =>
      iam.send(new PutGroupPolicyCommand({ GroupName, PolicyName, PolicyDocument })),
    get: ({ iam }, GroupName) => iam.send(new GetGroupPolicyCommand({ GroupName, PolicyName })),
    take: ({ iam }, GroupName) => iam.send(new DeleteGroupPolicyCommand({ GroupName, PolicyName })),
    attach: ({ iam }, GroupName, PolicyArn) =>
      iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn })),
    attached: ({ iam }, GroupName) => iam.send(new ListAttachedGroupPoliciesCommand({ GroupName })),
    detach: ({ iam }, GroupName, PolicyArn) =>
      iam.send(new DetachGroupPolicyCommand({ GroupName, PolicyArn })),
  },
  {
    kind: "role",
    make: ({ iam }, RoleName) =>
      iam.send(
        new CreateRoleCommand({
          RoleName,
          AssumeRolePolicyDocument: trustText({ Service: "ec2.amazonaws.com" }),
        }),
      ),
    remove: ({ iam }, RoleName) => iam.send(new DeleteRoleCommand({ RoleName })),
    put: ({ iam }, RoleName, PolicyDocument) =>
      iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument })),
    get: ({ iam }, RoleName) => iam.send(new GetRolePolicyCommand({ RoleName, PolicyName })),
    take: ({ iam }, RoleName) => iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName })),
    attach: ({ iam }, RoleName, PolicyArn) =>
      iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn })),
    attached: ({ iam }, RoleName) => iam.send(new ListAttachedRolePoliciesCommand({ RoleName })),
    detach: ({ iam }, RoleName, PolicyArn) =>
      iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn })),
  },
];

const inlinePolicy = (holder: Holder): Resource => ({
  type: `aws_iam_${holder.kind}_policy`,
  before: (world) => holder.make(world, "tf-inline"),
  after: (world) => holder.remove(world, "tf-inline"),
  async create(world) {
    await holder.put(world, "tf-inline", policyText("s3:PutObject"));
    return "tf-inline";
  },
  async read(world, id): Promise<Attributes | undefined> {
    const answer = await found(holder.get(world, id));
    return answer && { policy: decoded(answer.PolicyDocument) };
  },
  wants: () => ({ policy: policyText("s3:PutObject") }),
  updates: [
    {
      title: "another document",
      wants: { policy: normalised("s3:DeleteObject") },
      async apply(world, id) {
        await holder.put(world, id, normalised("s3:DeleteObject"));
        return undefined;
      },
    },
  ],
  delete: (world, id) => holder.take(world, id),
});

const awsPolicy = "arn:aws:iam::aws:policy/ReadOnlyAccess";

const attachment = (holder: Holder): Resource => ({
  type: `aws_iam_${holder.kind}_policy_attachment`,
  before: (world) => holder.make(world, "tf-attached"),
  after: (world) => holder.remove(world, "tf-attached"),
  async create(world) {
    await holder.attach(world, "tf-attached", awsPolicy);
    return awsPolicy;
  },
  // A read looks through everything that is attached.
  async read(world, id): Promise<Attributes | undefined> {
    const { AttachedPolicies = [] } = await holder.attached(world, "tf-attached");
    return AttachedPolicies.some(({ PolicyArn }) => PolicyArn === id)
      ? { policy_arn: id }
      : undefined;
  },
  wants: () => ({ policy_arn: awsPolicy }),
  delete: (world, id) => holder.detach(world, "tf-attached", id),
});

export const policyResources: readonly Resource[] = [
  policy,
  ...holders.map(inlinePolicy),
  ...holders.map(attachment),
];
