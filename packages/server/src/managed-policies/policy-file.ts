import { inflateRawSync } from "node:zlib";
import type { Partition } from "@ostiary/directory";

/** A row of the index, as scripts/managed-policies.ts writes it: in the order of names ignoring case. */
export type IndexRow = readonly [
  arn: string,
  policyId: string,
  versionId: string,
  /** Epoch milliseconds. */
  createDate: number,
  updateDate: number,
  /** How many bytes of the documents are this policy's; they follow one another as the rows do. */
  packedLength: number,
];

/** A policy that AWS manages; read-only, the same in every account. */
export interface AwsManagedPolicy {
  readonly arn: string;
  readonly policyId: string;
  readonly policyName: string;
  readonly path: string;
  readonly defaultVersionId: string;
  /** Epoch milliseconds. */
  readonly createDate: number;
  readonly updateDate: number;
}

/** The policies that AWS manages. */
export interface ManagedPolicies {
  has(arn: string): boolean;
  get(arn: string): AwsManagedPolicy | undefined;
  /** The text of the default version. */
  document(arn: string): string | undefined;
  /** In the order of names, ignoring case, after a name in lower case. */
  list(after?: string): Iterable<AwsManagedPolicy>;
  readonly count: number;
  /** The same policies in another partition: their ARNs, and those that they name, are of it. */
  in(partition: Partition): ManagedPolicies;
}

/** The policies of an index. A document is unpacked when it is asked for: all of them at once would be most of an idle server. */
export function policiesOf(rows: readonly IndexRow[], documents: Uint8Array): ManagedPolicies {
  const partitions = new Map<Partition, ManagedPolicies>();

  function within(partition: Partition): ManagedPolicies {
    const known = partitions.get(partition) ?? policiesIn(partition, rows, documents, within);
    partitions.set(partition, known);
    return known;
  }

  return within("aws");
}

function policiesIn(
  partition: Partition,
  rows: readonly IndexRow[],
  documents: Uint8Array,
  within: (partition: Partition) => ManagedPolicies,
): ManagedPolicies {
  const moved = (text: string): string =>
    partition === "aws" ? text : text.replaceAll("arn:aws:", `arn:${partition}:`);
  const policies = new Map<string, AwsManagedPolicy>();
  const packed = new Map<string, Uint8Array>();
  let start = 0;
  for (const [ownArn, policyId, defaultVersionId, createDate, updateDate, packedLength] of rows) {
    const arn = moved(ownArn);
    const last = arn.lastIndexOf("/");
    policies.set(arn, {
      arn,
      policyId,
      policyName: arn.slice(last + 1),
      path: arn.slice(arn.indexOf("/"), last + 1),
      defaultVersionId,
      createDate,
      updateDate,
    });
    packed.set(arn, documents.subarray(start, start + packedLength));
    start += packedLength;
  }
  return Object.freeze({
    count: policies.size,
    has: (arn: string) => policies.has(arn),
    get: (arn: string) => policies.get(arn),
    document(arn: string) {
      const bytes = packed.get(arn);
      return bytes && moved(inflateRawSync(bytes).toString("utf8"));
    },
    *list(after?: string) {
      for (const policy of policies.values()) {
        if (after === undefined || policy.policyName.toLowerCase() > after) yield policy;
      }
    },
    in: within,
  });
}
