import { memberAccounts, newAccessKeyId, parseArn } from "@ostiary/directory";
import { type ServiceError, serviceError } from "@ostiary/wire";
import { sourceIdentityOf } from "../../caller/request-context.ts";
import { operation, type Scope } from "../../operation.ts";
import {
  administersIam,
  enabledFeatures,
  type Feature,
  isIamTrusted,
} from "../iam/root-access/organization-features.ts";
import {
  type CallersOrganization,
  managementOf,
  organizationOf,
} from "../organizations/organization-of.ts";
import { issueCredentials } from "./issue-credentials.ts";

/** The task policies, and the feature that each is a part of ("Centrally manage root access for member accounts"). */
const tasks: Readonly<Record<string, Feature>> = {
  IAMAuditRootUserCredentials: "RootCredentialsManagement",
  IAMCreateRootUserPassword: "RootCredentialsManagement",
  IAMDeleteRootUserCredentials: "RootCredentialsManagement",
  S3UnlockBucketPolicy: "RootSessions",
  SQSUnlockQueuePolicy: "RootSessions",
};

const longest = 900;

/** The account of a target: its id, or the ARN of its root user. */
function targetAccount(target: string): string | undefined {
  if (/^[0-9]{12}$/.test(target)) return target;
  const arn = parseArn(target);
  return arn?.service === "iam" && arn.resource === "root" && /^[0-9]{12}$/.test(arn.account)
    ? arn.account
    : undefined;
}

function featureOf(scope: Scope, policyArn: string | undefined): Feature {
  const prefix = `arn:${scope.arn.partition}:iam::aws:policy/root-task/`;
  const name = policyArn?.startsWith(prefix) ? policyArn.slice(prefix.length) : "";
  const feature = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
  if (feature === undefined) {
    throw serviceError(
      "ValidationError",
      `The task policy ${policyArn ?? ""} is not one of those in root-task.`,
    );
  }
  return feature;
}

const rootArn = (scope: Scope, target: string): string => {
  const account = targetAccount(target);
  return account === undefined ? target : scope.arn.root(account);
};

const denied = (scope: Scope, target: string, why: string): ServiceError =>
  serviceError(
    "AccessDenied",
    `User: ${scope.caller.arn} is not authorized to perform: sts:AssumeRoot on resource: ${rootArn(scope, target)} because ${why}`,
  );

/** Why nobody may act on a target's root user for a feature; undefined where one may. */
function obstacle(
  { account, caller }: Scope,
  own: CallersOrganization | undefined,
  target: string | undefined,
  feature: Feature,
): string | undefined {
  if (caller.principal.kind === "root") return "root user credentials may not assume root";
  if (own === undefined || !administersIam(own, account.accountId)) {
    return "the account is neither the management account nor a delegated administrator for IAM";
  }
  if (!isIamTrusted(own.management) || !enabledFeatures(own).includes(feature)) {
    return `the organization has not enabled ${feature}`;
  }
  const member = target === undefined ? undefined : own.management.get(memberAccounts, target);
  if (member?.status !== "ACTIVE" || target === own.managementAccountId) {
    return "the target is not an active member account of the organization";
  }
  return undefined;
}

/** A session of a member's root user for one task: the task policy denies it everything else ("AssumeRoot"). */
export const assumeRoot = operation("sts", "AssumeRoot", {
  access: "issue",
  resource: ({ TargetPrincipal }, scope) => ({
    arn: rootArn(scope, TargetPrincipal),
    decidedBy: scope.account.accountId,
  }),
  context: ({ TaskPolicyArn }) => ({ "sts:TaskPolicyArn": TaskPolicyArn.arn }),
  accounts: ({ TargetPrincipal }, { account }) => {
    const target = targetAccount(TargetPrincipal);
    return [...managementOf(account), ...(target === undefined ? [] : [target])];
  },
  run({ TargetPrincipal, TaskPolicyArn, DurationSeconds, MinimumSessionTokenSize }, scope) {
    const { account, caller, now, server } = scope;
    const taskPolicyArn = TaskPolicyArn.arn ?? "";
    const feature = featureOf(scope, taskPolicyArn);
    const own = organizationOf(scope, account, (id) => server.directory.loaded(id));
    const target = targetAccount(TargetPrincipal);
    const why = obstacle(scope, own, target, feature);
    if (why !== undefined || target === undefined) {
      throw denied(scope, TargetPrincipal, why ?? "the target is no account");
    }
    if (DurationSeconds !== undefined && DurationSeconds < 0) {
      throw serviceError("ValidationError", "The requested DurationSeconds must not be negative.");
    }
    const issued = Math.floor(now / 1000);
    const sourceIdentity = sourceIdentityOf(caller.claims);
    const session = {
      kind: "root-task" as const,
      accountId: target,
      accessKeyId: newAccessKeyId("ASIA", target),
      issued,
      expires: issued + (DurationSeconds ?? longest),
      taskPolicyArn,
      ...(sourceIdentity !== undefined && { sourceIdentity }),
    };
    return {
      ...issueCredentials(scope, session, MinimumSessionTokenSize),
      ...(sourceIdentity !== undefined && { SourceIdentity: sourceIdentity }),
    };
  },
});
