import { type Role, uniqueId } from "@ostiary/directory";
import type { Scope } from "../../../operation.ts";
import { defaultSessionDuration, servicePath } from "../roles/service-role.ts";
import type { LinkedService } from "./linked-services.ts";

/** The path of the roles that are linked to a service. */
export const pathOfService = (service: string): string => `${servicePath}${service}/`;

/** A role linked to a service: only the service may assume it, and the policy that AWS manages for it is attached where there is one. */
export function newServiceLinkedRole(
  scope: Scope,
  service: string,
  { policy }: LinkedService,
  roleName: string,
  description: string | undefined,
): Role {
  const policyArn = `arn:${scope.arn.partition}:iam::aws:policy${servicePath}${policy}`;
  return {
    id: uniqueId("AROA"),
    roleName,
    path: pathOfService(service),
    createDate: scope.now,
    ...(description !== undefined && { description }),
    maxSessionDuration: defaultSessionDuration,
    assumeRolePolicyDocument: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
    }),
    trustedIds: {},
    tags: [],
    attachedPolicies: scope.awsManaged.has(policyArn) ? [policyArn] : [],
    inlinePolicies: [],
  };
}
