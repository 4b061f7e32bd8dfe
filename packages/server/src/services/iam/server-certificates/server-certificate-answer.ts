import type { ServerCertificate } from "@ostiary/directory";
import type { Scope } from "../../../operation.ts";

/** A server certificate as answers show it: without its body, its chain and its tags. */
export const certificateMetadata = (scope: Scope, certificate: ServerCertificate) => ({
  Path: certificate.path,
  ServerCertificateName: certificate.serverCertificateName,
  ServerCertificateId: certificate.id,
  Arn: scope.arn.iam(
    scope.account.accountId,
    "server-certificate",
    certificate.path,
    certificate.serverCertificateName,
  ),
  UploadDate: new Date(certificate.uploadDate),
  Expiration: new Date(certificate.expiration),
});
