import {
  type AccountReader,
  type OrganizationPolicy,
  organizationPolicies,
  type PolicyTarget,
} from "@ostiary/directory";
import { type AttachedPolicy, compilePolicy, parsePolicy } from "@ostiary/policy";
import { type OrganizationSpace, organizationPolicyArn } from "./arns.ts";
import { attachedByDefault, awsManagedPolicy } from "./full-access.ts";

/** The types of policies that take part in decisions; the others manage what services do. */
export type ControlType = "SERVICE_CONTROL_POLICY" | "RESOURCE_CONTROL_POLICY";

const kinds = {
  SERVICE_CONTROL_POLICY: "serviceControl",
  RESOURCE_CONTROL_POLICY: "resourceControl",
} as const satisfies Record<ControlType, string>;

// INVARIANT: records are frozen and replaced on change, so a compiled form is right for as long as its record lives.
const compiled = new WeakMap<OrganizationPolicy, AttachedPolicy>();

function compiledControl(
  space: OrganizationSpace,
  type: ControlType,
  policy: OrganizationPolicy,
): AttachedPolicy {
  const known = compiled.get(policy);
  if (known !== undefined) return known;
  const parsed = parsePolicy(policy.content, kinds[type]);
  // It was validated when it was saved; what no longer parses denies by an error.
  if (!parsed.ok) throw new Error(`The stored policy ${policy.id} does not parse.`);
  const made: AttachedPolicy = Object.freeze({
    id: organizationPolicyArn(space, policy),
    source: "none",
    policy: compilePolicy(parsed.policy),
  });
  compiled.set(policy, made);
  return made;
}

/** A policy of the organization, the customer's or AWS's. */
export const organizationPolicy = (
  management: AccountReader,
  id: string,
): OrganizationPolicy | undefined =>
  awsManagedPolicy(id) ?? management.get(organizationPolicies, id);

/** The control policies of a type at one level. */
export const attachedControls = (
  management: AccountReader,
  space: OrganizationSpace,
  type: ControlType,
  { policies }: PolicyTarget,
): readonly AttachedPolicy[] =>
  (policies[type] ?? attachedByDefault(type)).map((id) => {
    const policy = organizationPolicy(management, id);
    if (policy === undefined) throw new Error(`The attached policy ${id} does not exist.`);
    return compiledControl(space, type, policy);
  });
