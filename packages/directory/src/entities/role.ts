import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";
import { attachedPoliciesOf, boundaryOf, type PolicyHolder } from "./policy-holder.ts";
import type { Tag } from "./tag.ts";

/** The template that AcquireRole made a role from, and what the caller gave for its parameters. */
export interface SourceTemplate {
  readonly arn: string;
  readonly minorVersion: number;
  readonly replacements: Readonly<Record<string, readonly string[]>>;
}

/** An IAM role; its id is the unique id (AROA…). */
export interface Role extends StoredRecord, PolicyHolder {
  readonly roleName: string;
  readonly path: string;
  readonly createDate: number;
  readonly description?: string;
  /** Seconds, 3,600 to 43,200. */
  readonly maxSessionDuration: number;
  /** The trust policy as it was given, byte for byte. */
  readonly assumeRolePolicyDocument: string;
  /**
   * The unique id that each user's or role's ARN in the trust policy had when the policy was saved. The grant holds for
   * that id: a principal deleted and made again under the same name has another one ("AWS JSON policy elements: Principal").
   */
  readonly trustedIds: Readonly<Record<string, string>>;
  readonly tags: readonly Tag[];
  readonly permissionsBoundary?: string;
  readonly sourceTemplate?: SourceTemplate;
}

export const roles = table<Role>({
  kind: "role",
  name: (role) => role.roleName,
  indexes: { attachedPolicy: attachedPoliciesOf, boundary: boundaryOf },
});

/** When and where a role was last used; apart from the role, as it changes with every use. */
export interface RoleUse extends StoredRecord {
  readonly lastUsed: number;
  readonly region: string;
}

export const roleUses = table<RoleUse>({ kind: "role-use", indexes: {} });
