import { createHash, type X509Certificate } from "node:crypto";
import { type SigningCertificate, signingCertificates } from "@ostiary/directory";
import type { Scope } from "../../../operation.ts";
import { ownerOf } from "../credential-owner.ts";
import { noSuchEntity } from "../find-entity.ts";

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The id of a signing certificate: the SHA-1 digest of its DER form in base32, 32 characters. */
export function signingCertificateId({ raw }: X509Certificate): string {
  let bits = 0n;
  for (const byte of createHash("sha1").update(raw).digest()) bits = (bits << 8n) | BigInt(byte);
  let id = "";
  for (let shift = 155n; shift >= 0n; shift -= 5n) id += base32[Number((bits >> shift) & 31n)];
  return id;
}

/** A signing certificate as every answer shows it. */
export const wireSigningCertificate = (
  certificate: SigningCertificate,
  userName: string | undefined,
) => ({
  UserName: userName ?? "",
  CertificateId: certificate.id,
  CertificateBody: certificate.certificateBody,
  Status: certificate.status,
  UploadDate: new Date(certificate.uploadDate),
});

/** The certificate of that id, where it is the user's. */
export function requireSigningCertificate(
  scope: Scope,
  userName: string | undefined,
  id: string,
): SigningCertificate {
  const owner = ownerOf(scope, userName);
  const certificate = scope.account.get(signingCertificates, id);
  if (certificate === undefined || certificate.userId !== owner.id) {
    throw noSuchEntity(`The Certificate with id ${id} cannot be found.`);
  }
  return certificate;
}
