import type { FileParent, FileTarget, OrganizationFile } from "../file/organization-file.ts";
import type { Contents } from "../file/policy-contents.ts";
import type { Tags } from "../live/live-organization.ts";

/**
 * What names a target before it has an id: `/` is the root, `/Security/Audit` a unit, the address of an account, `management` the
 * management account.
 */
export type TargetKey = string;

export const rootKey: TargetKey = "/";
export const managementKey: TargetKey = "management";

/** The key of a unit within another, or within the root. */
export const unitKey = (parent: TargetKey, name: string): TargetKey =>
  parent === rootKey ? `/${name}` : `${parent}/${name}`;

/** What is wanted of a target; what is absent is left as it is. */
export interface DesiredTarget {
  readonly key: TargetKey;
  readonly tags?: Tags;
  /** Names of policies in the order of their attachment. */
  readonly policies?: readonly string[];
  readonly fullAccess: boolean;
}

export interface DesiredUnit extends DesiredTarget {
  readonly name: string;
  readonly parent: TargetKey;
}

export interface DesiredAccount extends DesiredTarget {
  readonly name: string;
  readonly email: string;
  readonly parent: TargetKey;
  readonly delegatedAdministrator?: readonly string[];
}

export interface DesiredPolicy {
  readonly name: string;
  readonly type: string;
  readonly content: string;
  readonly description?: string;
  readonly tags?: Tags;
}

/** An organization as it is wanted. */
export interface Desired {
  readonly policyTypes: readonly string[];
  readonly trustedServices?: readonly string[];
  readonly resourcePolicy?: string;
  readonly policies: readonly DesiredPolicy[];
  readonly root: DesiredTarget;
  /** Every unit after the one that it is in. */
  readonly units: readonly DesiredUnit[];
  readonly accounts: readonly DesiredAccount[];
}

/** What a file that is in order wants, with the texts of its policies. */
export function desiredOf(file: OrganizationFile, contents: Contents): Desired {
  const units: DesiredUnit[] = [];
  const accounts: DesiredAccount[] = [];
  function gather(parent: FileParent, key: TargetKey) {
    for (const account of parent.accounts ?? []) {
      const { name = "", email = "", delegatedAdministrator: services } = account;
      const own = account.management === true ? managementKey : email.toLowerCase();
      accounts.push({
        ...targetOf(account, own),
        name,
        email,
        parent: key,
        ...(services !== undefined && { delegatedAdministrator: services }),
      });
    }
    for (const unit of parent.units ?? []) {
      const own = unitKey(key, unit.name);
      units.push({ ...targetOf(unit, own), name: unit.name, parent: key });
      gather(unit, own);
    }
  }
  gather(file.root, rootKey);
  const policies = (file.policies ?? []).map(({ name, type, description, tags }, index) => ({
    name,
    type,
    content: contents.policies[index] ?? "",
    ...(description !== undefined && { description }),
    ...(tags !== undefined && { tags }),
  }));
  const { trustedServices } = file;
  const { resourcePolicy } = contents;
  return {
    policyTypes: [...new Set([...(file.policyTypes ?? []), ...policies.map(({ type }) => type)])],
    ...(trustedServices !== undefined && { trustedServices }),
    ...(resourcePolicy !== undefined && { resourcePolicy }),
    policies,
    root: targetOf(file.root, rootKey),
    units,
    accounts,
  };
}

const targetOf = (
  { tags, policies, fullAccess = true }: FileTarget,
  key: TargetKey,
): DesiredTarget => ({
  key,
  fullAccess,
  ...(tags !== undefined && { tags }),
  ...(policies !== undefined && {
    policies: policies.filter((name) => name !== "FullAWSAccess" && name !== "RCPFullAWSAccess"),
  }),
});
