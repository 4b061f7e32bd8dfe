import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  DeleteInstanceProfileCommand,
  DeleteRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  DeleteServiceLinkedRoleCommand,
  GetInstanceProfileCommand,
  GetRoleCommand,
  GetServiceLinkedRoleDeletionStatusCommand,
  ListAttachedRolePoliciesCommand,
  ListInstanceProfilesForRoleCommand,
  ListRolePoliciesCommand,
  PutRolePermissionsBoundaryCommand,
  RemoveRoleFromInstanceProfileCommand,
  type Role,
  TagInstanceProfileCommand,
  TagRoleCommand,
  UntagInstanceProfileCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
  UpdateRoleDescriptionCommand,
} from "@aws-sdk/client-iam";
import { expect } from "vitest";
import {
  type Attributes,
  decoded,
  found,
  type Resource,
  tagList,
  tagsOf,
  trustText,
  uniqueId,
  type World,
} from "./resource.ts";

const ec2 = trustText({ Service: "ec2.amazonaws.com" });
const lambda = trustText({ Service: ["lambda.amazonaws.com", "ec2.amazonaws.com"] });

const roleAttributes = (role: Role): Attributes => ({
  arn: role.Arn,
  assume_role_policy: decoded(role.AssumeRolePolicyDocument),
  description: role.Description,
  max_session_duration: role.MaxSessionDuration,
  name: role.RoleName,
  path: role.Path,
  permissions_boundary: role.PermissionsBoundary?.PermissionsBoundaryArn,
  tags: tagsOf(role.Tags),
  unique_id: role.RoleId,
});

async function readRole({ iam }: World, RoleName: string): Promise<Attributes | undefined> {
  const answer = await found(iam.send(new GetRoleCommand({ RoleName })));
  if (answer?.Role === undefined) return undefined;
  const { PolicyNames } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  const { AttachedPolicies } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
  return { ...roleAttributes(answer.Role), inline: PolicyNames, managed: AttachedPolicies };
}

const boundary = "arn:aws:iam::aws:policy/ReadOnlyAccess";

const role: Resource = {
  type: "aws_iam_role",
  async create({ iam }) {
    const { Role } = await iam.send(
      new CreateRoleCommand({
        RoleName: "tf-role",
        Path: "/tf/",
        AssumeRolePolicyDocument: ec2,
        Description: "as Terraform says",
        PermissionsBoundary: boundary,
        Tags: tagList({ team: "blue" }),
      }),
    );
    return Role?.RoleName ?? "";
  },
  read: readRole,
  wants: ({ arn }) => ({
    arn: arn("role/tf/tf-role"),
    assume_role_policy: ec2,
    description: "as Terraform says",
    inline: [],
    managed: [],
    max_session_duration: 3600,
    name: "tf-role",
    path: "/tf/",
    permissions_boundary: boundary,
    tags: { team: "blue" },
    unique_id: uniqueId("AROA"),
  }),
  updates: [
    {
      title: "another trust policy",
      wants: { assume_role_policy: lambda },
      async apply({ iam }, RoleName) {
        const update = { RoleName, PolicyDocument: lambda };
        await iam.send(new UpdateAssumeRolePolicyCommand(update));
        return undefined;
      },
    },
    {
      title: "another description",
      wants: { description: "another" },
      async apply({ iam }, RoleName) {
        await iam.send(new UpdateRoleDescriptionCommand({ RoleName, Description: "another" }));
        return undefined;
      },
    },
    {
      // UpdateRole without a description leaves the description alone.
      title: "longer sessions",
      wants: { max_session_duration: 7200 },
      async apply({ iam }, RoleName) {
        await iam.send(new UpdateRoleCommand({ RoleName, MaxSessionDuration: 7200 }));
        return undefined;
      },
    },
    {
      title: "no boundary",
      wants: { permissions_boundary: undefined },
      async apply({ iam }, RoleName) {
        await iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName }));
        return undefined;
      },
    },
    {
      title: "a boundary again",
      wants: { permissions_boundary: boundary },
      async apply({ iam }, RoleName) {
        const bound = { RoleName, PermissionsBoundary: boundary };
        await iam.send(new PutRolePermissionsBoundaryCommand(bound));
        return undefined;
      },
    },
    {
      title: "no tags",
      wants: { tags: undefined },
      async apply({ iam }, RoleName) {
        await iam.send(new UntagRoleCommand({ RoleName, TagKeys: ["team"] }));
        return undefined;
      },
    },
    {
      title: "tags",
      wants: { tags: { Name: "x/y:z" } },
      async apply({ iam }, RoleName) {
        await iam.send(new TagRoleCommand({ RoleName, Tags: tagList({ Name: "x/y:z" }) }));
        return undefined;
      },
    },
  ],
  async delete({ iam }, RoleName) {
    const profiles = await iam.send(new ListInstanceProfilesForRoleCommand({ RoleName }));
    expect(profiles.InstanceProfiles).toEqual([]);
    await iam.send(new DeleteRoleCommand({ RoleName }));
  },
};

