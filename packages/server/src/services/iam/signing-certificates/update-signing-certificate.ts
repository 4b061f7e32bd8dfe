import { signingCertificates } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { settableStatus } from "../credential-status.ts";
import { userOrCallerTarget } from "../targets.ts";
import { requireSigningCertificate } from "./signing-certificate.ts";

export const updateSigningCertificate = operation("iam", "UpdateSigningCertificate", {
  access: "write",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  run({ UserName, CertificateId, Status }, scope) {
    const certificate = requireSigningCertificate(scope, UserName, CertificateId);
    scope.account.put(signingCertificates, { ...certificate, status: settableStatus(Status) });
    return {};
  },
});
