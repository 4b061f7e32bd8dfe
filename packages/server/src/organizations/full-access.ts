import type { OrganizationPolicy, OrganizationPolicyType } from "@ostiary/directory";

const document = (statement: object): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, undefined, 2);

const managed = (policy: Omit<OrganizationPolicy, "tags">): OrganizationPolicy =>
  Object.freeze({ ...policy, tags: [] });

/** What AWS attaches to everything where service control policies are enabled ("Attaching SCPs"). */
export const fullAwsAccess: OrganizationPolicy = managed({
  id: "p-FullAWSAccess",
  type: "SERVICE_CONTROL_POLICY",
  name: "FullAWSAccess",
  description: "Allows access to every operation",
  content: document({ Effect: "Allow", Action: "*", Resource: "*" }),
});

/** What AWS attaches to everything where resource control policies are enabled; it can't be detached ("RCP evaluation"). */
export const resourceFullAwsAccess: OrganizationPolicy = managed({
  id: "p-RCPFullAWSAccess",
  type: "RESOURCE_CONTROL_POLICY",
  name: "RCPFullAWSAccess",
  description: "Allows access to every resource",
  content: document({ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }),
});

const byId: ReadonlyMap<string, OrganizationPolicy> = new Map(
  [fullAwsAccess, resourceFullAwsAccess].map((policy) => [policy.id, policy]),
);

/** A policy that AWS manages. */
export const awsManagedPolicy = (id: string): OrganizationPolicy | undefined => byId.get(id);

export const awsManagedPolicies: readonly OrganizationPolicy[] = [...byId.values()];

const nothing: readonly string[] = Object.freeze([]);
const byDefault: Readonly<Partial<Record<OrganizationPolicyType, readonly string[]>>> = {
  SERVICE_CONTROL_POLICY: Object.freeze([fullAwsAccess.id]),
  RESOURCE_CONTROL_POLICY: Object.freeze([resourceFullAwsAccess.id]),
};

/** The ids of the policies of a type that are attached where nobody has attached or detached any. */
export const attachedByDefault = (type: OrganizationPolicyType): readonly string[] =>
  byDefault[type] ?? nothing;
