import { inflateRawSync } from "node:zlib";

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
}

/** The policies of an index. A document is unpacked when it is asked for: all of them at once would be most of an idle server. */
export function policiesOf(rows: readonly IndexRow[], documents: Uint8Array): ManagedPolicies {
  const policies = new Map<string, AwsManagedPolicy>();
  const packed = new Map<string, Uint8Array>();
  let start = 0;
  for (const [arn, policyId, defaultVersionId, createDate, updateDate, packedLength] of rows) {
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
      return bytes && inflateRawSync(bytes).toString("utf8");
    },
    *list(after?: string) {
      for (const policy of policies.values()) {
        if (after === undefined || policy.policyName.toLowerCase() > after) yield policy;
      }
    },
  });
}
