import {
  type AccountReader,
  type IamArns,
  type OpenIdConnectProvider,
  openIdConnectProviders,
} from "@ostiary/directory";
import { type ServiceError, serviceError } from "@ostiary/wire";
import type { Scope, Target } from "../../../operation.ts";
import { noSuchEntity } from "../find-entity.ts";

/** The ARN of a provider: its URL without the scheme stands after `oidc-provider/`. */
export const providerArn = (arn: IamArns, accountId: string, id: string): string =>
  arn.iam(accountId, "oidc-provider", "/", id);

/** The provider of that ARN in the account. */
export function findProvider(
  { account, arn }: { readonly account: AccountReader; readonly arn: IamArns },
  given: string,
): OpenIdConnectProvider | undefined {
  const prefix = providerArn(arn, account.accountId, "");
  return given.startsWith(prefix)
    ? account.get(openIdConnectProviders, given.slice(prefix.length))
    : undefined;
}

export function requireProvider(scope: Scope, arn: string): OpenIdConnectProvider {
  const provider = findProvider(scope, arn);
  if (provider === undefined) {
    throw noSuchEntity(`OpenIDConnect Provider not found for arn ${arn}`);
  }
  return provider;
}

export function providerTarget(scope: Scope, arn: string): Target {
  const provider = findProvider(scope, arn);
  return { arn, ...(provider !== undefined && { tags: provider.tags }) };
}

const invalidUrl = (code: string, why: string): ServiceError =>
  serviceError(code, `Invalid Open ID Connect Provider URL${why}`);

/**
 * The id of the provider of a URL: the URL without its scheme. It begins with https:// and has no port, query or fragment
 * ("CreateOpenIDConnectProvider"); where private issuers are allowed, http:// and ports are too.
 */
export function providerIdOf(url: string, allowPrivateIssuers: boolean): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || parsed.hostname === "") throw invalidUrl("ValidationError", "");
  if (!url.startsWith("https://") && !(allowPrivateIssuers && url.startsWith("http://"))) {
    throw invalidUrl("InvalidInput", ". The URL must begin with https://.");
  }
  const id = url.slice(url.indexOf("//") + 2);
  const host = /^[A-Za-z0-9.-]+/.exec(id)?.[0] ?? "";
  const rest = id.slice(host.length);
  const path = allowPrivateIssuers ? rest.replace(/^:[0-9]{1,5}/, "") : rest;
  // What the URL reads as must be what is written: no user, no odd characters, nothing that is resolved away.
  const written = parsed.hostname === host.toLowerCase() && parsed.pathname === (path || "/");
  if (!written || !/^(\/[\w.~!$&'()*+,;=:@%/-]*)?$/.test(path))
    throw invalidUrl("InvalidInput", ".");
  return id;
}

/** Thumbprints as they are kept: in lower case, each once. */
export function checkedThumbprints(
  given: readonly string[] | undefined,
  quota: number,
): readonly string[] {
  const thumbprints = [...new Set((given ?? []).map((one) => one.toLowerCase()))];
  if (thumbprints.length > quota) {
    throw serviceError("InvalidInput", `Thumbprint list must contain fewer than ${quota} entries.`);
  }
  if (!thumbprints.every((one) => /^[0-9a-f]{40}$/.test(one))) {
    throw serviceError("InvalidInput", "Thumbprints must be hexadecimal.");
  }
  return thumbprints;
}

/** Client ids as they are kept: each once. */
export function checkedClientIds(
  given: readonly string[] | undefined,
  quota: number,
): readonly string[] {
  const ids = [...new Set(given)];
  if (ids.length > quota) {
    throw serviceError(
      "LimitExceeded",
      `Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: ${quota}`,
    );
  }
  return ids;
}
