import { group, named, oneOf } from "../shape.ts";

const order = group({ patch_order: oneOf("first", "second", "last") }, { needs: ["patch_order"] });

/** Upgrade rollout policies ("Upgrade rollout policy syntax and examples"). */
export const upgradeRolloutPolicy = group(
  {
    upgrade_rollout: group(
      {
        default: order,
        tags: named(group({ tag_values: named(order) }, { needs: ["tag_values"] })),
      },
      { minimum: 1 },
    ),
  },
  { required: ["upgrade_rollout"] },
);
