import { type OpenIdConnectProvider, openIdConnectProviders } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { requireBelowQuota } from "../quota.ts";
import {
  countingCase,
  givenTags,
  requestTags,
  sortedTags,
  tagsOnCreate,
  withTags,
} from "../tags.ts";
import { checkedClientIds, checkedThumbprints, providerArn, providerIdOf } from "./provider.ts";

/** The ARN that the URL asks for; a URL that is none is refused later, and named as it stands. */
const arnOf = (url: string): string => url.replace(/^https?:\/\//, "");

export const createOpenIDConnectProvider = operation("iam", "CreateOpenIDConnectProvider", {
  access: "write",
  resource: ({ Url }, { account, arn }) => ({
    arn: providerArn(arn, account.accountId, arnOf(Url)),
  }),
  context: ({ Tags }) => requestTags(Tags),
  also: ({ Url, Tags }, { account, arn }) =>
    tagsOnCreate(
      "iam:TagOpenIDConnectProvider",
      providerArn(arn, account.accountId, arnOf(Url)),
      Tags,
    ),
  run({ Url, ClientIDList, ThumbprintList, Tags }, scope) {
    const { account, arn, quotas, now, server } = scope;
    const id = providerIdOf(
      Url,
      server.settings.allowPrivateIssuers || scope.waived.has("issuer-url"),
    );
    const thumbprints = checkedThumbprints(
      ThumbprintList,
      quotas.ThumbprintsPerOpenIDConnectProviderQuota,
    );
    const clientIds = checkedClientIds(ClientIDList, quotas.ClientIDsPerOpenIDConnectProviderQuota);
    if (account.get(openIdConnectProviders, id) !== undefined) {
      throw serviceError("EntityAlreadyExists", `Provider with url ${Url} already exists.`);
    }
    requireBelowQuota(
      account.count(openIdConnectProviders),
      quotas,
      "OpenIDConnectProvidersQuota",
      "OpenIdConnectProvidersPerAccount",
    );
    const provider: OpenIdConnectProvider = {
      id,
      url: Url,
      clientIds,
      thumbprints,
      createDate: now,
      tags: withTags([], Tags, quotas.TagsPerResourceQuota, countingCase),
    };
    account.put(openIdConnectProviders, provider);
    return {
      OpenIDConnectProviderArn: providerArn(arn, account.accountId, id),
      ...givenTags(sortedTags(provider.tags)),
    };
  },
});
