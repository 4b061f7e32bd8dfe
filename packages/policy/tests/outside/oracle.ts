import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import {
  type Decision,
  type Policy,
  type PolicyRequest,
  printPolicy,
  type RequestPrincipal,
} from "../../src/index.ts";
import type { ParsedLayers } from "../reference/decision.ts";

const require = createRequire(import.meta.url);
const main = require.resolve("@cloud-copilot/iam-simulate");

/** Its core, which its entry shows only with session and endpoint policies left out, or behind a validation of actions and keys. */
const core = (path: string) => require(join(dirname(main), path));
const { authorize }: { authorize(of: object): { readonly result: string } } = core(
  "core_engine/CoreSimulatorEngine.js",
);
const { AwsRequestImpl: Request }: { AwsRequestImpl: new (...of: unknown[]) => object } =
  core("request/request.js");
const { RequestContextImpl: Context }: { RequestContextImpl: new (of: object) => object } =
  core("requestContext.js");
const {
  DiscoveryContextKeyConstraints: Constraints,
}: { DiscoveryContextKeyConstraints: new (of: readonly unknown[]) => object } = core(
  "context_keys/discoveryContextKeyConstraints.js",
);
const { loadPolicy }: { loadPolicy(policy: unknown, of: { name: string }): object } = createRequire(
  main,
)("@cloud-copilot/iam-policy");

/** It takes the name of a federated session for the name of the user. */
const renamed = (text: string): string =>
  text.replaceAll("federated-user/carol", "federated-user/alice");

const loaded = (policy: Policy): object =>
  loadPolicy(JSON.parse(renamed(printPolicy(policy))), { name: "policy" });

function principalOf(caller: RequestPrincipal): unknown {
  switch (caller.kind) {
    case "anonymous":
      return { type: "Anonymous" };
    case "service":
      return caller.name;
    case "federated":
      return caller.provider;
    default:
      return renamed(caller.arn);
  }
}

const results: ReadonlyMap<string, Decision["result"]> = new Map([
  ["Allowed", "allowed"],
  ["ImplicitlyDenied", "implicitDeny"],
  ["ExplicitlyDenied", "explicitDeny"],
]);

/** What @cloud-copilot/iam-simulate says of a request. */
export function outsideResult(request: PolicyRequest, layers: ParsedLayers): Decision["result"] {
  const { principal, action, resource, context } = request;
  const own = "account" in principal ? principal.account : "111122223333";
  const levels = (of: ParsedLayers["serviceControl"] = []) =>
    of.map((policies, place) => ({
      orgIdentifier: `level-${place}`,
      policies: policies.map(loaded),
    }));
  const { boundary, session } = layers;
  const { result } = authorize({
    request: new Request(
      principalOf(principal),
      { resource, accountId: request.resourceAccount ?? own },
      action,
      new Context(Object.fromEntries(context)),
      resource === "*",
    ),
    // It knows one session policy: several are the union of their statements.
    sessionPolicy:
      session &&
      loaded({
        version: "2012-10-17",
        id: undefined,
        statements: session.flatMap(({ statements }) => statements),
      }),
    identityPolicies: layers.identity.map(loaded),
    // It knows no steps of scoping down: they limit as further levels of SCPs do.
    serviceControlPolicies: levels([...(layers.serviceControl ?? []), ...(layers.scopeDown ?? [])]),
    resourceControlPolicies: levels(layers.resourceControl),
    resourcePolicy: layers.resource && loaded(layers.resource),
    permissionBoundaries: boundary && [loaded(boundary)],
    vpcEndpointPolicies: layers.endpoint?.map(loaded),
    simulationParameters: {
      simulationMode: "Strict",
      discoveryContextKeyConstraints: new Constraints([]),
    },
    serviceSettings: { s3: {} },
  });
  const known = results.get(result);
  if (known === undefined) throw new Error(`No result: ${result}`);
  return known;
}
