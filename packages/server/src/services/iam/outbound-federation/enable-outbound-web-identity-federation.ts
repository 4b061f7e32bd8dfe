import { outboundFederations } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { featureEnabled, outboundFederationOf, outboundIssuer } from "./federation.ts";
import { newKeys, withNewKeys } from "./signing-keys.ts";

/** Each time it is enabled, new keys sign; the issuer stays. */
export const enableOutboundWebIdentityFederation = operation(
  "iam",
  "EnableOutboundWebIdentityFederation",
  {
    access: "write",
    prepare(_input, { account, server, now }) {
      if (outboundFederationOf(account)?.enabled === true) throw featureEnabled();
      return newKeys(account.accountId, server.directory.secrets, now);
    },
    run(_input, { account, server, now }, added) {
      const before = outboundFederationOf(account);
      if (before?.enabled === true) throw featureEnabled();
      const { accountId } = account;
      const keys = withNewKeys(before, added, now);
      account.put(outboundFederations, { id: accountId, enabled: true, keys });
      return { IssuerIdentifier: outboundIssuer(server, accountId) };
    },
  },
);
