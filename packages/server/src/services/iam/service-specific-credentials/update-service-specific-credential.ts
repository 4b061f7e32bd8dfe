import { serviceSpecificCredentials } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { settableStatus } from "../credential-status.ts";
import { userOrCallerTarget } from "../targets.ts";
import { requireCredential, serviceOfCredential } from "./service-specific-credential.ts";

export const updateServiceSpecificCredential = operation("iam", "UpdateServiceSpecificCredential", {
  access: "write",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  context: ({ ServiceSpecificCredentialId }, scope) =>
    serviceOfCredential(scope, ServiceSpecificCredentialId),
  run({ UserName, ServiceSpecificCredentialId, Status }, scope) {
    const { credential } = requireCredential(scope, UserName, ServiceSpecificCredentialId);
    const status = settableStatus(Status);
    scope.account.put(serviceSpecificCredentials, { ...credential, status });
    return {};
  },
});
