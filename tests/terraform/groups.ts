import {
  AddUserToGroupCommand,
  CreateGroupCommand,
  CreateUserCommand,
  DeleteGroupCommand,
  DeleteUserCommand,
  GetGroupCommand,
  RemoveUserFromGroupCommand,
  UpdateGroupCommand,
} from "@aws-sdk/client-iam";
import { expect } from "vitest";
import { found, type Resource, uniqueId } from "./resource.ts";

const group: Resource = {
  type: "aws_iam_group",
  async create({ iam }) {
    const { Group } = await iam.send(
      new CreateGroupCommand({ GroupName: "tf-group", Path: "/tf/" }),
    );
    return Group?.GroupName ?? "";
  },
  async read({ iam }, GroupName) {
    const answer = await found(iam.send(new GetGroupCommand({ GroupName })));
    const { Group } = answer ?? {};
    return (
      Group && {
        arn: Group.Arn,
        name: Group.GroupName,
        path: Group.Path,
        unique_id: Group.GroupId,
      }
    );
  },
  wants: ({ arn }) => ({
    arn: arn("group/tf/tf-group"),
    name: "tf-group",
    path: "/tf/",
    unique_id: uniqueId("AGPA"),
  }),
  updates: [
    {
      title: "name and path",
      wants: {
        arn: expect.stringMatching(/:group\/tf2\/tf-group-2$/),
        name: "tf-group-2",
        path: "/tf2/",
      },
      async apply({ iam }, GroupName) {
        const NewGroupName = "tf-group-2";
        await iam.send(new UpdateGroupCommand({ GroupName, NewGroupName, NewPath: "/tf2/" }));
        return NewGroupName;
      },
    },
  ],
  delete: ({ iam }, GroupName) => iam.send(new DeleteGroupCommand({ GroupName })),
};

const memberNames = ["tf-member-a", "tf-member-b"] as const;
const GroupName = "tf-members";

const groupMembership: Resource = {
  type: "aws_iam_group_membership",
  async before({ iam }) {
    await iam.send(new CreateGroupCommand({ GroupName }));
    for (const UserName of memberNames) await iam.send(new CreateUserCommand({ UserName }));
  },
  async after({ iam }) {
    for (const UserName of memberNames) await iam.send(new DeleteUserCommand({ UserName }));
    await iam.send(new DeleteGroupCommand({ GroupName }));
  },
  async create({ iam }) {
    for (const UserName of memberNames) {
      await iam.send(new AddUserToGroupCommand({ GroupName, UserName }));
    }
    return GroupName;
  },
  async read({ iam }) {
    const { Users = [] } = await iam.send(new GetGroupCommand({ GroupName }));
    const users = Users.map(({ UserName }) => UserName);
    return users.length === 0 ? undefined : { group: GroupName, users };
  },
  wants: () => ({ group: GroupName, users: [...memberNames] }),
  updates: [
    {
      title: "a member less",
      wants: { users: ["tf-member-b"] },
      async apply({ iam }) {
        const membership = { GroupName, UserName: "tf-member-a" };
        await iam.send(new RemoveUserFromGroupCommand(membership));
        return undefined;
      },
    },
  ],
  delete: ({ iam }) =>
    iam.send(new RemoveUserFromGroupCommand({ GroupName, UserName: "tf-member-b" })),
};

export const groupResources: readonly Resource[] = [group, groupMembership];
