import { serverCertificates } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { requireServerCertificate } from "../find-entity.ts";
import { serverCertificateTarget } from "../targets.ts";

export const deleteServerCertificate = operation("iam", "DeleteServerCertificate", {
  access: "write",
  resource: ({ ServerCertificateName }, scope) =>
    serverCertificateTarget(scope, ServerCertificateName),
  run({ ServerCertificateName }, { account }) {
    const certificate = requireServerCertificate(account, ServerCertificateName);
    account.delete(serverCertificates, certificate.id);
    return {};
  },
});
