import type { ManagedPolicy, PolicyVersion } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import type { Scope } from "../../../operation.ts";
import { noSuchEntity, requirePolicy } from "../find-entity.ts";
import { countedSize, requirePolicyDocument } from "../policy-document.ts";

export function requireDocument(document: string, scope: Scope): void {
  requirePolicyDocument(document, "identity");
  const quota = scope.quotas.PolicySizeQuota;
  if (countedSize(document) > quota) {
    throw serviceError("LimitExceeded", `Cannot exceed quota for PolicySize: ${quota}`);
  }
}

/** A policy that AWS manages can be read and attached, and nothing else. */
export function requireNotAws(scope: Scope, arn: string): void {
  if (scope.awsManaged.has(arn)) {
    throw serviceError("AccessDenied", `Policies that AWS manages cannot be changed: ${arn}`);
  }
}

/** The customer managed policy of that ARN, to be changed. */
export function requireCustomerManaged(scope: Scope, arn: string): ManagedPolicy {
  requireNotAws(scope, arn);
  return requirePolicy(scope.account, arn);
}

export const versionAnswer = (policy: ManagedPolicy, version: PolicyVersion) => ({
  VersionId: version.versionId,
  IsDefaultVersion: version.versionId === policy.defaultVersionId,
  CreateDate: new Date(version.createDate),
});

export const missingVersion = (arn: string, versionId: string) =>
  noSuchEntity(`Policy ${arn} version ${versionId} does not exist or is not attachable.`);
