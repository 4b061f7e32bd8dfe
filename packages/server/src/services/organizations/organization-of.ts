import {
  type AccountReader,
  memberships,
  type Organization,
  type OrganizationRoot,
  organizationRoots,
  organizations,
} from "@ostiary/directory";
import type { Scope } from "../../operation.ts";
import type { OrganizationSpace } from "../../organizations/arns.ts";

/** The organization that the caller's account is in. */
export interface CallersOrganization<A extends AccountReader = AccountReader>
  extends OrganizationSpace {
  /** The management account, where everything of the organization lies. */
  readonly management: A;
  readonly organization: Organization;
  readonly root: OrganizationRoot;
  /** Whether the caller's account is the management account. */
  readonly isManagement: boolean;
  /** Whether policies are attached whose type is not enabled: that is one of the checks that are waived. */
  readonly takesEveryType: boolean;
}

/** The organization of an account, as its management account has it now; undefined where it is in none. */
export function organizationOf<A extends AccountReader>(
  { arn: { partition }, waived }: Pick<Scope, "arn" | "waived">,
  account: A,
  other: (accountId: string) => A | undefined,
): CallersOrganization<A> | undefined {
  const membership = account.get(memberships, account.accountId);
  if (membership === undefined) return undefined;
  const { organizationId, managementAccountId } = membership;
  const isManagement = managementAccountId === account.accountId;
  const management = isManagement ? account : other(managementAccountId);
  const organization = management?.get(organizations, organizationId);
  const root = organization && management?.get(organizationRoots, organization.rootId);
  if (management === undefined || organization === undefined || root === undefined) {
    return undefined;
  }
  return {
    partition,
    managementAccountId,
    organizationId,
    management,
    organization,
    root,
    isManagement,
    takesEveryType: waived.has("policy-type-enabled"),
  };
}

/** The id of the management account of an account's organization, where it is another account. */
export function managementOf(account: AccountReader | undefined): readonly string[] {
  const membership = account?.get(memberships, account.accountId);
  return membership === undefined || membership.managementAccountId === account?.accountId
    ? []
    : [membership.managementAccountId];
}
