import type { Position } from "./json.ts";

/** Where a policy is used, which decides what its grammar allows. */
export type PolicyKind =
  | "identity"
  | "session"
  | "trust"
  | "resource"
  | "serviceControl"
  | "resourceControl";

export type Effect = "Allow" | "Deny";

/** The types of principals ("AWS JSON policy elements: Principal"). */
export type PrincipalType = "AWS" | "Federated" | "Service" | "CanonicalUser";

/** The principals that a statement names: everyone, or values by type. */
export type Principals =
  | { readonly everyone: true }
  | {
      readonly everyone: false;
      readonly values: Readonly<Partial<Record<PrincipalType, readonly string[]>>>;
    };

/** How a condition treats keys with several values. */
export type SetQualifier = "ForAllValues" | "ForAnyValue";

/** One key of a condition block with its operator. Every condition of a statement must hold. */
export interface Condition {
  readonly operator: OperatorName;
  readonly qualifier: SetQualifier | undefined;
  readonly ifExists: boolean;
  /** As it is written; keys are compared ignoring case. */
  readonly key: string;
  readonly values: readonly string[];
}

/** The condition operators ("AWS JSON policy elements: Condition operators"). */
export const operatorNames = [
  "StringEquals",
  "StringNotEquals",
  "StringEqualsIgnoreCase",
  "StringNotEqualsIgnoreCase",
  "StringLike",
  "StringNotLike",
  "NumericEquals",
  "NumericNotEquals",
  "NumericLessThan",
  "NumericLessThanEquals",
  "NumericGreaterThan",
  "NumericGreaterThanEquals",
  "DateEquals",
  "DateNotEquals",
  "DateLessThan",
  "DateLessThanEquals",
  "DateGreaterThan",
  "DateGreaterThanEquals",
  "Bool",
  "BinaryEquals",
  "IpAddress",
  "NotIpAddress",
  "ArnEquals",
  "ArnLike",
  "ArnNotEquals",
  "ArnNotLike",
  "Null",
] as const;

export type OperatorName = (typeof operatorNames)[number];

/** A list of patterns, and whether it is the Not… form. */
export interface Matched {
  readonly negated: boolean;
  readonly patterns: readonly string[];
}

export interface Statement {
  readonly sid: string | undefined;
  readonly effect: Effect;
  /** Undefined in identity policies and the like. */
  readonly principals: { readonly negated: boolean; readonly named: Principals } | undefined;
  readonly actions: Matched;
  /** Undefined in trust policies. */
  readonly resources: Matched | undefined;
  readonly conditions: readonly Condition[];
  readonly start: Position;
  readonly end: Position;
}

/** A policy: its meaning, and where its statements stand in the text. */
export interface Policy {
  readonly version: "2008-10-17" | "2012-10-17" | undefined;
  readonly id: string | undefined;
  readonly statements: readonly Statement[];
}
