import { serviceError } from "@ostiary/wire";
import type { WireTag } from "../iam/tags.ts";

/** Session tags: keys once, ignoring case, and not AWS's own ("Pass session tags in AWS STS"). */
export function requireSessionTags(tags: readonly WireTag[] | undefined, quota: number): void {
  const seen = new Set<string>();
  for (const { Key } of tags ?? []) {
    const key = Key.toLowerCase();
    if (key.startsWith("aws:")) {
      throw serviceError("ValidationError", `Tag keys with the prefix aws: are reserved: ${Key}`);
    }
    if (seen.has(key)) {
      throw serviceError(
        "InvalidParameterValue",
        "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
      );
    }
    seen.add(key);
  }
  if (seen.size > quota)
    throw serviceError("ValidationError", `A session may have up to ${quota} tags.`);
}
