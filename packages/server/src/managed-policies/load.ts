import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";

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

interface StoredPolicy {
  readonly arn: string;
  readonly versionId: string;
  readonly createDate: string;
  readonly updateDate: string;
  readonly document: object;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** A policy's unique id. AWS's own ids are in no source, so this one is made from the ARN and never changes. */
function policyIdOf(arn: string): string {
  const digest = createHash("sha256").update(arn).digest();
  let id = "ANPA";
  for (const byte of digest.subarray(0, 17)) id += alphabet[byte & 31];
  return id;
}

let loading: Promise<ManagedPolicies> | undefined;

/** Reads the policies, once. */
export function loadManagedPolicies(): Promise<ManagedPolicies> {
  loading ??= read();
  return loading;
}

async function read(): Promise<ManagedPolicies> {
  const file = await readFile(new URL("../../data/aws-managed-policies.json.gz", import.meta.url));
  const text = (await promisify(gunzip)(file)).toString("utf8");
  const stored: Readonly<Record<string, StoredPolicy>> = JSON.parse(text);
  const documents = new Map<string, object>();
  const policies = new Map<string, AwsManagedPolicy>();
  const names = Object.keys(stored).sort((a, b) => compare(a.toLowerCase(), b.toLowerCase()));
  for (const name of names) {
    const policy = stored[name];
    if (policy === undefined) continue;
    documents.set(policy.arn, policy.document);
    policies.set(policy.arn, {
      arn: policy.arn,
      policyId: policyIdOf(policy.arn),
      policyName: name,
      path: policy.arn.slice(policy.arn.indexOf("/"), policy.arn.lastIndexOf("/") + 1),
      defaultVersionId: policy.versionId,
      createDate: Date.parse(policy.createDate),
      updateDate: Date.parse(policy.updateDate),
    });
  }
  return Object.freeze({
    count: policies.size,
    has: (arn: string) => policies.has(arn),
    get: (arn: string) => policies.get(arn),
    document(arn: string) {
      const document = documents.get(arn);
      return document && JSON.stringify(document, null, 2);
    },
    *list(after?: string) {
      for (const policy of policies.values()) {
        if (after === undefined || policy.policyName.toLowerCase() > after) yield policy;
      }
    },
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
