import {
  type AttachedPolicy,
  compilePolicy,
  type Decision,
  explain,
  type Layers,
  type Policy,
  parsePolicy,
  type RequestPrincipal,
  requestContext,
} from "@ostiary/policy";
import { type OperationInput, serviceError } from "@ostiary/wire";
import type { OrganizationPlace } from "../../../organizations/place.ts";
import { pageOfList } from "../pagination.ts";

type CustomInput = OperationInput<"iam", "SimulateCustomPolicy">;

export function parsed(document: string, kind: "identity" | "resource" = "identity"): Policy {
  const result = parsePolicy(document, kind);
  if (!result.ok)
    throw serviceError("InvalidInput", `Invalid policy document: ${result.findings[0].message}`);
  return result.policy;
}

export const given = (documents: readonly string[] | undefined, called: string): AttachedPolicy[] =>
  (documents ?? []).map((document, place) => ({
    id: `${called}.${place + 1}`,
    source: "none",
    policy: compilePolicy(parsed(document)),
  }));

/** The source types of SimulateCustomPolicy's matched statements. */
const sourceTypes = {
  user: "user",
  group: "group",
  role: "role",
  "aws-managed": "aws-managed",
  "user-managed": "user-managed",
  resource: "resource",
  none: "none",
} as const satisfies Record<AttachedPolicy["source"], string>;

const decisions = {
  allowed: "allowed",
  explicitDeny: "explicitDeny",
  implicitDeny: "implicitDeny",
} as const;

export interface Simulated {
  readonly identity: readonly AttachedPolicy[];
  readonly boundary: AttachedPolicy | undefined;
  readonly principal: RequestPrincipal;
  /** Where the account of the simulated entity stands in its organization, where it is in one. */
  readonly place?: OrganizationPlace | undefined;
}

/** Decides every action on every resource, as the simulator does ("SimulateCustomPolicy"). */
export function simulate(input: CustomInputBase, simulated: Simulated) {
  const context = requestContext(
    Object.fromEntries(
      (input.ContextEntries ?? []).map(
        ({ ContextKeyName = "", ContextKeyValues = [], ContextKeyType }) => [
          ContextKeyName,
          ContextKeyType?.endsWith("List") ? ContextKeyValues : (ContextKeyValues[0] ?? ""),
        ],
      ),
    ),
  );
  const layers: Layers = {
    identity: simulated.identity,
    ...(simulated.boundary !== undefined && { boundary: simulated.boundary }),
    ...(simulated.place?.serviceControl !== undefined && {
      serviceControl: simulated.place.serviceControl,
    }),
    ...(input.ResourcePolicy !== undefined && {
      resource: {
        id: "ResourcePolicy",
        source: "resource" as const,
        policy: compilePolicy(parsed(input.ResourcePolicy, "resource")),
      },
    }),
  };
  const resources = input.ResourceArns ?? ["*"];
  const results = input.ActionNames.flatMap((action) =>
    resources.map((resource) => {
      if (!/^[A-Za-z0-9-]{1,64}:[A-Za-z0-9*?]{1,128}$/.test(action)) {
        throw serviceError("InvalidInput", `Invalid action name: ${action.slice(0, 128)}`);
      }
      const request = { principal: simulated.principal, action, resource, context };
      return evaluation(action, resource, explain(request, layers), {
        bounded: layers.boundary !== undefined,
        organized: simulated.place !== undefined,
      });
    }),
  );
  const { items, end } = pageOfList(input, results);
  return { EvaluationResults: items, ...end };
}

type CustomInputBase = Omit<CustomInput, "PolicyInputList">;

export const evaluation = (
  action: string,
  resource: string,
  decision: Decision,
  { bounded, organized }: { readonly bounded: boolean; readonly organized: boolean },
) => ({
  EvalActionName: action,
  EvalResourceName: resource,
  EvalDecision: decisions[decision.result],
  MatchedStatements: decision.statements.map(({ policy, source, statement }) => ({
    SourcePolicyId: policy,
    SourcePolicyType: sourceTypes[source],
    StartPosition: { Line: statement.start.line, Column: statement.start.column },
    EndPosition: { Line: statement.end.line, Column: statement.end.column },
  })),
  MissingContextValues: [...decision.missingContext],
  ...(organized && {
    OrganizationsDecisionDetail: { AllowedByOrganizations: decision.layer !== "serviceControl" },
  }),
  ...(bounded && {
    PermissionsBoundaryDecisionDetail: {
      AllowedByPermissionsBoundary: decision.layer !== "boundary",
    },
  }),
});
