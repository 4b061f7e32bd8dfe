import { type ServerCertificate, serverCertificates, uniqueId } from "@ostiary/directory";
import { type OperationInput, serviceError } from "@ostiary/wire";
import { operation, type WriteScope } from "../../../operation.ts";
import { requireBelowQuota } from "../quota.ts";
import { countingCase, givenTags, requestTags, tagsOnCreate, withTags } from "../tags.ts";
import { requireServerMaterial, type UploadedMaterial } from "./certificate-material.ts";
import { certificateMetadata } from "./server-certificate-answer.ts";

/** Stores a certificate; `expirationOf` looks at its material, and says until when it is valid. */
export function storeServerCertificate(
  input: OperationInput<"iam", "UploadServerCertificate">,
  scope: WriteScope,
  expirationOf: (material: UploadedMaterial, now: number) => number,
) {
  const { account, quotas, now } = scope;
  const name = input.ServerCertificateName;
  if (account.named(serverCertificates, name) !== undefined) {
    throw serviceError(
      "EntityAlreadyExists",
      `The Server Certificate with name ${name} already exists.`,
    );
  }
  requireBelowQuota(
    account.count(serverCertificates),
    quotas,
    "ServerCertificatesQuota",
    "ServerCertificatesPerAccount",
  );
  const expiration = expirationOf(input, now);
  const id = uniqueId("ASCA");
  const certificate: ServerCertificate = {
    id,
    serverCertificateName: name,
    path: input.Path ?? "/",
    certificateBody: input.CertificateBody.trim(),
    ...(input.CertificateChain !== undefined && {
      certificateChain: input.CertificateChain.trim(),
    }),
    wrappedPrivateKey: scope.server.directory.secrets.wrap(input.PrivateKey, id),
    uploadDate: now,
    expiration,
    tags: withTags([], input.Tags, quotas.TagsPerResourceQuota, countingCase),
  };
  account.put(serverCertificates, certificate);
  return {
    ServerCertificateMetadata: certificateMetadata(scope, certificate),
    ...givenTags(certificate.tags),
  };
}

export const uploadServerCertificate = operation("iam", "UploadServerCertificate", {
  access: "write",
  resource: ({ Path = "/", ServerCertificateName }, { account, arn }) => ({
    arn: arn.iam(account.accountId, "server-certificate", Path, ServerCertificateName),
  }),
  context: ({ Tags }) => requestTags(Tags),
  also: ({ Path = "/", ServerCertificateName, Tags }, { account, arn }) =>
    tagsOnCreate(
      "iam:TagServerCertificate",
      arn.iam(account.accountId, "server-certificate", Path, ServerCertificateName),
      Tags,
    ),
  run: (input, scope) =>
    storeServerCertificate(input, scope, (material, now) =>
      requireServerMaterial(material, now).validToDate.getTime(),
    ),
});
