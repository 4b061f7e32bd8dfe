import type { PrincipalModel } from "../model/principal-model.ts";
import {
  type AccessPath,
  accessPaths,
  type PassPath,
  passPaths,
  type TakeoverPath,
  takeoverPaths,
} from "./paths.ts";

/** The paths whose every action something grants to a principal, whatever it is granted on. */
interface OpenPaths {
  readonly access: readonly AccessPath[];
  readonly pass: readonly PassPath[];
  readonly takeover: readonly TakeoverPath[];
}

const remembered = new WeakMap<PrincipalModel, OpenPaths>();

/** Whether any policy of a principal grants an action on anything. Where none does, there is nothing to decide. */
export const mentions = ({ source }: PrincipalModel, action: string): boolean =>
  source.identity.some(({ policy }) => policy.about(action.toLowerCase()).allows.length > 0);

/** The paths that may be open to a principal: a small part of all, and none for most. */
export function openPaths(principal: PrincipalModel): OpenPaths {
  let known = remembered.get(principal);
  if (known === undefined) {
    const granted = ({ actions }: { readonly actions: readonly string[] }) =>
      actions.every((action) => mentions(principal, action));
    known = {
      access: accessPaths.filter(granted),
      pass: mentions(principal, "iam:PassRole") ? passPaths.filter(granted) : [],
      takeover: takeoverPaths.filter(granted),
    };
    remembered.set(principal, known);
  }
  return known;
}
