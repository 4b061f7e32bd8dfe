import type { Statement } from "../document/policy.ts";
import type { CompiledPolicy } from "./compile-policy.ts";

/** A policy with where it comes from, for explanations. */
export interface AttachedPolicy {
  /** The ARN of a managed policy, or the name of an inline one. */
  readonly id: string;
  readonly source: "user" | "group" | "role" | "aws-managed" | "user-managed" | "resource" | "none";
  readonly policy: CompiledPolicy;
}

/** Everything that bears on a request, by layer. */
export interface Layers {
  /** The policies of the user with its groups, or of the role. */
  readonly identity: readonly AttachedPolicy[];
  readonly boundary?: AttachedPolicy;
  /** Absent: the session, if it is one, carries no session policies. */
  readonly session?: readonly AttachedPolicy[];
  /** The policy of the resource: a trust policy, where the resource is a role to be assumed. */
  readonly resource?: AttachedPolicy;
  /** `required`: trust and key policies have to grant even within the account. */
  readonly resourceTrust?: "ordinary" | "required";
  /** By level, from the root of the organization to the account. */
  readonly serviceControl?: readonly (readonly AttachedPolicy[])[];
  readonly resourceControl?: readonly (readonly AttachedPolicy[])[];
  readonly endpoint?: readonly AttachedPolicy[];
  /** What the session was narrowed down to, step by step ("GetScopedCredentials"): each has to allow, whoever granted. */
  readonly scopeDown?: readonly (readonly AttachedPolicy[])[];
}

export type LayerName =
  | "identity"
  | "boundary"
  | "session"
  | "resource"
  | "serviceControl"
  | "resourceControl"
  | "endpoint"
  | "scopeDown";

/** A statement that decided. */
export interface DecidingStatement {
  readonly layer: LayerName;
  /** The policy's id. */
  readonly policy: string;
  readonly source: AttachedPolicy["source"];
  readonly statement: Statement;
  readonly index: number;
}

/** What is decided. */
export interface Outcome {
  readonly result: "allowed" | "explicitDeny" | "implicitDeny";
  /** The layer that stopped the request; absent where it is allowed. */
  readonly layer?: LayerName;
}

/** A decision with its reasons. */
export interface Decision extends Outcome {
  /** The denials that decided, or the grants. */
  readonly statements: readonly DecidingStatement[];
  /** Context keys that the request lacked and statements asked for, which otherwise applied. */
  readonly missingContext: readonly string[];
}
