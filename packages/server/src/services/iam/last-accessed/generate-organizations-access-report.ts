import { operation } from "../../../operation.ts";
import { noOrganization } from "./no-organization.ts";

export const generateOrganizationsAccessReport = operation(
  "iam",
  "GenerateOrganizationsAccessReport",
  {
    access: "read",
    resource: ({ EntityPath }, { account, arn }) => ({
      arn: `arn:${arn.partition}:iam::${account.accountId}:access-report/${EntityPath}`,
    }),
    context: ({ OrganizationsPolicyId }) => ({
      "iam:OrganizationsPolicyId": OrganizationsPolicyId,
    }),
    run() {
      throw noOrganization();
    },
  },
);
