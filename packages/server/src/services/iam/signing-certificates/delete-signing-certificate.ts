import { signingCertificates } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { userOrCallerTarget } from "../targets.ts";
import { requireSigningCertificate } from "./signing-certificate.ts";

export const deleteSigningCertificate = operation("iam", "DeleteSigningCertificate", {
  access: "write",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  run({ UserName, CertificateId }, scope) {
    const certificate = requireSigningCertificate(scope, UserName, CertificateId);
    scope.account.delete(signingCertificates, certificate.id);
    return {};
  },
});
