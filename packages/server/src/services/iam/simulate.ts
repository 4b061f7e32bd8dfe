import { groups, parseArn, pathAndName, roles, users } from "@ostiary/directory";
import {
  type AttachedPolicy,
  compilePolicy,
  contextKeysOf,
  type Decision,
  decide,
  type Layers,
  type Policy,
  parsePolicy,
  type RequestPrincipal,
  requestContext,
} from "@ostiary/policy";
import { type OperationInput, serviceError } from "@ostiary/wire";
import {
  boundaryPolicy,
  customerManagedPolicy,
  defaultDocument,
  identityPoliciesOfGroup,
  identityPoliciesOfRole,
  identityPoliciesOfUser,
} from "../../caller/compiled-policies.ts";
import { type Operation, operation, type Scope } from "../../operation.ts";
import { noSuchEntity, requireGroup, requireRole, requireUser } from "./find-entity.ts";
import { pageOfList } from "./pagination.ts";

type CustomInput = OperationInput<"iam", "SimulateCustomPolicy">;

function parsed(document: string, kind: "identity" | "resource" = "identity"): Policy {
  const result = parsePolicy(document, kind);
  if (!result.ok)
    throw serviceError("InvalidInput", `Invalid policy document: ${result.findings[0].message}`);
  return result.policy;
}

const given = (documents: readonly string[] | undefined, called: string): AttachedPolicy[] =>
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

interface Simulated {
  readonly identity: readonly AttachedPolicy[];
  readonly boundary: AttachedPolicy | undefined;
  readonly principal: RequestPrincipal;
}

/** Decides every action on every resource, as the simulator does ("SimulateCustomPolicy"). */
function simulate(input: CustomInputBase, simulated: Simulated) {
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
      return evaluation(action, resource, decide(request, layers), layers.boundary !== undefined);
    }),
  );
  const { items, end } = pageOfList(input, results);
  return { EvaluationResults: items, ...end };
}

type CustomInputBase = Omit<CustomInput, "PolicyInputList">;

const evaluation = (action: string, resource: string, decision: Decision, bounded: boolean) => ({
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
  ...(bounded && {
    PermissionsBoundaryDecisionDetail: {
      AllowedByPermissionsBoundary: decision.layer !== "boundary",
    },
  }),
});

/** The caller that the input names; a user, as resource policies take no others ("SimulateCustomPolicy: CallerArn"). */
function principalOf(scope: Scope, callerArn: string | undefined): RequestPrincipal {
  const { accountId } = scope.account;
  const arn = callerArn ?? scope.arn.iam(accountId, "user", "/", "simulated");
  const account = parseArn(arn)?.account;
  if (account === undefined) throw serviceError("InvalidInput", `CallerArn ${arn} is not an ARN.`);
  return { kind: "user", account, arn, id: "AIDASIMULATED" };
}

const simulateCustomPolicy = operation("iam", "SimulateCustomPolicy", {
  access: "read",
  run: (input, scope) =>
    simulate(input, {
      identity: given(input.PolicyInputList, "PolicyInputList"),
      boundary: given(
        input.PermissionsBoundaryPolicyInputList,
        "PermissionsBoundaryPolicyInputList",
      )[0],
      principal: principalOf(scope, input.CallerArn),
    }),
});

