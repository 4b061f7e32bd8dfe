import { roles } from "@ostiary/directory";
import { type OperationInput, type ServiceError, serviceError } from "@ostiary/wire";
import { operation, type WriteScope } from "../../../operation.ts";
import { listedRole } from "../entity-answers.ts";
import { type LinkedService, linkedServices } from "./linked-services.ts";
import { newServiceLinkedRole, pathOfService } from "./new-service-linked-role.ts";

const longestRoleName = 64;

const invalid = (message: string): ServiceError => serviceError("InvalidInput", message);

const nameWith = (roleName: string, suffix: string | undefined): string =>
  suffix === undefined ? roleName : `${roleName}_${suffix}`;

/** Makes the role that is linked to a service. */
export function makeServiceLinkedRole(
  { AWSServiceName, Description, CustomSuffix }: OperationInput<"iam", "CreateServiceLinkedRole">,
  scope: WriteScope,
  service: LinkedService | undefined,
) {
  if (service === undefined) {
    throw invalid(`${AWSServiceName} is not a service that has service-linked roles.`);
  }
  if (CustomSuffix !== undefined && service.customSuffix !== true) {
    throw invalid(`Custom suffix is not allowed for ${AWSServiceName}`);
  }
  const name = nameWith(service.roleName, CustomSuffix);
  if (name.length > longestRoleName) {
    throw invalid(`Service role name ${name} has more than ${longestRoleName} characters.`);
  }
  if (scope.account.named(roles, name) !== undefined) {
    throw invalid(
      `Service role name ${name} has been taken in this account, please try a different suffix.`,
    );
  }
  const role = newServiceLinkedRole(scope, AWSServiceName, service, name, Description);
  scope.account.put(roles, role);
  const { Description: _, MaxSessionDuration: __, ...created } = listedRole(scope, role);
  return { Role: created };
}

export const createServiceLinkedRole = operation("iam", "CreateServiceLinkedRole", {
  access: "write",
  resource: ({ AWSServiceName, CustomSuffix }, { account, arn }) => ({
    arn: arn.iam(
      account.accountId,
      "role",
      pathOfService(AWSServiceName),
      nameWith(linkedServices.get(AWSServiceName)?.roleName ?? "*", CustomSuffix),
    ),
  }),
  context: ({ AWSServiceName }) => ({ "iam:AWSServiceName": AWSServiceName }),
  run: (input, scope) =>
    makeServiceLinkedRole(input, scope, linkedServices.get(input.AWSServiceName)),
});
