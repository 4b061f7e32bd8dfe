import { operation } from "../../../operation.ts";
import { outboundIssuer, requireEnabled } from "./federation.ts";

export const getOutboundWebIdentityFederationInfo = operation(
  "iam",
  "GetOutboundWebIdentityFederationInfo",
  {
    access: "read",
    run: (_input, { account, server }) => ({
      JwtVendingEnabled: requireEnabled(account).enabled,
      IssuerIdentifier: outboundIssuer(server, account.accountId),
    }),
  },
);
