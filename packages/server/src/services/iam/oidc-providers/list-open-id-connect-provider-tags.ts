import { operation } from "../../../operation.ts";
import { pageOfTags } from "../tags.ts";
import { providerTarget, requireProvider } from "./provider.ts";

export const listOpenIDConnectProviderTags = operation("iam", "ListOpenIDConnectProviderTags", {
  access: "read",
  resource: ({ OpenIDConnectProviderArn }, scope) =>
    providerTarget(scope, OpenIDConnectProviderArn),
  run({ OpenIDConnectProviderArn, ...request }, scope) {
    const { tags } = requireProvider(scope, OpenIDConnectProviderArn);
    return pageOfTags(request, tags);
  },
});
