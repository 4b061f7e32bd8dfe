import type { Layers, RequestContext, RequestPrincipal } from "@ostiary/policy";
import type { RoleSnapshot, UserSnapshot } from "../snapshot/index.ts";
import type { Asker } from "./possible.ts";
import type { ReadPolicy } from "./read-policy.ts";

interface CommonModel extends Asker {
  readonly arn: string;
  readonly name: string;
  readonly principal: RequestPrincipal;
  readonly source: Layers;
  /** What every request of it brings. */
  readonly context: RequestContext;
  /** Every policy that grants to it or bounds it, its groups' included. */
  readonly policies: readonly ReadPolicy[];
  /** What bears on it and is not in the snapshot, or doesn't parse: decisions may be otherwise. */
  readonly unknown: readonly string[];
}

/** A user, with what it may. */
export interface UserModel extends CommonModel {
  readonly kind: "user";
  readonly snapshot: UserSnapshot;
  /** It is looked at as if it had joined a group: there is no further one to join. */
  readonly inEveryGroup?: true;
}

/** A role, with what its sessions may and who may assume it. */
export interface RoleModel extends CommonModel {
  readonly kind: "role";
  readonly snapshot: RoleSnapshot;
  readonly trust: ReadPolicy;
  /** Made by AWS for a service, which alone assumes it; nobody can change what it may. */
  readonly serviceLinked: boolean;
}

export type PrincipalModel = UserModel | RoleModel;
