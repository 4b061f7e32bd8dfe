import type { Tag } from "@ostiary/directory";
import { organizationQuotas } from "@ostiary/directory";
import type { WireTag } from "../iam/tags.ts";
import { constraintViolation, invalidInput } from "./errors.ts";

/** The tags that something has after `added` are laid over `present` ("Tagging AWS Organizations resources"). */
export function withTags(
  present: readonly Tag[],
  added: readonly WireTag[] | undefined,
): readonly Tag[] {
  if (added === undefined || added.length === 0) return present;
  const byKey = new Map(present.map((tag) => [tag.key, tag]));
  const seen = new Set<string>();
  for (const { Key, Value } of added) {
    if (/^aws:/i.test(Key)) {
      throw invalidInput(
        "INVALID_SYSTEM_TAGS_PARAMETER",
        "You specified a tag key that is a system tag. You can't add, edit, or delete system tag keys because they're reserved for AWS use.",
      );
    }
    if (seen.has(Key)) {
      throw invalidInput(
        "DUPLICATE_TAG_KEY",
        "Tag keys must be unique among the tags attached to the same entity.",
      );
    }
    seen.add(Key);
    byKey.set(Key, { key: Key, value: Value });
  }
  if (byKey.size > organizationQuotas.tagsPerResource) {
    throw constraintViolation(
      "MAX_TAG_LIMIT_EXCEEDED",
      "You have exceeded the number of tags allowed on this resource.",
    );
  }
  return [...byKey.values()];
}

/** Tags as answers carry them. */
export const wireTags = (tags: readonly Tag[]): WireTag[] =>
  tags.map(({ key, value }) => ({ Key: key, Value: value }));
