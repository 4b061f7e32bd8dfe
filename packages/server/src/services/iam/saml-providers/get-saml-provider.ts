import { operation } from "../../../operation.ts";
import { givenTags, sortedTags } from "../tags.ts";
import { requireSamlProvider, samlProviderTarget } from "./provider.ts";

export const getSAMLProvider = operation("iam", "GetSAMLProvider", {
  access: "read",
  resource: ({ SAMLProviderArn }, scope) => samlProviderTarget(scope, SAMLProviderArn),
  run({ SAMLProviderArn }, scope) {
    const provider = requireSamlProvider(scope, SAMLProviderArn);
    return {
      SAMLProviderUUID: provider.id,
      SAMLMetadataDocument: provider.metadataDocument,
      CreateDate: new Date(provider.createDate),
      ValidUntil: new Date(provider.validUntil),
      ...givenTags(sortedTags(provider.tags)),
    };
  },
});
