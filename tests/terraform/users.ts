import {
  AddUserToGroupCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  DeleteGroupCommand,
  DeletePolicyCommand,
  DeleteUserCommand,
  DeleteUserPermissionsBoundaryCommand,
  GetUserCommand,
  ListGroupsForUserCommand,
  PutUserPermissionsBoundaryCommand,
  RemoveUserFromGroupCommand,
  TagUserCommand,
  UntagUserCommand,
  UpdateUserCommand,
} from "@aws-sdk/client-iam";
import { expect } from "vitest";
import { found, normalised, type Resource, tagList, tagsOf, uniqueId } from "./resource.ts";

const boundaryName = "tf-user-boundary";

const user: Resource = {
  type: "aws_iam_user",
  before: ({ iam }) =>
    iam.send(
      new CreatePolicyCommand({
        PolicyName: boundaryName,
        PolicyDocument: normalised("s3:ListBucket"),
      }),
    ),
  after: ({ iam, arn }) =>
    iam.send(new DeletePolicyCommand({ PolicyArn: arn(`policy/${boundaryName}`) })),
  async create({ iam }) {
    const Tags = tagList({ team: "blue", owner: "a+b" });
    const { User } = await iam.send(
      new CreateUserCommand({ UserName: "tf-user", Path: "/tf/", Tags }),
    );
    return User?.UserName ?? "";
  },
  async read({ iam }, id) {
    const answer = await found(iam.send(new GetUserCommand({ UserName: id })));
    const { User } = answer ?? {};
    return (
      User && {
        arn: User.Arn,
        name: User.UserName,
        path: User.Path,
        permissions_boundary: User.PermissionsBoundary?.PermissionsBoundaryArn,
        unique_id: User.UserId,
        tags: tagsOf(User.Tags),
      }
    );
  },
  wants: ({ arn }) => ({
    arn: arn("user/tf/tf-user"),
    name: "tf-user",
    path: "/tf/",
    permissions_boundary: undefined,
    unique_id: uniqueId("AIDA"),
    tags: { team: "blue", owner: "a+b" },
  }),
  updates: [
    {
      title: "name and path",
      wants: {
        name: "tf-user-2",
        path: "/tf2/",
        arn: expect.stringMatching(/:user\/tf2\/tf-user-2$/),
      },
      async apply({ iam }, UserName) {
        const NewUserName = "tf-user-2";
        await iam.send(new UpdateUserCommand({ UserName, NewUserName, NewPath: "/tf2/" }));
        return NewUserName;
      },
    },
    {
      title: "a boundary",
      wants: { permissions_boundary: expect.stringMatching(/:policy\/tf-user-boundary$/) },
      async apply({ iam, arn }, UserName) {
        const PermissionsBoundary = arn(`policy/${boundaryName}`);
        await iam.send(new PutUserPermissionsBoundaryCommand({ UserName, PermissionsBoundary }));
        return undefined;
      },
    },
    {
      title: "no boundary",
      wants: { permissions_boundary: undefined },
      async apply({ iam }, UserName) {
        await iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName }));
        return undefined;
      },
    },
    {
      title: "tags",
      wants: { tags: { team: "green" } },
      async apply({ iam }, UserName) {
        await iam.send(new UntagUserCommand({ UserName, TagKeys: ["owner"] }));
        await iam.send(new TagUserCommand({ UserName, Tags: tagList({ team: "green" }) }));
        return undefined;
      },
    },
    {
      title: "no tags",
      wants: { tags: undefined },
      async apply({ iam }, UserName) {
        await iam.send(new UntagUserCommand({ UserName, TagKeys: ["team"] }));
        return undefined;
      },
    },
  ],
  async delete({ iam }, UserName) {
    const { Groups } = await iam.send(new ListGroupsForUserCommand({ UserName }));
    expect(Groups).toEqual([]);
    await iam.send(new DeleteUserCommand({ UserName }));
  },
};

const memberName = "tf-member";
const groupNames = ["tf-group-a", "tf-group-b"] as const;

const userGroupMembership: Resource = {
  type: "aws_iam_user_group_membership",
  async before({ iam }) {
    await iam.send(new CreateUserCommand({ UserName: memberName }));
    for (const GroupName of groupNames) await iam.send(new CreateGroupCommand({ GroupName }));
  },
  async after({ iam }) {
    await iam.send(new DeleteUserCommand({ UserName: memberName }));
    for (const GroupName of groupNames) await iam.send(new DeleteGroupCommand({ GroupName }));
  },
  async create({ iam }) {
    for (const GroupName of groupNames) {
      await iam.send(new AddUserToGroupCommand({ GroupName, UserName: memberName }));
    }
    return memberName;
  },
  async read({ iam }, UserName) {
    const answer = await found(iam.send(new ListGroupsForUserCommand({ UserName })));
    const groups = answer?.Groups?.map(({ GroupName }) => GroupName) ?? [];
    return groups.length === 0 ? undefined : { user: UserName, groups };
  },
  wants: () => ({ user: memberName, groups: [...groupNames] }),
  updates: [
    {
      title: "a group less",
      wants: { groups: ["tf-group-b"] },
      async apply({ iam }, UserName) {
        await iam.send(new RemoveUserFromGroupCommand({ UserName, GroupName: "tf-group-a" }));
        return undefined;
      },
    },
  ],
  delete: ({ iam }, UserName) =>
    iam.send(new RemoveUserFromGroupCommand({ UserName, GroupName: "tf-group-b" })),
};

export const userResources: readonly Resource[] = [user, userGroupMembership];
