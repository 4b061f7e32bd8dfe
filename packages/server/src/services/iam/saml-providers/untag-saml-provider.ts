import { samlProviders } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { countingCase, removedTagKeys, withoutTags } from "../tags.ts";
import { requireSamlProvider, samlProviderTarget } from "./provider.ts";

export const untagSAMLProvider = operation("iam", "UntagSAMLProvider", {
  access: "write",
  resource: ({ SAMLProviderArn }, scope) => samlProviderTarget(scope, SAMLProviderArn),
  context: ({ TagKeys }) => removedTagKeys(TagKeys),
  run({ SAMLProviderArn, TagKeys }, scope) {
    const provider = requireSamlProvider(scope, SAMLProviderArn);
    scope.account.put(samlProviders, {
      ...provider,
      tags: withoutTags(provider.tags, TagKeys, countingCase),
    });
    return {};
  },
});