const roleNames = ["tf-profile-role-a", "tf-profile-role-b"] as const;

const instanceProfile: Resource = {
  type: "aws_iam_instance_profile",
  async before({ iam }) {
    for (const RoleName of roleNames) {
      await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: ec2 }));
    }
  },
  async after({ iam }) {
    for (const RoleName of roleNames) await iam.send(new DeleteRoleCommand({ RoleName }));
  },
  async create({ iam }) {
    const InstanceProfileName = "tf-profile";
    const Tags = tagList({ team: "blue" });
    await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName, Path: "/tf/", Tags }));
    // The provider waits for it before it adds the role.
    await iam.send(new GetInstanceProfileCommand({ InstanceProfileName }));
    const RoleName = roleNames[0];
    await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName }));
    return InstanceProfileName;
  },
  async read({ iam }, InstanceProfileName) {
    const answer = await found(iam.send(new GetInstanceProfileCommand({ InstanceProfileName })));
    const { InstanceProfile } = answer ?? {};
    if (InstanceProfile === undefined) return undefined;
    const [only] = InstanceProfile.Roles ?? [];
    await iam.send(new GetRoleCommand({ RoleName: only?.RoleName }));
    return {
      arn: InstanceProfile.Arn,
      create_date: InstanceProfile.CreateDate,
      name: InstanceProfile.InstanceProfileName,
      path: InstanceProfile.Path,
      roles: InstanceProfile.Roles?.map(({ RoleName }) => RoleName),
      tags: tagsOf(InstanceProfile.Tags),
      unique_id: InstanceProfile.InstanceProfileId,
    };
  },
  wants: ({ arn }) => ({
    arn: arn("instance-profile/tf/tf-profile"),
    create_date: expect.any(Date),
    name: "tf-profile",
    path: "/tf/",
    roles: [roleNames[0]],
    tags: { team: "blue" },
    unique_id: uniqueId("AIPA"),
  }),
  updates: [
    {
      title: "another role",
      wants: { roles: [roleNames[1]] },
      async apply({ iam }, InstanceProfileName) {
        const [first, second] = roleNames;
        const profile = { InstanceProfileName };
        await iam.send(new RemoveRoleFromInstanceProfileCommand({ ...profile, RoleName: first }));
        await iam.send(new AddRoleToInstanceProfileCommand({ ...profile, RoleName: second }));
        return undefined;
      },
    },
    {
      title: "tags",
      wants: { tags: { owner: "me" } },
      async apply({ iam }, InstanceProfileName) {
        const profile = { InstanceProfileName };
        await iam.send(new UntagInstanceProfileCommand({ ...profile, TagKeys: ["team"] }));
        const Tags = tagList({ owner: "me" });
        await iam.send(new TagInstanceProfileCommand({ ...profile, Tags }));
        return undefined;
      },
    },
  ],
  async delete({ iam }, InstanceProfileName) {
    const profile = { InstanceProfileName, RoleName: roleNames[1] };
    await iam.send(new RemoveRoleFromInstanceProfileCommand(profile));
    await iam.send(new DeleteInstanceProfileCommand({ InstanceProfileName }));
  },
};

const serviceLinkedRole: Resource = {
  type: "aws_iam_service_linked_role",
  async create({ iam }) {
    const { Role } = await iam.send(
      new CreateServiceLinkedRoleCommand({ AWSServiceName: "elasticbeanstalk.amazonaws.com" }),
    );
    await iam.send(
      new TagRoleCommand({ RoleName: Role?.RoleName, Tags: tagList({ team: "blue" }) }),
    );
    return Role?.RoleName ?? "";
  },
  async read({ iam }, RoleName) {
    const answer = await found(iam.send(new GetRoleCommand({ RoleName })));
    if (answer?.Role === undefined) return undefined;
    const { arn, name, path, tags, unique_id } = roleAttributes(answer.Role);
    return { arn, name, path, tags, unique_id };
  },
  wants: ({ arn }) => {
    const name = "AWSServiceRoleForElasticBeanstalk";
    const path = "/aws-service-role/elasticbeanstalk.amazonaws.com/";
    return {
      arn: arn(`role${path}${name}`),
      name,
      path,
      tags: { team: "blue" },
      unique_id: uniqueId("AROA"),
    };
  },
  updates: [
    {
      title: "a description",
      wants: {},
      async apply({ iam }, RoleName) {
        await iam.send(new UpdateRoleCommand({ RoleName, Description: "another" }));
        return undefined;
      },
    },
  ],
  async delete({ iam }, RoleName) {
    const { DeletionTaskId } = await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName }));
    const status = new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId });
    expect((await iam.send(status)).Status).toBe("SUCCEEDED");
  },
};

export const roleResources: readonly Resource[] = [role, instanceProfile, serviceLinkedRole];
