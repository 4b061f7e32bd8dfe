import { operation } from "../../../operation.ts";
import { managementOf } from "../../organizations/organization-of.ts";
import { setFeature } from "./organization-features.ts";

export const disableOrganizationsRootSessions = operation(
  "iam",
  "DisableOrganizationsRootSessions",
  {
    access: "write",
    accounts: (_input, { account }) => managementOf(account),
    run: (_input, scope) => setFeature(scope, "RootSessions", false),
  },
);
