import type { LayerName } from "@ostiary/policy";
import type { Question } from "./requests.ts";

/** How a kind of policy is called: alone, with its article, and many of them. */
export interface LayerWords {
  readonly one: string;
  readonly a: string;
  readonly many: string;
}

const words = (one: string, many: string, article = "a"): LayerWords => ({
  one,
  a: `${article} ${one}`,
  many,
});

/** The layers in AWS's words ("Policy evaluation logic"). */
export const layerWords: Readonly<Record<LayerName, LayerWords>> = {
  endpoint: words("VPC endpoint policy", "VPC endpoint policies"),
  resourceControl: words("resource control policy", "resource control policies"),
  serviceControl: words("service control policy", "service control policies"),
  resource: words("resource-based policy", "resource-based policies"),
  identity: words("identity-based policy", "identity-based policies", "an"),
  boundary: words("permissions boundary", "permissions boundaries"),
  session: words("session policy", "session policies"),
  scopeDown: words("scope-down policy", "scope-down policies"),
};

const trustWords: LayerWords = words("trust policy", "trust policies");

/** A level of an organization, from its root. */
export const levelName = (level: number | undefined): string =>
  level === undefined ? "" : level === 0 ? " at the root" : ` at level ${level + 1}`;

/** How a layer is called for a request: the policy of a role that is assumed is its trust policy. */
export const wordsOf = (layer: LayerName, { layers, request }: Question): LayerWords =>
  layer === "resource" &&
  layers.resourceTrust === "required" &&
  request.action.toLowerCase().startsWith("sts:")
    ? trustWords
    : layerWords[layer];
