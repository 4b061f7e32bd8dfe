import type { Condition } from "./policy.ts";

/** The operator of a condition as policies write it: `ForAnyValue:StringLikeIfExists`. */
export const operatorText = ({ operator, qualifier, ifExists }: Condition): string =>
  `${qualifier === undefined ? "" : `${qualifier}:`}${operator}${ifExists ? "IfExists" : ""}`;
