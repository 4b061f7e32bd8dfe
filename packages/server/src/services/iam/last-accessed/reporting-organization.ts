import { type AccountReader, memberAccounts, organizationalUnits } from "@ostiary/directory";
import { type ServiceError, serviceError } from "@ostiary/wire";
import type { Scope } from "../../../operation.ts";
import { type CallersOrganization, organizationOf } from "../../organizations/organization-of.ts";

/** AccessDenied, 403: only the management account of an organization has reports on its access. */
const noOrganization = (): ServiceError =>
  serviceError("AccessDenied", "Your account is not a member of an organization.");

/** The organization that the caller's account manages ("GenerateOrganizationsAccessReport"). */
export function requireReportingOrganization(scope: Scope): CallersOrganization {
  const own = organizationOf(scope, scope.account, (id): AccountReader | undefined =>
    scope.server.directory.loaded(id),
  );
  if (own === undefined) throw noOrganization();
  if (!own.isManagement) {
    throw serviceError(
      "AccessDenied",
      "Only the management account of an organization has reports on its access.",
    );
  }
  return own;
}

const invalidPath = (path: string): ServiceError =>
  serviceError("InvalidInput", `The organizations entity path ${path} is not valid.`);

/** What a path names, with everything above it: the root, then units, and perhaps an account. */
export function entitiesOf(own: CallersOrganization, path: string) {
  const [organizationId, rootId, ...rest] = path.replace(/\/$/, "").split("/");
  if (organizationId !== own.organizationId || rootId !== own.root.id) throw invalidPath(path);
  let parentId = own.root.id;
  const below = rest.map((id) => {
    const entity =
      own.management.get(organizationalUnits, id) ?? own.management.get(memberAccounts, id);
    if (entity?.parentId !== parentId) throw invalidPath(path);
    parentId = id;
    return entity;
  });
  return [own.root, ...below];
}

/** An account with its path. */
export interface PlacedAccount {
  readonly accountId: string;
  readonly path: string;
}

/** The accounts in or under the root, a unit or an account. */
export function accountsUnder(
  management: AccountReader,
  id: string,
  path: string,
): readonly PlacedAccount[] {
  if (management.get(memberAccounts, id) !== undefined) return [{ accountId: id, path }];
  const members = management.find(memberAccounts, "parent", id);
  const units = management.find(organizationalUnits, "parent", id);
  return [
    ...members.map((member) => ({ accountId: member.id, path: `${path}/${member.id}` })),
    ...units.flatMap((unit) => accountsUnder(management, unit.id, `${path}/${unit.id}`)),
  ];
}
