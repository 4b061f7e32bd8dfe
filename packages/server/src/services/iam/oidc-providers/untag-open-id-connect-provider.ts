import { openIdConnectProviders } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { countingCase, removedTagKeys, withoutTags } from "../tags.ts";
import { providerTarget, requireProvider } from "./provider.ts";

export const untagOpenIDConnectProvider = operation("iam", "UntagOpenIDConnectProvider", {
  access: "write",
  resource: ({ OpenIDConnectProviderArn }, scope) =>
    providerTarget(scope, OpenIDConnectProviderArn),
  context: ({ TagKeys }) => removedTagKeys(TagKeys),
  run({ OpenIDConnectProviderArn, TagKeys }, scope) {
    const provider = requireProvider(scope, OpenIDConnectProviderArn);
    const tags = withoutTags(provider.tags, TagKeys, countingCase);
    scope.account.put(openIdConnectProviders, { ...provider, tags });
    return {};
  },
});
