import { type SigningCertificate, signingCertificates } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { ownerOf } from "../credential-owner.ts";
import { certificateIn, isValidAt } from "../pem-certificates.ts";
import { requireBelowQuota } from "../quota.ts";
import { userOrCallerTarget } from "../targets.ts";
import { signingCertificateId, wireSigningCertificate } from "./signing-certificate.ts";

export const uploadSigningCertificate = operation("iam", "UploadSigningCertificate", {
  access: "write",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  run({ UserName, CertificateBody }, scope) {
    const { account, quotas, now } = scope;
    const owner = ownerOf(scope, UserName);
    const parsed = certificateIn(CertificateBody);
    if (parsed === undefined || !isValidAt(parsed, now)) {
      throw serviceError(
        "MalformedCertificate",
        `Certificate ${CertificateBody.trim()} is malformed.`,
      );
    }
    const id = signingCertificateId(parsed);
    const present = account.get(signingCertificates, id);
    if (present !== undefined && present.userId !== owner.id) {
      throw serviceError("DuplicateCertificate", "Duplicate certificate uploaded.");
    }
    // The same certificate uploaded again is the one that is there.
    if (present !== undefined) {
      return { Certificate: wireSigningCertificate(present, owner.userName) };
    }
    const held = account.find(signingCertificates, "user", owner.id).length;
    requireBelowQuota(held, quotas, "SigningCertificatesPerUserQuota", "CertificatesPerUser");
    const certificate: SigningCertificate = {
      id,
      userId: owner.id,
      certificateBody: CertificateBody,
      status: "Active",
      uploadDate: now,
    };
    account.put(signingCertificates, certificate);
    return { Certificate: wireSigningCertificate(certificate, owner.userName) };
  },
});
