import { operation } from "../../../operation.ts";
import { noOrganization } from "./no-organization.ts";

export const getOrganizationsAccessReport = operation("iam", "GetOrganizationsAccessReport", {
  access: "read",
  run() {
    throw noOrganization();
  },
});
