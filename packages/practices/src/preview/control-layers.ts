import {
  type AttachedPolicy,
  type CompiledLayers,
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

/** Which statements of control policies are about an action, so that two sets of layers can be told to be the same for it. */
export function controlKey({ layers }: CompiledLayers, action: string): string {
  const level = (policies: readonly AttachedPolicy[]): string =>
    policies
      .map(({ id, policy }) => {
        const { allows, denies } = policy.about(action);
        const places = [...allows, ...denies].map(
          ({ statement: { start } }) => `${start.line}:${start.column}`,
        );
        return `${id} ${places.join(" ")}`;
      })
      .sort()
      .join("\n");
  const levels = (of: readonly (readonly AttachedPolicy[])[] | undefined): string =>
    of === undefined ? "none" : [...new Set(of.map(level))].sort().join("\n\n");
  return `${levels(layers.serviceControl)}\n\n\n${levels(layers.resourceControl)}`;
}
