import { type OrganizationReportedService, organizationAccessReports } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { managementOf } from "../../organizations/organization-of.ts";
import { noSuchEntity } from "../find-entity.ts";
import { pageOfList } from "../pagination.ts";
import { jobAnswer } from "./access-report-job.ts";
import { requireReportingOrganization } from "./reporting-organization.ts";
import { serviceNames } from "./service-catalogue.ts";

const wireService = ({ namespace, lastUse, accounts }: OrganizationReportedService) => ({
  ServiceName: serviceNames.get(namespace) ?? namespace,
  ServiceNamespace: namespace,
  TotalAuthenticatedEntities: accounts,
  ...(lastUse !== undefined && {
    Region: lastUse.region,
    EntityPath: lastUse.entityPath,
    LastAuthenticatedTime: new Date(lastUse.date),
  }),
});

type Services = readonly OrganizationReportedService[];

const dateOf = ({ lastUse }: OrganizationReportedService): number => lastUse?.date ?? 0;

/** The orders of an answer; services are kept in that of their namespaces. */
const orders = {
  SERVICE_NAMESPACE_ASCENDING: (services: Services) => services,
  SERVICE_NAMESPACE_DESCENDING: (services: Services) => services.toReversed(),
  LAST_AUTHENTICATED_TIME_ASCENDING: (services: Services) =>
    services.toSorted((a, b) => dateOf(a) - dateOf(b)),
  LAST_AUTHENTICATED_TIME_DESCENDING: (services: Services) =>
    services.toSorted((a, b) => dateOf(b) - dateOf(a)),
} as const;

export const getOrganizationsAccessReport = operation("iam", "GetOrganizationsAccessReport", {
  access: "read",
  accounts: (_input, { account }) => managementOf(account),
  run({ JobId, SortKey = "SERVICE_NAMESPACE_ASCENDING", ...request }, scope) {
    requireReportingOrganization(scope);
    const report = scope.account.get(organizationAccessReports, JobId);
    if (report === undefined) throw noSuchEntity(`The job with id ${JobId} cannot be found.`);
    const { services } = report;
    const { items, end } = pageOfList(request, orders[SortKey](services));
    return {
      ...jobAnswer(report),
      NumberOfServicesAccessible: services.length,
      NumberOfServicesNotAccessed: services.filter(({ lastUse }) => lastUse === undefined).length,
      AccessDetails: items.map(wireService),
      ...end,
    };
  },
});
