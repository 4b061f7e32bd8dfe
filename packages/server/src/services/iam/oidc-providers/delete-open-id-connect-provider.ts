import { openIdConnectProviders } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { findProvider, providerTarget } from "./provider.ts";

/** Roles that trust the provider stay as they are, and can be assumed by nobody of it; a provider that is not there is no error. */
export const deleteOpenIDConnectProvider = operation("iam", "DeleteOpenIDConnectProvider", {
  access: "write",
  resource: ({ OpenIDConnectProviderArn }, scope) =>
    providerTarget(scope, OpenIDConnectProviderArn),
  run({ OpenIDConnectProviderArn }, scope) {
    const provider = findProvider(scope, OpenIDConnectProviderArn);
    if (provider !== undefined) scope.account.delete(openIdConnectProviders, provider.id);
    return {};
  },
});
