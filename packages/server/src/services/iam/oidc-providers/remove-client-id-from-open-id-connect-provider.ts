import { openIdConnectProviders } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { providerTarget, requireProvider } from "./provider.ts";

/** A client id that is not there is no error. */
export const removeClientIDFromOpenIDConnectProvider = operation(
  "iam",
  "RemoveClientIDFromOpenIDConnectProvider",
  {
    access: "write",
    resource: ({ OpenIDConnectProviderArn }, scope) =>
      providerTarget(scope, OpenIDConnectProviderArn),
    run({ OpenIDConnectProviderArn, ClientID }, scope) {
      const provider = requireProvider(scope, OpenIDConnectProviderArn);
      const clientIds = provider.clientIds.filter((id) => id !== ClientID);
      scope.account.put(openIdConnectProviders, { ...provider, clientIds });
      return {};
    },
  },
);
