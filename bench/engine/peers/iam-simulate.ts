import {
  createValidatedPolicy,
  validateIdentityPolicy,
  validateResourcePolicy,
  validateServiceControlPolicy,
  validateSessionPolicy,
} from "@cloud-copilot/iam-policy";
import { runSimulation, type Simulation } from "@cloud-copilot/iam-simulate";
import { typicalWorkload } from "../workload.ts";
import type { Peer } from "./peer.ts";
import { versionOf } from "./version.ts";

const { identity, session, boundary, resource, serviceControl, requests } = typicalWorkload;
const account = "111122223333";

/** The same documents, validated beforehand: then a simulation loads them and validates nothing. */
const policies: Omit<Simulation, "request"> = {
  identityPolicies: identity.map((text, place) => ({
    name: `identity-${place}`,
    policy: createValidatedPolicy(JSON.parse(text), validateIdentityPolicy),
  })),
  sessionPolicy: createValidatedPolicy(JSON.parse(session), validateSessionPolicy),
  permissionBoundaryPolicies: [
    {
      name: "boundary",
      policy: createValidatedPolicy(JSON.parse(boundary), validateIdentityPolicy),
    },
  ],
  resourcePolicy: createValidatedPolicy(JSON.parse(resource), validateResourcePolicy),
  serviceControlPolicies: serviceControl.map((level, place) => ({
    orgIdentifier: `level-${place}`,
    policies: level.map((text) => ({
      name: "scp",
      policy: createValidatedPolicy(JSON.parse(text), validateServiceControlPolicy),
    })),
  })),
  resourceControlPolicies: [],
};

const simulations = requests.map(({ principal, action, resource: arn, context }): Simulation => {
  if (principal.kind !== "role-session") throw new Error("The caller is a session of a role.");
  return {
    ...policies,
    request: {
      principal: principal.arn,
      action,
      resource: { resource: arn, accountId: account },
      contextVariables: Object.fromEntries(
        [...context].map(([key, value]) => [key, typeof value === "string" ? value : [...value]]),
      ),
    },
  };
});

async function resultOf(place: number): Promise<string> {
  const simulation = simulations[place];
  if (simulation === undefined) return "error";
  const result = await runSimulation(simulation, {});
  return result.resultType === "error" ? result.resultType : result.overallResult;
}

/** @cloud-copilot/iam-simulate: AWS's policies and requests as they are; it takes no request for a resource that its action can't have. */
export async function iamSimulatePeer(): Promise<Peer> {
  const results = await Promise.all(simulations.map((_, place) => resultOf(place)));
  return {
    name: "iam-simulate",
    version: versionOf("@cloud-copilot/iam-simulate"),
    takes: [...results.keys()].filter((place) => results[place] !== "error"),
    allows: async (place) => (await resultOf(place)) === "Allowed",
  };
}
