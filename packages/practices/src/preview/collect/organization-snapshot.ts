import type { LiveOrganization } from "../../landing-zone/live/live-organization.ts";
import type { OrganizationSnapshot } from "../../snapshot/index.ts";

/** An organization as snapshots hold it. */
export const organizationSnapshot = (
  live: Pick<
    LiveOrganization,
    | "id"
    | "managementAccount"
    | "featureSet"
    | "root"
    | "units"
    | "accounts"
    | "policies"
    | "policyTypes"
  >,
): OrganizationSnapshot => ({
  id: live.id,
  managementAccount: live.managementAccount,
  featureSet: live.featureSet,
  coverage: { organization: { state: "complete" }, "control-policies": { state: "complete" } },
  units: [
    { id: live.root.id, name: live.root.name },
    ...live.units.map(({ id, name, parent }) => ({ id, name, parent })),
  ],
  accounts: live.accounts.map(({ id, name, email, status, parent }) => ({
    id,
    name,
    email,
    status,
    parent,
  })),
  policies: live.policies.map(({ id, name, type, awsManaged, content, targets }) => ({
    id,
    name,
    type,
    awsManaged,
    document: content,
    targets,
  })),
  enabledPolicyTypes: live.policyTypes,
});
