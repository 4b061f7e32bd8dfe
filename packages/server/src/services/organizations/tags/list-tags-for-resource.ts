import { sortedTags } from "../../iam/tags.ts";
import { organizationRead } from "../organization-operation.ts";
import { pageOfList } from "../pagination.ts";
import { wireTags } from "../tags.ts";
import { taggedContext, taggedTarget, tagsOf } from "./tagged.ts";

const mostTags = 50;

export const listTagsForResource = organizationRead("ListTagsForResource", {
  audience: "delegates",
  resource: ({ ResourceId }, scope) => taggedTarget(scope, ResourceId),
  context: ({ ResourceId }, scope) => taggedContext(ResourceId, scope),
  run(input, scope) {
    const tags = sortedTags(tagsOf(scope, input.ResourceId)).map((tag) => ({
      ...tag,
      id: tag.key,
    }));
    const { items, end } = pageOfList(input, tags, mostTags);
    return { Tags: wireTags(items), ...end };
  },
});
