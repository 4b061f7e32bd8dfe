import type { Tags } from "../live/live-organization.ts";
import type { TargetKey } from "./desired.ts";

/** A policy by its type and name, before it has an id. */
export interface PolicyKey {
  readonly type: string;
  readonly name: string;
}

/** What is tagged: a target by its key, or a policy. */
export type Tagged = { readonly target: TargetKey } | { readonly policy: PolicyKey };

/** One call that brings an organization nearer to its file. Each may be done again. */
export type Step =
  | { readonly kind: "create-organization" }
  | { readonly kind: "enable-policy-type"; readonly type: string }
  | { readonly kind: "trust-service"; readonly service: string }
  | {
      readonly kind: "create-policy";
      readonly policy: PolicyKey;
      readonly content: string;
      readonly description: string;
      readonly tags: Tags;
    }
  | {
      readonly kind: "update-policy";
      readonly policy: PolicyKey;
      readonly content?: string;
      readonly description?: string;
    }
  | {
      readonly kind: "create-unit";
      readonly unit: TargetKey;
      readonly name: string;
      readonly parent: TargetKey;
      readonly tags: Tags;
    }
  | {
      readonly kind: "create-account";
      readonly account: TargetKey;
      readonly name: string;
      readonly email: string;
      readonly tags: Tags;
    }
  | {
      readonly kind: "move-account";
      readonly account: TargetKey;
      readonly from: TargetKey;
      readonly to: TargetKey;
    }
  | { readonly kind: "attach-policy"; readonly policy: PolicyKey; readonly target: TargetKey }
  | { readonly kind: "detach-policy"; readonly policy: PolicyKey; readonly target: TargetKey }
  | { readonly kind: "tag"; readonly what: Tagged; readonly tags: Tags }
  | { readonly kind: "untag"; readonly what: Tagged; readonly keys: readonly string[] }
  | { readonly kind: "put-resource-policy"; readonly content: string }
  | { readonly kind: "register-delegate"; readonly account: TargetKey; readonly service: string }
  | { readonly kind: "deregister-delegate"; readonly account: TargetKey; readonly service: string }
  | { readonly kind: "distrust-service"; readonly service: string }
  | { readonly kind: "delete-unit"; readonly unit: TargetKey }
  | { readonly kind: "delete-policy"; readonly policy: PolicyKey };

const whatOf = (what: Tagged): string =>
  "target" in what ? what.target : `${what.policy.type} ${what.policy.name}`;

/** A step in words. */
export function stepLine(step: Step): string {
  switch (step.kind) {
    case "create-organization":
      return "+ the organization, with all features";
    case "enable-policy-type":
      return `+ policies of the type ${step.type}`;
    case "trust-service":
      return `+ trusted access of ${step.service}`;
    case "create-policy":
      return `+ the policy ${step.policy.name} (${step.policy.type})`;
    case "update-policy":
      return `~ the ${step.content === undefined ? "description" : "content"} of the policy ${step.policy.name}`;
    case "create-unit":
      return `+ the unit ${step.unit}`;
    case "create-account":
      return `+ the account ${step.name} (${step.email})`;
    case "move-account":
      return `~ the account ${step.account} from ${step.from} to ${step.to}`;
    case "attach-policy":
      return `+ ${step.policy.name} at ${step.target}`;
    case "detach-policy":
      return `- ${step.policy.name} at ${step.target}`;
    case "tag":
      return `~ tags of ${whatOf(step.what)}: ${Object.entries(step.tags)
        .map(([key, value]) => `${key}=${value}`)
        .join(", ")}`;
    case "untag":
      return `- tags of ${whatOf(step.what)}: ${step.keys.join(", ")}`;
    case "put-resource-policy":
      return "~ the resource policy of the organization";
    case "register-delegate":
      return `+ ${step.account} administers ${step.service}`;
    case "deregister-delegate":
      return `- ${step.account} administers ${step.service}`;
    case "distrust-service":
      return `- trusted access of ${step.service}`;
    case "delete-unit":
      return `- the unit ${step.unit}`;
    case "delete-policy":
      return `- the policy ${step.policy.name} (${step.policy.type})`;
  }
}
