import type { Tag } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import type { OperationContext, Requirement } from "../../operation.ts";
import { type PageEnd, type PageRequest, pageOfList } from "./pagination.ts";

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
  more: OperationContext = {},
): readonly Requirement[] =>
  tags === undefined || tags.length === 0
    ? []
    : [{ action, target: { arn }, context: { ...requestTags(tags), ...more } }];

/** `aws:TagKeys` of a request that takes tags away. */
export const removedTagKeys = (keys: readonly string[]): OperationContext => ({
  "aws:TagKeys": keys,
});

/** Tags as an answer carries them. Get and Create answers leave the member out where there is none. */
export const wireTags = (tags: readonly Tag[]): WireTag[] =>
  tags.map(({ key, value }) => ({ Key: key, Value: value }));

export const givenTags = (tags: readonly Tag[]): { Tags?: WireTag[] } =>
  tags.length === 0 ? {} : { Tags: wireTags(tags) };

/** Whether tag keys that differ in case only are the same: for users and roles they are, for other resources they are not. */
export interface TagCase {
  readonly keyOf: (key: string) => string;
  readonly duplicate: string;
}

/** "Rules for tagging in IAM and AWS STS": users and roles. */
export const ignoringCase: TagCase = Object.freeze({
  keyOf: (key: string) => key.toLowerCase(),
  duplicate: "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
});

/** "Rules for tagging in IAM and AWS STS": every other resource. */
export const countingCase: TagCase = Object.freeze({
  keyOf: (key: string) => key,
  duplicate: "Duplicate tag keys found.",
});

/** The tags that a resource has after `added` are laid over `present`; the newer casing of a key stays. */
export function withTags(
  present: readonly Tag[],
  added: readonly WireTag[] | undefined,
  quota: number,
  { keyOf, duplicate }: TagCase = ignoringCase,
): readonly Tag[] {
  if (added === undefined || added.length === 0) return present;
  const byKey = new Map(present.map((tag) => [keyOf(tag.key), tag]));
  const seen = new Set<string>();
  for (const { Key, Value } of added) {
    const key = keyOf(Key);
    if (seen.has(key)) throw serviceError("InvalidInput", duplicate);
    if (/^aws:/i.test(key)) {
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
  { keyOf }: TagCase = ignoringCase,
): readonly Tag[] {
  const removed = new Set(keys.map(keyOf));
  return present.filter((tag) => !removed.has(keyOf(tag.key)));
}

/** Tags in the order of their keys, as the operations that list tags give them. */
export const sortedTags = (tags: readonly Tag[]): readonly Tag[] =>
  tags.toSorted((a, b) => (a.key < b.key ? -1 : 1));

/** A page of tags: "The returned list of tags is sorted by tag key" ("ListRoleTags" and its kin). */
export function pageOfTags(
  request: PageRequest,
  tags: readonly Tag[],
): { readonly Tags: WireTag[] } & PageEnd {
  const { items, end } = pageOfList(request, sortedTags(tags));
  return { Tags: wireTags(items), ...end };
}
