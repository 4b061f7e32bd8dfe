import {
  type AttachedPolicy,
  type CompiledLayers,
  type CompiledStatement,
  compileLayers,
  compilePolicy,
  type Layers,
  parsePolicy,
} from "@ostiary/policy";
import { controlLevels } from "../model/control-policies.ts";
import type { OrganizationSnapshot } from "../snapshot/index.ts";

const granted = (kind: "identity" | "resource", more: object): AttachedPolicy => {
  const Statement = { Effect: "Allow", Action: "*", Resource: "*", ...more };
  const parsed = parsePolicy(JSON.stringify({ Version: "2012-10-17", Statement }), kind);
  if (!parsed.ok) throw new Error(parsed.findings[0].message);
  return { id: kind, source: "none", policy: compilePolicy(parsed.policy) };
};

const byIdentity = granted("identity", {});
const byResource = granted("resource", { Principal: "*" });

/** The control policies of an organization as layers around requests, compiled once for each pair of accounts. */
export interface ControlLayers {
  /** Layers in which all but the control policies allows: what is recorded as granted was granted by the rest. */
  around(principalAccount: string | undefined, resourceAccount: string | undefined): CompiledLayers;
}

/** Makes the layers of an organization. */
export function controlLayers(organization: OrganizationSnapshot): ControlLayers {
  const levels = new Map<string, ReturnType<typeof controlLevels>>();
  const levelsOf = (account: string) => {
    const known = levels.get(account) ?? controlLevels(organization, account);
    levels.set(account, known);
    return known;
  };
  const compiled = new Map<string, CompiledLayers>();
  return {
    around(principalAccount, resourceAccount) {
      const key = `${principalAccount} ${resourceAccount}`;
      const known = compiled.get(key);
      if (known !== undefined) return known;
      const serviceControl = principalAccount && levelsOf(principalAccount).serviceControl;
      const resourceControl = resourceAccount && levelsOf(resourceAccount).resourceControl;
      const layers: Layers = {
        identity: [byIdentity],
        resource: byResource,
        ...(serviceControl && { serviceControl }),
        ...(resourceControl && { resourceControl }),
      };
      const made = compileLayers(layers);
      compiled.set(key, made);
      return made;
    },
  };
}

/**
 * What control policies have to say of an action, so that two sets of layers can be told to be the same for it. A level that allows it
 * anywhere says nothing by its other Allows, and is as good as no policies at all.
 */
export function controlKey({ layers }: CompiledLayers, action: string): string {
  const level = (policies: readonly AttachedPolicy[]): string => {
    const about = policies.map(({ id, policy }) => ({ id, ...policy.about(action) }));
    const named = (id: string, statements: readonly CompiledStatement[]) =>
      statements.map(({ index }) => `${id} ${index}`);
    const denies = about.flatMap(({ id, denies: own }) => named(id, own)).sort();
    const isOpen = about.some(({ allows }) => allows.some(isUnlimited));
    const allows = isOpen ? [open] : about.flatMap(({ id, allows: own }) => named(id, own)).sort();
    return `${allows.join()} but ${denies.join()}`;
  };
  const levels = (of: readonly (readonly AttachedPolicy[])[] | undefined): string =>
    of === undefined ? `${open} but ` : [...new Set(of.map(level))].sort().join("\n");
  return `${levels(layers.serviceControl)}\n\n${levels(layers.resourceControl)}`;
}

const open = "open";

const isUnlimited = ({ statement: { resources, conditions } }: CompiledStatement): boolean =>
  conditions.length === 0 && resources?.negated === false && resources.patterns.includes("*");
