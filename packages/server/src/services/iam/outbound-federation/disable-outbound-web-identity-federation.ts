import { outboundFederations } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { requireEnabled } from "./federation.ts";

/** Tokens that were issued before stay good to their end, so the keys stay published. */
export const disableOutboundWebIdentityFederation = operation(
  "iam",
  "DisableOutboundWebIdentityFederation",
  {
    access: "write",
    run(_input, { account }) {
      account.put(outboundFederations, { ...requireEnabled(account), enabled: false });
      return {};
    },
  },
);
