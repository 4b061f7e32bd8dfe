import {
  type AccountReader,
  type IamArns,
  type SamlProvider,
  samlProviders,
} from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import type { Scope, Target } from "../../../operation.ts";
import { noSuchEntity } from "../find-entity.ts";

export const samlProviderArn = (arn: IamArns, accountId: string, name: string): string =>
  arn.iam(accountId, "saml-provider", "/", name);

/** The provider of that ARN in the account; ARNs are matched exactly. */
export function findSamlProvider(
  { account, arn }: { readonly account: AccountReader; readonly arn: IamArns },
  given: string,
): SamlProvider | undefined {
  const prefix = samlProviderArn(arn, account.accountId, "");
  const name = given.startsWith(prefix) ? given.slice(prefix.length) : "";
  const provider = account.named(samlProviders, name);
  return provider?.name === name ? provider : undefined;
}

export function requireSamlProvider(scope: Scope, arn: string): SamlProvider {
  const provider = findSamlProvider(scope, arn);
  if (provider === undefined) throw noSuchEntity(`Manifest not found for arn ${arn}`);
  return provider;
}

export function samlProviderTarget(scope: Scope, arn: string): Target {
  const provider = findSamlProvider(scope, arn);
  return { arn, ...(provider !== undefined && { tags: provider.tags }) };
}

/** Refuses settings of encrypted assertions, which are not served: a provider that has them would be one in name only. */
export function refuseEncryption(settings: {
  readonly AssertionEncryptionMode?: string | undefined;
  readonly AddPrivateKey?: string | undefined;
  readonly RemovePrivateKey?: string | undefined;
}): void {
  const { AssertionEncryptionMode, AddPrivateKey, RemovePrivateKey } = settings;
  if (AssertionEncryptionMode ?? AddPrivateKey ?? RemovePrivateKey) {
    throw serviceError("InvalidInput", "Encrypted assertions are not supported.");
  }
}
