import { parseArn } from "@ostiary/directory";
import { type ServiceError, serviceError } from "@ostiary/wire";
import { customerManagedPolicy } from "../../caller/compiled-policies.ts";
import type { Scope } from "../../operation.ts";
import { noSuchEntity } from "./find-entity.ts";

/** A permissions boundary must be the ARN of a managed policy that exists ("Permissions boundaries for IAM entities"). */
export function requireBoundaryPolicy(scope: Scope, arn: string): void {
  if (!/^arn:[a-z-]{1,16}:iam::(aws|[0-9]{12}):policy\//.test(arn)) {
    throw serviceError("InvalidInput", `ARN ${arn} is not valid.`);
  }
  if (!scope.waived.has("boundary-exists") && !managedPolicyExists(scope, arn)) {
    throw noSuchEntity(`Scope ARN: ${arn} does not exist or is not attachable.`);
  }
}

/** Whether a managed policy of that ARN, AWS's or the account's, exists. */
export const managedPolicyExists = (scope: Scope, arn: string): boolean =>
  scope.awsManaged.has(arn) ||
  (parseArn(arn)?.partition === scope.arn.partition &&
    customerManagedPolicy(scope.account, arn) !== undefined);

/** NoSuchEntity for a user or role without a boundary to delete. */
export const noBoundary = (called: "user" | "role", name: string): ServiceError =>
  noSuchEntity(`The ${called} with name ${name} has no permissions boundary.`);
