import { randomUUID } from "node:crypto";
import { accessReports } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { accessReportOn } from "./access-report.ts";
import { deleteOldReports, reportOwner } from "./access-report-job.ts";
import { reportedEntity, reportedTarget } from "./reported-entity.ts";

export const generateServiceLastAccessedDetails = operation(
  "iam",
  "GenerateServiceLastAccessedDetails",
  {
    access: "write",
    resource: ({ Arn }, scope) => reportedTarget(scope, Arn),
    run({ Arn, Granularity = "SERVICE_LEVEL" }, scope) {
      const entity = reportedEntity(scope, Arn);
      deleteOldReports(scope);
      const id = randomUUID();
      scope.account.put(accessReports, {
        id,
        owner: reportOwner(scope.caller),
        granularity: Granularity,
        date: scope.now,
        ...accessReportOn(scope, entity, Granularity),
      });
      return { JobId: id };
    },
  },
);
