import type { Need } from "../../operation-case.ts";
import type { World } from "../../world.ts";

/** The tags of a call, and the context keys that they bring. */
export const tags = [{ Key: "team", Value: "blue" }];
export const taggedWith = { "aws:RequestTag/team": "blue", "aws:TagKeys": ["team"] };

type Context = NonNullable<Need["context"]>;

/** An action without a resource. */
export const onAnything = (operation: string, context?: Context): Need => ({
  action: `organizations:${operation}`,
  resource: "*",
  ...(context !== undefined && { context }),
});

/** An action on something in the organization. */
export const onOwn = (
  world: World,
  operation: string,
  kind: string,
  id: unknown,
  context?: Context,
): Need => ({
  ...onAnything(operation, context),
  resource: world.organization.arn(kind, String(id)),
});

/** An action on a root, a unit or an account, by the form of its id. */
export const onEntity = (world: World, operation: string, id: unknown, context?: Context): Need => {
  const text = String(id);
  const kind = text.startsWith("r-") ? "root" : text.startsWith("ou-") ? "ou" : "account";
  return onOwn(world, operation, kind, text, context);
};
