import { operation } from "../../../operation.ts";
import { givenTags, sortedTags } from "../tags.ts";
import { providerTarget, requireProvider } from "./provider.ts";

export const getOpenIDConnectProvider = operation("iam", "GetOpenIDConnectProvider", {
  access: "read",
  resource: ({ OpenIDConnectProviderArn }, scope) =>
    providerTarget(scope, OpenIDConnectProviderArn),
  run({ OpenIDConnectProviderArn }, scope) {
    const provider = requireProvider(scope, OpenIDConnectProviderArn);
    return {
      // The URL is shown without its scheme.
      Url: provider.id,
      ClientIDList: [...provider.clientIds],
      ThumbprintList: [...provider.thumbprints],
      CreateDate: new Date(provider.createDate),
      ...givenTags(sortedTags(provider.tags)),
    };
  },
});
