import {
  type AccountReader,
  memberAccounts,
  memberships,
  type Organization,
  type OrganizationRoot,
  organizationalUnits,
  organizationRoots,
  organizations,
  type Partition,
  type PolicyTarget,
} from "@ostiary/directory";
import type { AttachedPolicy } from "@ostiary/policy";
import { serviceError } from "@ostiary/wire";
import { attachedControls, type ControlType } from "./control-policies.ts";

/** The policies of one type on the way from the root of an organization to an account; undefined where the type binds nobody. */
export type ControlLevels = readonly (readonly AttachedPolicy[])[] | undefined;

/** Where an account stands in its organization, and what binds it there. */
export interface OrganizationPlace {
  readonly organizationId: string;
  readonly managementAccountId: string;
  /** `o-…/r-…/ou-…/`, as `aws:PrincipalOrgPaths` has it. */
  readonly path: string;
  readonly serviceControl: ControlLevels;
  readonly resourceControl: ControlLevels;
}

interface Node {
  readonly path: string;
  readonly serviceControl: ControlLevels;
  readonly resourceControl: ControlLevels;
}

/** An organization as one revision of its management account has it, with the nodes that were asked for. */
interface Tree {
  readonly revision: number;
  readonly management: AccountReader;
  readonly partition: Partition;
  readonly organization: Organization;
  readonly root: OrganizationRoot;
  readonly nodes: Map<string, Node>;
  readonly members: Map<string, OrganizationPlace>;
}

const trees = new WeakMap<AccountReader, Tree>();

/**
 * INVARIANT: what is remembered of a tree is of one revision of the management account, so a move or a new policy holds from the
 * very next decision; it costs the accounts that decide then, and nobody else.
 */
function treeOf(
  management: AccountReader,
  organizationId: string,
  partition: Partition,
): Tree | undefined {
  const known = trees.get(management);
  if (known?.revision === management.revision && known.partition === partition) return known;
  const organization = management.get(organizations, organizationId);
  const root = organization && management.get(organizationRoots, organization.rootId);
  if (organization === undefined || root === undefined) return undefined;
  const { revision } = management;
  const tree = {
    revision,
    management,
    partition,
    organization,
    root,
    nodes: new Map(),
    members: new Map(),
  };
  trees.set(management, tree);
  return tree;
}

/** The levels above, and one more. */
function deeper(
  { management, partition, organization, root }: Tree,
  type: ControlType,
  above: ControlLevels,
  target: PolicyTarget,
): ControlLevels {
  if (!root.policyTypes.includes(type)) return undefined;
  const space = {
    partition,
    managementAccountId: management.accountId,
    organizationId: organization.id,
  };
  return [...(above ?? []), attachedControls(management, space, type, target)];
}

function under(tree: Tree, parent: Node | undefined, path: string, target: PolicyTarget): Node {
  return {
    path,
    serviceControl: deeper(tree, "SERVICE_CONTROL_POLICY", parent?.serviceControl, target),
    resourceControl: deeper(tree, "RESOURCE_CONTROL_POLICY", parent?.resourceControl, target),
  };
}

/** The root or a unit; undefined where there is none of that id. */
function nodeOf(tree: Tree, id: string): Node | undefined {
  const known = tree.nodes.get(id);
  if (known !== undefined) return known;
  const { organization, root, management } = tree;
  let node: Node | undefined;
  if (id === root.id) node = under(tree, undefined, `${organization.id}/${root.id}/`, root);
  else {
    const unit = management.get(organizationalUnits, id);
    const parent = unit && nodeOf(tree, unit.parentId);
    if (unit !== undefined && parent !== undefined) {
      node = under(tree, parent, `${parent.path}${unit.id}/`, unit);
    }
  }
  if (node !== undefined) tree.nodes.set(id, node);
  return node;
}

/** The place of a member: its path is that of the unit it lies in. Neither kind of policy binds the management account. */
function memberPlace(tree: Tree, accountId: string): OrganizationPlace | undefined {
  const known = tree.members.get(accountId);
  if (known !== undefined) return known;
  const { management, organization } = tree;
  const member = management.get(memberAccounts, accountId);
  const parent = member && nodeOf(tree, member.parentId);
  if (member === undefined || parent === undefined) return undefined;
  const { path, serviceControl, resourceControl } = under(tree, parent, parent.path, member);
  const bound = accountId !== management.accountId;
  const place: OrganizationPlace = Object.freeze({
    organizationId: organization.id,
    managementAccountId: management.accountId,
    path,
    serviceControl: bound ? serviceControl : undefined,
    resourceControl: bound ? resourceControl : undefined,
  });
  tree.members.set(accountId, place);
  return place;
}

/** The accounts that are in memory. */
export interface LoadedAccounts {
  loaded(accountId: string): AccountReader | undefined;
}

/**
 * Where an account stands; undefined: it is in no organization. The management account has to be in memory: what binds an account
 * must never be unknown when something is decided, so otherwise the call fails.
 */
export function placeOf(
  directory: LoadedAccounts,
  account: AccountReader | undefined,
  partition: Partition,
): OrganizationPlace | undefined {
  const membership = account?.get(memberships, account.accountId);
  if (account === undefined || membership === undefined) return undefined;
  const { organizationId, managementAccountId } = membership;
  const management = directory.loaded(managementAccountId);
  const tree = management && treeOf(management, organizationId, partition);
  const place = tree && memberPlace(tree, account.accountId);
  if (place === undefined) {
    throw serviceError("ServiceUnavailable", "The organization of the account is not ready.");
  }
  return place;
}
