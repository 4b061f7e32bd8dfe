import { operation } from "../../../operation.ts";
import { managementOf } from "../../organizations/organization-of.ts";
import { featuresAnswer, requireAdministrator } from "./organization-features.ts";

export const listOrganizationsFeatures = operation("iam", "ListOrganizationsFeatures", {
  access: "read",
  accounts: (_input, { account }) => managementOf(account),
  run: (_input, scope) => featuresAnswer(requireAdministrator(scope)),
});