/** The policies of the user, group or role that an ARN names. */
function simulatedEntity(scope: Scope, arn: string): Simulated {
  const { account, awsManaged } = scope;
  const parts = parseArn(arn);
  if (parts?.service !== "iam" || parts.account !== account.accountId) {
    throw serviceError(
      "InvalidInput",
      `Invalid Entity Arn: ${arn} does not clearly define entity type and name.`,
    );
  }
  const { type, name } = pathAndName(parts.resource);
  switch (type) {
    case "user": {
      const user = requireUser(account, name);
      const principal: RequestPrincipal = {
        kind: "user",
        account: account.accountId,
        arn,
        id: user.id,
      };
      const boundary = boundaryPolicy(account, awsManaged, user);
      return { identity: identityPoliciesOfUser(account, awsManaged, user), boundary, principal };
    }
    case "group": {
      const group = requireGroup(account, name);
      const identity = identityPoliciesOfGroup(account, awsManaged, group);
      return { identity, boundary: undefined, principal: principalOf(scope, undefined) };
    }
    case "role": {
      const role = requireRole(account, name);
      const principal: RequestPrincipal = {
        kind: "role-session",
        account: account.accountId,
        arn: scope.arn.assumedRole(account.accountId, role.roleName, "simulated"),
        roleArn: arn,
        roleId: role.id,
        id: `${role.id}:simulated`,
      };
      const boundary = boundaryPolicy(account, awsManaged, role);
      return { identity: identityPoliciesOfRole(account, awsManaged, role), boundary, principal };
    }
    default:
      throw serviceError(
        "InvalidInput",
        `Invalid Entity Arn: ${arn} does not clearly define entity type and name.`,
      );
  }
}

const simulatePrincipalPolicy = operation("iam", "SimulatePrincipalPolicy", {
  access: "read",
  resource: ({ PolicySourceArn }) => ({ arn: PolicySourceArn }),
  run({ PolicySourceArn, PolicyInputList, ...input }, scope) {
    const entity = simulatedEntity(scope, PolicySourceArn);
    const [boundary] = given(
      input.PermissionsBoundaryPolicyInputList,
      "PermissionsBoundaryPolicyInputList",
    );
    return simulate(input, {
      ...entity,
      identity: [...entity.identity, ...given(PolicyInputList, "PolicyInputList")],
      boundary: boundary ?? entity.boundary,
      principal:
        input.CallerArn === undefined ? entity.principal : principalOf(scope, input.CallerArn),
    });
  },
});

const uniqueKeys = (policies: readonly Policy[]): string[] => [
  ...new Set(policies.flatMap(contextKeysOf)),
];

const getContextKeysForCustomPolicy = operation("iam", "GetContextKeysForCustomPolicy", {
  access: "read",
  run: ({ PolicyInputList }) => ({
    ContextKeyNames: uniqueKeys(PolicyInputList.map((document) => parsed(document))),
  }),
});

/** The texts of every policy of a user (with its groups), a group or a role. */
function documentsOf(scope: Scope, arn: string): readonly string[] {
  const { account, awsManaged } = scope;
  const { type, name } = pathAndName(parseArn(arn)?.resource ?? "");
  const user = type === "user" ? account.named(users, name) : undefined;
  const holders = [
    user,
    ...(user?.groups.map((id) => account.get(groups, id)) ?? []),
    type === "group" ? account.named(groups, name) : undefined,
    type === "role" ? account.named(roles, name) : undefined,
  ].filter((holder) => holder !== undefined);
  if (holders.length === 0) throw noSuchEntity(`The entity ${arn} cannot be found.`);
  return holders.flatMap((holder) => [
    ...holder.inlinePolicies.map(({ document }) => document),
    ...holder.attachedPolicies.flatMap((attached) => {
      const own = customerManagedPolicy(account, attached);
      return [own === undefined ? (awsManaged.document(attached) ?? "") : defaultDocument(own)];
    }),
  ]);
}

const getContextKeysForPrincipalPolicy = operation("iam", "GetContextKeysForPrincipalPolicy", {
  access: "read",
  resource: ({ PolicySourceArn }) => ({ arn: PolicySourceArn }),
  run({ PolicySourceArn, PolicyInputList = [] }, scope) {
    const documents = [...documentsOf(scope, PolicySourceArn), ...PolicyInputList];
    return { ContextKeyNames: uniqueKeys(documents.map((document) => parsed(document))) };
  },
});

export const simulationOperations: readonly Operation[] = [
  simulateCustomPolicy,
  simulatePrincipalPolicy,
  getContextKeysForCustomPolicy,
  getContextKeysForPrincipalPolicy,
];
