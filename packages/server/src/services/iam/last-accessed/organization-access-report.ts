import {
  type ActionUse,
  type OrganizationReportedService,
  type PolicyTarget,
  roles,
  users,
} from "@ostiary/directory";
import type { Scope } from "../../../operation.ts";
import { attachedControls, organizationPolicy } from "../../../organizations/control-policies.ts";
import type { CallersOrganization } from "../../organizations/organization-of.ts";
import { noSuchEntity } from "../find-entity.ts";
import { type GrantedAccess, grantedAccess } from "./granted-access.ts";
import { accountsUnder, entitiesOf, type PlacedAccount } from "./reporting-organization.ts";
import { serviceNames } from "./service-catalogue.ts";

/** How far back reports look ("Refine permissions in AWS using last accessed information": 400 days). */
const trackingPeriod = 400 * 86_400_000;

const type = "SERVICE_CONTROL_POLICY";

/** What each level leaves; the management account is left everything. */
function levelsOf(
  own: CallersOrganization,
  entities: readonly (PolicyTarget & { readonly id: string })[],
  policyId: string | undefined,
): readonly GrantedAccess[] {
  const { management } = own;
  if (policyId !== undefined) {
    const policy = organizationPolicy(management, policyId);
    if (policy?.type !== type) {
      throw noSuchEntity(`The organizations policy with id ${policyId} cannot be found.`);
    }
    const alone = { policies: { [type]: [policyId] }, tags: [] };
    return [grantedAccess(attachedControls(management, own, type, alone))];
  }
  const free = entities.at(-1)?.id === own.managementAccountId;
  if (free || !own.root.policyTypes.includes(type)) return [];
  return entities.map((entity) => grantedAccess(attachedControls(management, own, type, entity)));
}

/** The last use of each service by an account, whoever in it that was. */
async function usesOf(
  { server, now }: Scope,
  accountId: string,
): Promise<ReadonlyMap<string, ActionUse>> {
  const account = await server.directory.view(accountId);
  const last = new Map<string, ActionUse>();
  if (account === undefined) return last;
  const principals = [...account.list(users), ...account.list(roles)].map(({ id }) => id);
  for (const id of [accountId, ...principals]) {
    for (const use of server.uses.actions(account, id)) {
      if (use.lastUsed <= now - trackingPeriod) continue;
      if (use.lastUsed > (last.get(use.service)?.lastUsed ?? 0)) last.set(use.service, use);
    }
  }
  return last;
}

interface PlacedUse extends PlacedAccount {
  readonly use: ActionUse;
}

function reported(namespace: string, uses: readonly PlacedUse[]): OrganizationReportedService {
  const [first, ...others] = uses;
  if (first === undefined) return { namespace, accounts: 0 };
  const { use, path } = others.reduce(
    (last, one) => (one.use.lastUsed > last.use.lastUsed ? one : last),
    first,
  );
  return {
    namespace,
    accounts: uses.length,
    lastUse: { date: use.lastUsed, region: use.region, entityPath: path },
  };
}

/** The services that service control policies leave to an entity, and when its accounts last used them. */
export async function organizationAccessReport(
  scope: Scope,
  own: CallersOrganization,
  path: string,
  policyId: string | undefined,
): Promise<readonly OrganizationReportedService[]> {
  const entities = entitiesOf(own, path);
  const levels = levelsOf(own, entities, policyId);
  const entity = entities.at(-1) ?? own.root;
  const byService = new Map<string, PlacedUse[]>();
  for (const placed of accountsUnder(own.management, entity.id, path.replace(/\/$/, ""))) {
    for (const [service, use] of await usesOf(scope, placed.accountId)) {
      byService.set(service, [...(byService.get(service) ?? []), { ...placed, use }]);
    }
  }
  return [...serviceNames.keys()]
    .filter((namespace) => levels.every((level) => level.service(namespace)))
    .map((namespace) => reported(namespace, byService.get(namespace) ?? []));
}
