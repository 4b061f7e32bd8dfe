import { type SamlProvider, samlProviders, uniqueId } from "@ostiary/directory";
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
import { readMetadata } from "./metadata.ts";
import { refuseEncryption, samlProviderArn } from "./provider.ts";

export const createSAMLProvider = operation("iam", "CreateSAMLProvider", {
  access: "write",
  resource: ({ Name }, { account, arn }) => ({
    arn: samlProviderArn(arn, account.accountId, Name),
  }),
  context: ({ Tags }) => requestTags(Tags),
  also: ({ Name, Tags }, { account, arn }) =>
    tagsOnCreate("iam:TagSAMLProvider", samlProviderArn(arn, account.accountId, Name), Tags),
  prepare(input, { quotas, now }) {
    refuseEncryption(input);
    return readMetadata(input.SAMLMetadataDocument, quotas, now);
  },
  run({ Name, Tags }, { account, arn, quotas, now }, metadata) {
    if (account.named(samlProviders, Name) !== undefined) {
      throw serviceError("EntityAlreadyExists", `Provider with name ${Name} already exists.`);
    }
    requireBelowQuota(
      account.count(samlProviders),
      quotas,
      "SAMLProvidersQuota",
      "SAMLProvidersPerAccount",
    );
    const provider: SamlProvider = {
      id: uniqueId("SAMLSP"),
      name: Name,
      metadataDocument: metadata.document,
      identityProviders: metadata.identityProviders,
      validUntil: metadata.validUntil,
      createDate: now,
      tags: withTags([], Tags, quotas.TagsPerResourceQuota, countingCase),
    };
    account.put(samlProviders, provider);
    return {
      SAMLProviderArn: samlProviderArn(arn, account.accountId, Name),
      ...givenTags(sortedTags(provider.tags)),
    };
  },
});
