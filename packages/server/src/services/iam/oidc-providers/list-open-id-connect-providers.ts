import { openIdConnectProviders } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { providerArn } from "./provider.ts";

export const listOpenIDConnectProviders = operation("iam", "ListOpenIDConnectProviders", {
  access: "read",
  resource: (_input, { account, arn }) => ({ arn: providerArn(arn, account.accountId, "*") }),
  run: (_input, { account, arn }) => ({
    OpenIDConnectProviderList: [...account.list(openIdConnectProviders)].map(({ id }) => ({
      Arn: providerArn(arn, account.accountId, id),
    })),
  }),
});
