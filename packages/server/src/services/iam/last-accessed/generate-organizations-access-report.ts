import { randomUUID } from "node:crypto";
import { organizationAccessReports } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { managementOf } from "../../organizations/organization-of.ts";
import { deleteOldReports } from "./access-report-job.ts";
import { organizationAccessReport } from "./organization-access-report.ts";
import { requireReportingOrganization } from "./reporting-organization.ts";

export const generateOrganizationsAccessReport = operation(
  "iam",
  "GenerateOrganizationsAccessReport",
  {
    access: "write",
    resource: ({ EntityPath }, { account, arn }) => ({
      arn: `arn:${arn.partition}:iam::${account.accountId}:access-report/${EntityPath}`,
    }),
    context: ({ OrganizationsPolicyId }) => ({
      "iam:OrganizationsPolicyId": OrganizationsPolicyId,
    }),
    accounts: (_input, { account }) => managementOf(account),
    /** Reads every account that the report is about. */
    prepare: ({ EntityPath, OrganizationsPolicyId }, scope) =>
      organizationAccessReport(
        scope,
        requireReportingOrganization(scope),
        EntityPath,
        OrganizationsPolicyId,
      ),
    run(_input, scope, services) {
      const { account, now } = scope;
      deleteOldReports(scope);
      const id = randomUUID();
      account.put(organizationAccessReports, { id, date: now, services });
      return { JobId: id };
    },
  },
);
