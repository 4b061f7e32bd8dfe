import { openIdConnectProviders } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { countingCase, requestTags, withTags } from "../tags.ts";
import { providerTarget, requireProvider } from "./provider.ts";

export const tagOpenIDConnectProvider = operation("iam", "TagOpenIDConnectProvider", {
  access: "write",
  resource: ({ OpenIDConnectProviderArn }, scope) =>
    providerTarget(scope, OpenIDConnectProviderArn),
  context: ({ Tags }) => requestTags(Tags),
  run({ OpenIDConnectProviderArn, Tags }, scope) {
    const provider = requireProvider(scope, OpenIDConnectProviderArn);
    const tags = withTags(provider.tags, Tags, scope.quotas.TagsPerResourceQuota, countingCase);
    scope.account.put(openIdConnectProviders, { ...provider, tags });
    return {};
  },
});
