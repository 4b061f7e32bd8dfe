import { serviceSpecificCredentials } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { userOrCallerTarget } from "../targets.ts";
import { newServicePassword, servicePasswordHash } from "./service-password.ts";
import {
  givenCredential,
  requireCredential,
  serviceOfCredential,
} from "./service-specific-credential.ts";

export const resetServiceSpecificCredential = operation("iam", "ResetServiceSpecificCredential", {
  access: "write",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  context: ({ ServiceSpecificCredentialId }, scope) =>
    serviceOfCredential(scope, ServiceSpecificCredentialId),
  run({ UserName, ServiceSpecificCredentialId }, scope) {
    const { credential, user } = requireCredential(scope, UserName, ServiceSpecificCredentialId);
    const password = newServicePassword();
    scope.account.put(serviceSpecificCredentials, {
      ...credential,
      passwordHash: servicePasswordHash(password),
    });
    return {
      ServiceSpecificCredential: givenCredential(credential, user.userName, password, scope.now),
    };
  },
});
