import type { Tag } from "@aws-sdk/client-organizations";
import type { Tags } from "../live/live-organization.ts";

/** Tags as calls take them. */
export const tagList = (tags: Tags): Tag[] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
