import {
  type AccountReader,
  type OutboundFederation,
  outboundFederations,
} from "@ostiary/directory";
import { type ServiceError, serviceError } from "@ostiary/wire";
import type { ServerState } from "../../../state.ts";

/** The issuer of an account's tokens, under which its discovery documents lie. */
export const outboundIssuer = ({ publicUrl }: ServerState, accountId: string): string =>
  `${publicUrl}/outbound/${accountId}`;

/** Outbound federation as the account has it; undefined where it was never enabled. */
export const outboundFederationOf = (account: AccountReader): OutboundFederation | undefined =>
  account.get(outboundFederations, account.accountId);

export const featureEnabled = (): ServiceError =>
  serviceError(
    "FeatureEnabled",
    "The request failed because outbound identity federation is already enabled for your AWS account. You cannot enable the feature multiple times. To fetch the current configuration (including the unique issuer URL), use the GetOutboundWebIdentityFederationInfo operation.",
  );

/** Outbound federation where it is enabled; FeatureDisabled otherwise. */
export function requireEnabled(account: AccountReader): OutboundFederation {
  const federation = outboundFederationOf(account);
  if (federation?.enabled !== true) {
    throw serviceError(
      "FeatureDisabled",
      "The request failed because outbound identity federation is already disabled for your AWS account. You cannot disable the feature multiple times",
    );
  }
  return federation;
}
