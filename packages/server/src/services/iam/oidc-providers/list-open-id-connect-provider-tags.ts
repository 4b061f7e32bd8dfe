import { operation } from "../../../operation.ts";
import { pageOfList } from "../pagination.ts";
import { sortedTags, wireTags } from "../tags.ts";
import { providerTarget, requireProvider } from "./provider.ts";

export const listOpenIDConnectProviderTags = operation("iam", "ListOpenIDConnectProviderTags", {
  access: "read",
  resource: ({ OpenIDConnectProviderArn }, scope) =>
    providerTarget(scope, OpenIDConnectProviderArn),
  run({ OpenIDConnectProviderArn, ...request }, scope) {
    const { tags } = requireProvider(scope, OpenIDConnectProviderArn);
    const { items, end } = pageOfList(request, sortedTags(tags));
    return { Tags: wireTags(items), ...end };
  },
});
