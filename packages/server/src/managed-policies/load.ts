import { readFile } from "node:fs/promises";
import { type ManagedPolicies, policiesOf } from "./policy-file.ts";

export type { AwsManagedPolicy, ManagedPolicies } from "./policy-file.ts";

const inData = (name: string): URL => new URL(`../../data/${name}`, import.meta.url);

let loading: Promise<ManagedPolicies> | undefined;

/** Reads the policies, once. */
export function loadManagedPolicies(): Promise<ManagedPolicies> {
  loading ??= read();
  return loading;
}

async function read(): Promise<ManagedPolicies> {
  const [index, documents] = await Promise.all([
    readFile(inData("aws-managed-policies.generated.json"), "utf8"),
    readFile(inData("aws-managed-policies.generated.bin")),
  ]);
  return policiesOf(JSON.parse(index), documents);
}
