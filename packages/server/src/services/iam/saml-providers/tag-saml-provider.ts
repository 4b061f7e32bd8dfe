import { samlProviders } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { countingCase, requestTags, withTags } from "../tags.ts";
import { requireSamlProvider, samlProviderTarget } from "./provider.ts";

export const tagSAMLProvider = operation("iam", "TagSAMLProvider", {
  access: "write",
  resource: ({ SAMLProviderArn }, scope) => samlProviderTarget(scope, SAMLProviderArn),
  context: ({ Tags }) => requestTags(Tags),
  run({ SAMLProviderArn, Tags }, scope) {
    const provider = requireSamlProvider(scope, SAMLProviderArn);
    const tags = withTags(provider.tags, Tags, scope.quotas.TagsPerResourceQuota, countingCase);
    scope.account.put(samlProviders, { ...provider, tags });
    return {};
  },
});
