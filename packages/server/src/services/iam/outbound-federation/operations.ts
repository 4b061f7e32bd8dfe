import type { Operation } from "../../../operation.ts";
import { disableOutboundWebIdentityFederation } from "./disable-outbound-web-identity-federation.ts";
import { enableOutboundWebIdentityFederation } from "./enable-outbound-web-identity-federation.ts";
import { getOutboundWebIdentityFederationInfo } from "./get-outbound-web-identity-federation-info.ts";

/** The operations of IAM on outbound web identity federation. */
export const outboundFederationOperations: readonly Operation[] = [
  disableOutboundWebIdentityFederation,
  enableOutboundWebIdentityFederation,
  getOutboundWebIdentityFederationInfo,
];
