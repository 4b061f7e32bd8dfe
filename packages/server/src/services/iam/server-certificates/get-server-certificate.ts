import { operation } from "../../../operation.ts";
import { requireServerCertificate } from "../find-entity.ts";
import { sortedTags, wireTags } from "../tags.ts";
import { serverCertificateTarget } from "../targets.ts";
import { certificateMetadata } from "./server-certificate-answer.ts";

export const getServerCertificate = operation("iam", "GetServerCertificate", {
  access: "read",
  resource: ({ ServerCertificateName }, scope) =>
    serverCertificateTarget(scope, ServerCertificateName),
  run({ ServerCertificateName }, scope) {
    const certificate = requireServerCertificate(scope.account, ServerCertificateName);
    const { certificateBody, certificateChain, tags } = certificate;
    return {
      ServerCertificate: {
        ServerCertificateMetadata: certificateMetadata(scope, certificate),
        CertificateBody: certificateBody,
        ...(certificateChain !== undefined && { CertificateChain: certificateChain }),
        Tags: wireTags(sortedTags(tags)),
      },
    };
  },
});
