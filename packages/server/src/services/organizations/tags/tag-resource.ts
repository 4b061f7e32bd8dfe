import { requestTags } from "../../iam/tags.ts";
import { organizationWrite } from "../organization-operation.ts";
import { withTags } from "../tags.ts";
import { putTags, taggedContext, taggedTarget, tagsOf } from "./tagged.ts";

export const tagResource = organizationWrite("TagResource", {
  audience: "management",
  resource: ({ ResourceId }, scope) => taggedTarget(scope, ResourceId),
  context: ({ ResourceId, Tags }, scope) => ({
    ...requestTags(Tags),
    ...taggedContext(ResourceId, scope),
  }),
  run({ ResourceId, Tags }, scope) {
    putTags(scope, ResourceId, withTags(tagsOf(scope, ResourceId), Tags));
    return {};
  },
});
