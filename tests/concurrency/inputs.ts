import type { Tag } from "@aws-sdk/client-iam";
import { allow, document } from "../made-entities.ts";
import type { Dice } from "./dice.ts";

/** A trust policy for one principal. */
export const trust = (AWS: string): string =>
  document({ Effect: "Allow", Principal: { AWS }, Action: "sts:AssumeRole" });

/** Some 400 characters: five inline policies of that size are more than a user may have. */
export const large = (dice: Dice): string =>
  document(allow(Array.from({ length: 20 }, (_, at) => `iam:Get${at}${dice.below(1e9)}`)));

export const inlineName = (dice: Dice): string => `inline${dice.below(8)}`;

/** Up to 15 tags, of 70 that there are: an entity may have 50. */
export function tags(dice: Dice): Tag[] {
  const keys = Array.from({ length: 15 }, () => `key${dice.below(70)}`);
  return [...new Set(keys)].map((Key) => ({ Key, Value: String(dice.below(10)) }));
}

/** The id of a version that a policy may have, or have had. */
export const version = (dice: Dice): string => `v${1 + dice.below(12)}`;
