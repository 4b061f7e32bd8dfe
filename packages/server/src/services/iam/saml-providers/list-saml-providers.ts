import { samlProviders } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { samlProviderArn } from "./provider.ts";

export const listSAMLProviders = operation("iam", "ListSAMLProviders", {
  access: "read",
  resource: (_input, { account, arn }) => ({ arn: samlProviderArn(arn, account.accountId, "*") }),
  run: (_input, { account, arn }) => ({
    SAMLProviderList: [...account.list(samlProviders)].map(({ name, validUntil, createDate }) => ({
      Arn: samlProviderArn(arn, account.accountId, name),
      ValidUntil: new Date(validUntil),
      CreateDate: new Date(createDate),
    })),
  }),
});
