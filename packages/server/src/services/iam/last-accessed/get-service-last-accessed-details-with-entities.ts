import { roles, users } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation, type Scope } from "../../../operation.ts";
import { pageOfList } from "../pagination.ts";
import { jobAnswer, requireAccessReport } from "./access-report-job.ts";
import { serviceNames } from "./service-catalogue.ts";

/** A user or role as it is now; undefined where it is gone since the report was made. */
function entityInfo({ account, arn }: Scope, id: string) {
  const user = account.get(users, id);
  if (user !== undefined) {
    const { path: Path, userName: Name } = user;
    const Arn = arn.iam(account.accountId, "user", Path, Name);
    return { Arn, Name, Type: "USER" as const, Id: id, Path };
  }
  const role = account.get(roles, id);
  if (role === undefined) return undefined;
  const { path: Path, roleName: Name } = role;
  return {
    Arn: arn.iam(account.accountId, "role", Path, Name),
    Name,
    Type: "ROLE" as const,
    Id: id,
    Path,
  };
}

export const getServiceLastAccessedDetailsWithEntities = operation(
  "iam",
  "GetServiceLastAccessedDetailsWithEntities",
  {
    access: "read",
    run({ JobId, ServiceNamespace, ...request }, scope) {
      if (!serviceNames.has(ServiceNamespace)) {
        throw serviceError(
          "InvalidInput",
          // AWS's words, as they are.
          `Service namepace ${ServiceNamespace} is either invalid or unsupported.`,
        );
      }
      const report = requireAccessReport(scope, JobId);
      const service = report.services.find(({ namespace }) => namespace === ServiceNamespace);
      const details = (service === undefined ? [] : report.principals)
        .flatMap((id) => {
          const info = entityInfo(scope, id);
          return info === undefined ? [] : [{ info, date: service?.usedBy?.[id] }];
        })
        .toSorted((a, b) => (b.date ?? 0) - (a.date ?? 0) || (a.info.Arn < b.info.Arn ? -1 : 1));
      const { items, end } = pageOfList(request, details);
      return {
        ...jobAnswer(report),
        EntityDetailsList: items.map(({ info, date }) => ({
          EntityInfo: info,
          ...(date !== undefined && { LastAuthenticated: new Date(date) }),
        })),
        ...end,
      };
    },
  },
);
