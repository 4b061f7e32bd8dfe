import { removedTagKeys } from "../../iam/tags.ts";
import { organizationWrite } from "../organization-operation.ts";
import { putTags, taggedContext, taggedTarget, tagsOf } from "./tagged.ts";

export const untagResource = organizationWrite("UntagResource", {
  audience: "management",
  resource: ({ ResourceId }, scope) => taggedTarget(scope, ResourceId),
  context: ({ ResourceId, TagKeys }, scope) => ({
    ...removedTagKeys(TagKeys),
    ...taggedContext(ResourceId, scope),
  }),
  run({ ResourceId, TagKeys }, scope) {
    const removed = new Set(TagKeys);
    putTags(
      scope,
      ResourceId,
      tagsOf(scope, ResourceId).filter(({ key }) => !removed.has(key)),
    );
    return {};
  },
});
