import { openIdConnectProviders } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { checkedThumbprints, providerTarget, requireProvider } from "./provider.ts";

/** The list takes the place of the one before it. */
export const updateOpenIDConnectProviderThumbprint = operation(
  "iam",
  "UpdateOpenIDConnectProviderThumbprint",
  {
    access: "write",
    resource: ({ OpenIDConnectProviderArn }, scope) =>
      providerTarget(scope, OpenIDConnectProviderArn),
    run({ OpenIDConnectProviderArn, ThumbprintList }, scope) {
      const provider = requireProvider(scope, OpenIDConnectProviderArn);
      const thumbprints = checkedThumbprints(
        ThumbprintList,
        scope.quotas.ThumbprintsPerOpenIDConnectProviderQuota,
      );
      scope.account.put(openIdConnectProviders, { ...provider, thumbprints });
      return {};
    },
  },
);
