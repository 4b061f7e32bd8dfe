import { samlProviders } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { readMetadata } from "./metadata.ts";
import { refuseEncryption, requireSamlProvider, samlProviderTarget } from "./provider.ts";

/** The metadata takes the place of the one before it; its certificates count from then on. */
export const updateSAMLProvider = operation("iam", "UpdateSAMLProvider", {
  access: "write",
  resource: ({ SAMLProviderArn }, scope) => samlProviderTarget(scope, SAMLProviderArn),
  prepare(input, { quotas, now }) {
    refuseEncryption(input);
    const document = input.SAMLMetadataDocument;
    return document === undefined ? undefined : readMetadata(document, quotas, now);
  },
  run({ SAMLProviderArn }, scope, metadata) {
    const provider = requireSamlProvider(scope, SAMLProviderArn);
    if (metadata !== undefined) {
      const { document, identityProviders, validUntil } = metadata;
      const renewed = { metadataDocument: document, identityProviders, validUntil };
      scope.account.put(samlProviders, { ...provider, ...renewed });
    }
    return { SAMLProviderArn };
  },
});
