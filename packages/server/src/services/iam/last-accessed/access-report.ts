import {
  type AccessReport,
  type ActionUse,
  type ReportedService,
  type ReportedUse,
  roles,
  users,
} from "@ostiary/directory";
import type { Scope } from "../../../operation.ts";
import { type GrantedAccess, grantedAccess } from "./granted-access.ts";
import { policiesOf, principalsOf, type ReportedEntity } from "./reported-entity.ts";
import { serviceNames } from "./service-catalogue.ts";

/** How far back reports look ("Refine permissions in AWS using last accessed information": 400 days). */
const trackingPeriod = 400 * 86_400_000;

/** The ARN of a user, a role or the root user, by unique id. */
function principalArn({ account, arn }: Scope, id: string): string | undefined {
  const { accountId } = account;
  const user = account.get(users, id);
  if (user !== undefined) return arn.iam(accountId, "user", user.path, user.userName);
  const role = account.get(roles, id);
  if (role !== undefined) return arn.iam(accountId, "role", role.path, role.roleName);
  return id === accountId ? arn.root(accountId) : undefined;
}

const latest = (uses: readonly ActionUse[]): ActionUse | undefined =>
  uses.reduce<ActionUse | undefined>(
    (last, use) => (last === undefined || use.lastUsed > last.lastUsed ? use : last),
    undefined,
  );

function reportedUse(scope: Scope, uses: readonly ActionUse[]): ReportedUse | undefined {
  const last = latest(uses);
  if (last === undefined) return undefined;
  const arn = principalArn(scope, last.principalId);
  return arn === undefined ? undefined : { date: last.lastUsed, region: last.region, arn };
}

function lastByPrincipal(uses: readonly ActionUse[]): Record<string, number> {
  const dates: Record<string, number> = {};
  for (const { principalId, lastUsed } of uses) {
    dates[principalId] = Math.max(dates[principalId] ?? 0, lastUsed);
  }
  return dates;
}

function reportedActions(
  scope: Scope,
  namespace: string,
  access: GrantedAccess,
  uses: readonly ActionUse[],
): ReportedService["actions"] {
  const tracked = scope.server.trackedActions.get(namespace) ?? [];
  return tracked
    .filter((name) => access.action(`${namespace}:${name}`))
    .map((name) => {
      const lastUse = reportedUse(
        scope,
        uses.filter(({ action }) => action === name),
      );
      return { name, ...(lastUse !== undefined && { lastUse }) };
    });
}

/** The report on an entity as it stands: the services that its policies grant, and who last used them. */
export function accessReportOn(
  scope: Scope,
  entity: ReportedEntity,
  granularity: AccessReport["granularity"],
): Pick<AccessReport, "principals" | "services"> {
  const { account, server, now } = scope;
  const principals = principalsOf(scope, entity);
  const access = grantedAccess(policiesOf(scope, entity));
  const uses = Map.groupBy(
    principals
      .flatMap((id) => server.uses.actions(account, id))
      .filter(({ lastUsed }) => lastUsed > now - trackingPeriod),
    ({ service }) => service,
  );
  const services = [...serviceNames.keys()]
    .filter((namespace) => access.service(namespace))
    .map((namespace): ReportedService => {
      const used = uses.get(namespace) ?? [];
      const lastUse = reportedUse(scope, used);
      return {
        namespace,
        ...(lastUse !== undefined && { lastUse, usedBy: lastByPrincipal(used) }),
        ...(granularity === "ACTION_LEVEL" && {
          actions: reportedActions(scope, namespace, access, used) ?? [],
        }),
      };
    });
  return { principals, services };
}
