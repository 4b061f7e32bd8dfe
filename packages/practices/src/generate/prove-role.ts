import {
  compileLayers,
  compilePolicy,
  decide,
  type Layers,
  parsePolicy,
  requestContext,
} from "@ostiary/policy";
import type { Where } from "./grants.ts";
import type { WorkloadRole } from "./workload-role.ts";

/** Whether a role does what it is for and nothing else: each need is allowed, and the same actions elsewhere are not. */
export function proveRole(
  { policy, boundary, needs }: WorkloadRole,
  { partition, account }: Where,
): {
  readonly allowed: number;
  readonly refused: readonly string[];
  readonly elsewhere: readonly string[];
} {
  const attached = (id: string, document: object) => {
    const parsed = parsePolicy(JSON.stringify(document), "identity");
    if (!parsed.ok) throw new Error(`The ${id} does not parse: ${parsed.findings[0].message}`);
    return { id, source: "none", policy: compilePolicy(parsed.policy) } as const;
  };
  const layers: Layers = {
    identity: [attached("policy", policy)],
    boundary: attached("boundary", boundary),
  };
  const roleArn = `arn:${partition}:iam::${account}:role/workload`;
  const principal = {
    kind: "role-session",
    account,
    arn: `arn:${partition}:sts::${account}:assumed-role/workload/session`,
    roleArn,
    roleId: "AROAWORKLOAD",
    id: "AROAWORKLOAD:session",
  } as const;
  const compiled = compileLayers(layers);
  const may = (action: string, resource: string) =>
    decide({ principal, action, resource, context: requestContext({}) }, compiled).result ===
    "allowed";
  const refused: string[] = [];
  const elsewhere: string[] = [];
  let allowed = 0;
  for (const need of needs) {
    for (const action of need.actions) {
      for (const resource of need.resources) {
        if (may(action, resource.replace(/[*?]/gu, "x"))) allowed += 1;
        else refused.push(`${action} on ${resource}`);
      }
      if (may(action, need.elsewhere)) elsewhere.push(`${action} on ${need.elsewhere}`);
    }
  }
  return { allowed, refused, elsewhere };
}
