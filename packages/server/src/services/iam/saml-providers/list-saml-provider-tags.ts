import { operation } from "../../../operation.ts";
import { pageOfList } from "../pagination.ts";
import { sortedTags, wireTags } from "../tags.ts";
import { requireSamlProvider, samlProviderTarget } from "./provider.ts";

export const listSAMLProviderTags = operation("iam", "ListSAMLProviderTags", {
  access: "read",
  resource: ({ SAMLProviderArn }, scope) => samlProviderTarget(scope, SAMLProviderArn),
  run({ SAMLProviderArn, ...request }, scope) {
    const { tags } = requireSamlProvider(scope, SAMLProviderArn);
    const { items, end } = pageOfList(request, sortedTags(tags));
    return { Tags: wireTags(items), ...end };
  },
});
