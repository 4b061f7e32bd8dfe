import type { Need } from "../operation-case.ts";
import type { Input } from "../raw-call.ts";
import type { World } from "../world.ts";

/** A tag that creations and taggings bring, and the context keys that it becomes. */
export const tags = [{ Key: "team", Value: "blue" }] as const;
export const tagContext = { "aws:RequestTag/team": "blue", "aws:TagKeys": ["team"] } as const;

type Needs = (world: World, input: Input) => readonly Need[];
type Context = (world: World, input: Input) => Need["context"];

const on =
  (type: string, member: string, called: string) =>
  (action: string, context?: Context): Needs =>
  (world, input) => {
    const name = String(input[member]);
    const brought = context?.(world, input);
    return [
      {
        action: `iam:${action}`,
        resource: world.arn(`${type}/${name}`),
        shown: `${called} ${name}`,
        ...(brought !== undefined && { context: brought }),
      },
    ];
  };

/** One permission on the user, group, role, instance profile or server certificate that the input names. */
export const onUser = on("user", "UserName", "user");
export const onGroup = on("group", "GroupName", "group");
export const onRole = on("role", "RoleName", "role");
export const onInstanceProfile = on("instance-profile", "InstanceProfileName", "instance profile");
export const onServerCertificate = on(
  "server-certificate",
  "ServerCertificateName",
  "server certificate",
);

/** One permission on the managed policy that the input names by its ARN. */
export const onPolicy =
  (action: string, context?: Need["context"]): Needs =>
  (_world, { PolicyArn }) => [
    {
      action: `iam:${action}`,
      resource: String(PolicyArn),
      shown: `policy ${PolicyArn}`,
      ...(context !== undefined && { context }),
    },
  ];

/** One permission on the resource whose ARN the input has in a member. */
export const onArn =
  (member: string) =>
  (action: string, context?: Need["context"]): Needs =>
  (_world, input) => [
    {
      action: `iam:${action}`,
      resource: String(input[member]),
      ...(context !== undefined && { context }),
    },
  ];

/** One permission that knows no resources. */
export const onAnything =
  (action: string, shown?: string): Needs =>
  () => [{ action, resource: "*", ...(shown !== undefined && { shown }) }];

/** One permission on everything of a kind under a path. */
export const onPath =
  (action: string, type: string): Needs =>
  (world) => [{ action: `iam:${action}`, resource: world.arn(`${type}/`) }];
