import type { ReportedService, ReportedUse } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { pageOfList } from "../pagination.ts";
import { jobAnswer, requireAccessReport } from "./access-report-job.ts";
import { serviceNames } from "./service-catalogue.ts";

const wireAction = (name: string, lastUse: ReportedUse | undefined) => ({
  ActionName: name,
  ...(lastUse !== undefined && {
    LastAccessedEntity: lastUse.arn,
    LastAccessedTime: new Date(lastUse.date),
    LastAccessedRegion: lastUse.region,
  }),
});

const wireService = ({ namespace, lastUse, usedBy, actions = [] }: ReportedService) => ({
  ServiceName: serviceNames.get(namespace) ?? namespace,
  ServiceNamespace: namespace,
  TotalAuthenticatedEntities: Object.keys(usedBy ?? {}).length,
  ...(lastUse !== undefined && {
    LastAuthenticated: new Date(lastUse.date),
    LastAuthenticatedEntity: lastUse.arn,
    LastAuthenticatedRegion: lastUse.region,
  }),
  ...(actions.length > 0 && {
    TrackedActionsLastAccessed: actions.map((action) => wireAction(action.name, action.lastUse)),
  }),
});

export const getServiceLastAccessedDetails = operation("iam", "GetServiceLastAccessedDetails", {
  access: "read",
  run({ JobId, ...request }, scope) {
    const report = requireAccessReport(scope, JobId);
    const { items, end } = pageOfList(request, report.services);
    return {
      ...jobAnswer(report),
      JobType: report.granularity,
      ServicesLastAccessed: items.map(wireService),
      ...end,
    };
  },
});
