import { randomUUID } from "node:crypto";
import {
  accounts,
  delegationRequests,
  type PolicyParameter,
  parseArn,
  requestedDelegations,
} from "@ostiary/directory";
import { type OperationInput, serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { requireBelowQuota } from "../quota.ts";
import { forgetOld } from "./delegation-request.ts";
import { requestedPermissions } from "./policy-template.ts";

type Parameters = OperationInput<"iam", "CreateDelegationRequest">["Permissions"]["Parameters"];

/** A random UUID whose last group is the account that asks, so that the request is found by its id. */
const newRequestId = (accountId: string): string => randomUUID().slice(0, -12) + accountId;

function parametersOf(given: Parameters = []): readonly PolicyParameter[] {
  const parameters = given.map(({ Name, Type = "string", Values = [] }): PolicyParameter => {
    if (Name === undefined) throw serviceError("InvalidInput", "A policy parameter needs a name.");
    return { name: Name, type: Type, values: Values };
  });
  if (new Set(parameters.map(({ name }) => name)).size < parameters.length) {
    throw serviceError("InvalidInput", "Policy parameters must have different names.");
  }
  return parameters;
}

/** Notifications go to a topic of Amazon SNS ("CreateDelegationRequest: NotificationChannel"). */
function requireTopic(channel: string): void {
  const arn = parseArn(channel);
  if (arn?.service !== "sns" || !/^[0-9]{12}$/.test(arn.account) || arn.region === "") {
    throw serviceError("InvalidInput", `${channel} is not the ARN of an SNS topic.`);
  }
}

export const createDelegationRequest = operation("iam", "CreateDelegationRequest", {
  access: "write",
  resource: (_input, { arn, account }) => ({
    arn: arn.iam(account.accountId, "delegation-request", "/", "*"),
  }),
  context: ({ Permissions, NotificationChannel, SessionDuration }) => ({
    "iam:TemplateArn": Permissions.PolicyTemplateArn,
    "iam:NotificationChannel": NotificationChannel,
    "iam:DelegationDuration": String(SessionDuration),
  }),
  run(input, scope) {
    const { account, now, quotas } = scope;
    const { PolicyTemplateArn, Parameters } = input.Permissions;
    if (PolicyTemplateArn === undefined) {
      throw serviceError("InvalidInput", "A delegation request needs a policy template.");
    }
    requireTopic(input.NotificationChannel);
    const parameters = parametersOf(Parameters);
    const permissions = requestedPermissions(scope, PolicyTemplateArn, parameters);
    forgetOld(account, now);
    if (account.find(requestedDelegations, "workflow", input.RequestorWorkflowId).length > 0) {
      throw serviceError(
        "EntityAlreadyExists",
        `A delegation request with the workflow id ${input.RequestorWorkflowId} already exists.`,
      );
    }
    requireBelowQuota(
      account.count(delegationRequests),
      quotas,
      "DelegationRequestsQuota",
      "DelegationRequestsPerAccount",
    );
    const id = newRequestId(account.accountId);
    account.put(requestedDelegations, { id, workflowId: input.RequestorWorkflowId });
    account.put(delegationRequests, {
      id,
      requestorId: account.accountId,
      requestorName: account.get(accounts, account.accountId)?.name ?? account.accountId,
      workflowId: input.RequestorWorkflowId,
      description: input.Description,
      templateArn: PolicyTemplateArn,
      parameters,
      ...permissions,
      notificationChannel: input.NotificationChannel,
      sessionDuration: input.SessionDuration,
      onlySendByOwner: input.OnlySendByOwner ?? false,
      createDate: now,
      updateDate: now,
      state: "UNASSIGNED",
      ...(input.OwnerAccountId !== undefined && { ownerAccountId: input.OwnerAccountId }),
      ...(input.RequestMessage !== undefined && { requestMessage: input.RequestMessage }),
      ...(input.RedirectUrl !== undefined && { redirectUrl: input.RedirectUrl }),
    });
    return { DelegationRequestId: id };
  },
});
