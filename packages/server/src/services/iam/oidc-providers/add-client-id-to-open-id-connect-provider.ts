import { openIdConnectProviders } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { checkedClientIds, providerTarget, requireProvider } from "./provider.ts";

/** A client id that is there already is no error. */
export const addClientIDToOpenIDConnectProvider = operation(
  "iam",
  "AddClientIDToOpenIDConnectProvider",
  {
    access: "write",
    resource: ({ OpenIDConnectProviderArn }, scope) =>
      providerTarget(scope, OpenIDConnectProviderArn),
    run({ OpenIDConnectProviderArn, ClientID }, scope) {
      const provider = requireProvider(scope, OpenIDConnectProviderArn);
      const clientIds = checkedClientIds(
        [...provider.clientIds, ClientID],
        scope.quotas.ClientIDsPerOpenIDConnectProviderQuota,
      );
      scope.account.put(openIdConnectProviders, { ...provider, clientIds });
      return {};
    },
  },
);
