import { operation } from "../../../operation.ts";
import { pageOfTags } from "../tags.ts";
import { requireSamlProvider, samlProviderTarget } from "./provider.ts";

export const listSAMLProviderTags = operation("iam", "ListSAMLProviderTags", {
  access: "read",
  resource: ({ SAMLProviderArn }, scope) => samlProviderTarget(scope, SAMLProviderArn),
  run({ SAMLProviderArn, ...request }, scope) {
    const { tags } = requireSamlProvider(scope, SAMLProviderArn);
    return pageOfTags(request, tags);
  },
});
