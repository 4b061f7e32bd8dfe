import { serviceSpecificCredentials } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { userOrCallerTarget } from "../targets.ts";
import { requireCredential, serviceOfCredential } from "./service-specific-credential.ts";

export const deleteServiceSpecificCredential = operation("iam", "DeleteServiceSpecificCredential", {
  access: "write",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  context: ({ ServiceSpecificCredentialId }, scope) =>
    serviceOfCredential(scope, ServiceSpecificCredentialId),
  run({ UserName, ServiceSpecificCredentialId }, scope) {
    const { credential } = requireCredential(scope, UserName, ServiceSpecificCredentialId);
    scope.account.delete(serviceSpecificCredentials, credential.id);
    return {};
  },
});
