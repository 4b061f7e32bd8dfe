import type { LiveOrganization } from "../../landing-zone/live/live-organization.ts";
import type { OrganizationSnapshot } from "../../snapshot/index.ts";

/** An organization as snapshots hold it. */
export const organizationSnapshot = ({
  id,
  managementAccount,
  featureSet,
  root,
  units,
  accounts,
  policies,
  policyTypes,
  trustedServices,
}: LiveOrganization): OrganizationSnapshot => ({
  id,
  managementAccount,
  featureSet,
  coverage: { organization: { state: "complete" }, "control-policies": { state: "complete" } },
  units: [
    { id: root.id, name: root.name },
    ...units.map(({ id: unit, name, parent }) => ({ id: unit, name, parent })),
  ],
  accounts: accounts.map(({ id: account, name, email, status, parent, tags }) => ({
    id: account,
    name,
    email,
    status,
    parent,
    tags,
  })),
  policies: policies.map(({ id: policy, name, type, awsManaged, content, targets }) => ({
    id: policy,
    name,
    type,
    awsManaged,
    document: content,
    targets,
  })),
  enabledPolicyTypes: policyTypes,
  trustedServices,
});
