import type { Condition, Effect, PrincipalType } from "../document/policy.ts";
import type { Place, PlacedText } from "./finding.ts";

/** Action, Resource or their Not… form. */
export interface LocatedList {
  /** As it is written: `NotAction`. */
  readonly element: string;
  readonly negated: boolean;
  /** The key of the element. */
  readonly key: Place;
  readonly place: Place;
  /** It is a list with nothing in it. */
  readonly empty: boolean;
  readonly texts: readonly PlacedText[];
}

/** The values of one type of principal. */
export interface LocatedPrincipalGroup {
  readonly type: PrincipalType;
  readonly key: Place;
  readonly place: Place;
  /** It is a list with nothing in it. */
  readonly empty: boolean;
  readonly texts: readonly PlacedText[];
}

/** Principal or NotPrincipal. */
export interface LocatedPrincipals {
  readonly element: string;
  readonly negated: boolean;
  readonly key: Place;
  readonly place: Place;
  /** Principal is the text "*". */
  readonly everyone: boolean;
  readonly groups: readonly LocatedPrincipalGroup[];
}

/** A value of a condition; numbers and booleans stand for their texts. */
export interface LocatedValue extends PlacedText {
  readonly kind: "string" | "number" | "boolean";
}

/** One key of a condition block. */
export interface LocatedCondition {
  /** As it is written, with its place. */
  readonly operator: PlacedText;
  /** Undefined where there is no such operator. */
  readonly meaning: Pick<Condition, "operator" | "qualifier" | "ifExists"> | undefined;
  readonly key: PlacedText;
  readonly place: Place;
  /** It is a list with nothing in it. */
  readonly empty: boolean;
  readonly values: readonly LocatedValue[];
}

/** A statement, with whatever of it can be read. */
export interface LocatedStatement {
  readonly place: Place;
  readonly sid: PlacedText | undefined;
  /** Undefined where it is missing or neither Allow nor Deny. */
  readonly effect: Effect | undefined;
  readonly principals: LocatedPrincipals | undefined;
  readonly actions: LocatedList | undefined;
  readonly resources: LocatedList | undefined;
  readonly conditions: readonly LocatedCondition[];
}

/** A policy, with whatever of it can be read. */
export interface LocatedPolicy {
  readonly place: Place;
  readonly version: PlacedText | undefined;
  /** There is an element Version, whatever stands in it. */
  readonly hasVersion: boolean;
  readonly statements: readonly LocatedStatement[];
}
