import { group, named, oneOf } from "../shape.ts";

/** AI services opt-out policies ("AI services opt-out policy syntax and examples"). AWS adds services, so that their names stay open. */
export const aiServicesOptOutPolicy = group(
  {
    services: named(
      group({ opt_out_policy: oneOf("optOut", "optIn") }, { required: ["opt_out_policy"] }),
      { names: /^[a-z][a-z0-9_-]{0,62}$/ },
    ),
  },
  { required: ["services"] },
);
