import type { Tag } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import type { OperationContext, Requirement } from "../../operation.ts";

/** A tag as the wire carries it. */
export interface WireTag {
  readonly Key: string;
  readonly Value: string;
}

/** `aws:RequestTag/…` and `aws:TagKeys` of a request that brings tags. */
export function requestTags(tags: readonly WireTag[] | undefined): OperationContext {
  if (tags === undefined || tags.length === 0) return {};
  return {
    ...Object.fromEntries(tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value])),
    "aws:TagKeys": tags.map(({ Key }) => Key),
  };
}

/** The permission to tag that a creation with tags needs beside its own ("Tags for IAM resources"). */
export const tagsOnCreate = (
  action: string,
  arn: string,
  tags: readonly WireTag[] | undefined,
): readonly Requirement[] =>
  tags === undefined || tags.length === 0
    ? []
    : [{ action, target: { arn }, context: requestTags(tags) }];

/** `aws:TagKeys` of a request that takes tags away. */
export const removedTagKeys = (keys: readonly string[]): OperationContext => ({
  "aws:TagKeys": keys,
});

/** Tags as an answer carries them. Get and Create answers leave the member out where there is none. */
export const wireTags = (tags: readonly Tag[]): WireTag[] =>
  tags.map(({ key, value }) => ({ Key: key, Value: value }));

export const givenTags = (tags: readonly Tag[]): { Tags?: WireTag[] } =>
  tags.length === 0 ? {} : { Tags: wireTags(tags) };

/**
 * How the tag keys of a resource are told apart: those of users and roles ignoring case, all others exactly ("Rules for tagging in
 * IAM and AWS STS").
 */
export type TagKeyRule = "ignoring-case" | "exact";

const comparedBy = (rule: TagKeyRule, key: string): string =>
  rule === "exact" ? key : key.toLowerCase();

/** The tags that a resource has after `added` are laid over `present`: where keys match, the newer casing stays. */
export function withTags(
  present: readonly Tag[],
  added: readonly WireTag[] | undefined,
  quota: number,
  rule: TagKeyRule = "ignoring-case",
): readonly Tag[] {
  if (added === undefined || added.length === 0) return present;
  const byKey = new Map(present.map((tag) => [comparedBy(rule, tag.key), tag]));
  const seen = new Set<string>();
  for (const { Key, Value } of added) {
    const key = comparedBy(rule, Key);
    if (seen.has(key)) {
      throw serviceError(
        "InvalidInput",
        rule === "exact"
          ? "Duplicate tag keys found."
          : "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
      );
    }
    if (key.toLowerCase().startsWith("aws:")) {
      throw serviceError("InvalidInput", "Tag keys with the prefix aws: are reserved for AWS use.");
    }
    seen.add(key);
    byKey.set(key, { key: Key, value: Value });
  }
  if (byKey.size > quota) {
    throw serviceError("LimitExceeded", `The number of tags has reached the maximum limit.`);
  }
  return [...byKey.values()];
}

/** The tags that stay when the keys are taken away; keys that no tag has are ignored. */
export function withoutTags(
  present: readonly Tag[],
  keys: readonly string[],
  rule: TagKeyRule = "ignoring-case",
): readonly Tag[] {
  const removed = new Set(keys.map((key) => comparedBy(rule, key)));
  return present.filter((tag) => !removed.has(comparedBy(rule, tag.key)));
}

/** Tags in the order of their keys, as the operations that list tags give them. */
export const sortedTags = (tags: readonly Tag[]): readonly Tag[] =>
  tags.toSorted((a, b) => (a.key < b.key ? -1 : 1));
