import type { Role } from "@ostiary/directory";
import type { RenderedRole } from "./render-role.ts";

/** A JSON value as text in which the order of lists and of members, and a list of one, make no difference. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    const [first = "[]", ...more] = value.map(canonical).toSorted();
    return more.length === 0 ? first : `[${[first, ...more]}]`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`,
  );
  return `{${members.toSorted()}}`;
}

function policyOf(document: string): unknown {
  const policy: unknown = JSON.parse(document);
  return policy;
}

type Grants = Pick<
  RenderedRole,
  "assumeRolePolicyDocument" | "attachedPolicies" | "inlinePolicies"
>;

/** What a role lets whom do. */
const grantsOf = ({ assumeRolePolicyDocument, attachedPolicies, inlinePolicies }: Grants) => ({
  trust: policyOf(assumeRolePolicyDocument),
  attachedPolicies,
  inline: inlinePolicies.map(({ name, document }) => [name, policyOf(document)]),
});

/** Whether two renderings make the same role. */
export const isSameRendering = (one: RenderedRole, other: RenderedRole): boolean =>
  canonical({ ...one, ...grantsOf(one) }) === canonical({ ...other, ...grantsOf(other) });

/** Whether a role is as its template made it. Its description and the duration of its sessions are free. */
export const isUnmodified = (role: Role, rendered: RenderedRole): boolean =>
  role.permissionsBoundary === undefined &&
  role.tags.length === 0 &&
  canonical(grantsOf(role)) === canonical(grantsOf(rendered));
