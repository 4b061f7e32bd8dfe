import { samlProviders } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { requireSamlProvider, samlProviderTarget } from "./provider.ts";

/** Roles that trust the provider stay as they are, and can be assumed by nobody of it. */
export const deleteSAMLProvider = operation("iam", "DeleteSAMLProvider", {
  access: "write",
  resource: ({ SAMLProviderArn }, scope) => samlProviderTarget(scope, SAMLProviderArn),
  run({ SAMLProviderArn }, scope) {
    scope.account.delete(samlProviders, requireSamlProvider(scope, SAMLProviderArn).id);
    return {};
  },
});
