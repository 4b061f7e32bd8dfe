import { createPrivateKey, type KeyObject, type X509Certificate } from "node:crypto";
import { type ServiceError, serviceError } from "@ostiary/wire";
import { certificateIn, certificatesIn, isValidAt } from "../pem-certificates.ts";

const malformed = (message: string): ServiceError => serviceError("MalformedCertificate", message);

const unparsable = (): ServiceError =>
  malformed("Unable to parse certificate. Please ensure the certificate is in PEM format.");

function privateKeyIn(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw malformed(
      pem.includes("ENCRYPTED")
        ? "Unable to parse key; the body is encrypted."
        : "Private key was in an unrecognized format.",
    );
  }
}

function requireValid({ validFromDate, validToDate }: X509Certificate, now: number): void {
  if (validToDate.getTime() <= now) {
    throw malformed(
      "Certificate is no longer valid. The 'Not After' date restriction on the certificate has passed.",
    );
  }
  if (validFromDate.getTime() > now) {
    throw malformed(
      "Certificate is not valid yet. The 'Not Before' date restriction on the certificate has not passed.",
    );
  }
}

const isIssuedBy = (subject: X509Certificate, issuer: X509Certificate): boolean =>
  subject.checkIssued(issuer) && subject.verify(issuer.publicKey);

/**
 * Where a chain breaks; undefined where it holds. The last certificate is the anchor, and the path to it is the leaf and those before
 * the anchor; the index is the place in that path, or -1 where the path does not end at the anchor ("UploadServerCertificate").
 */
function brokenAt(
  leaf: X509Certificate,
  chain: readonly X509Certificate[],
  now: number,
): number | undefined {
  const anchor = chain.at(-1);
  if (anchor === undefined) return -1;
  const path = [leaf, ...chain.slice(0, -1)];
  if (path.at(-1)?.issuer !== anchor.subject) return -1;
  const broken = path.findLastIndex((certificate, at) => {
    const issuer = path[at + 1] ?? anchor;
    return (
      !(isIssuedBy(certificate, issuer) && (at === 0 || certificate.ca)) ||
      !isValidAt(certificate, now)
    );
  });
  return broken < 0 ? undefined : broken;
}

function requireChain(leaf: X509Certificate, pem: string, now: number): void {
  const chain = certificatesIn(pem);
  if (chain === undefined) throw unparsable();
  const index = brokenAt(leaf, chain, now);
  if (index === undefined) return;
  throw malformed(
    `Unable to validate certificate chain. The certificate chain must start with the immediate signing certificate, followed by any intermediaries in order. The index within the chain of the invalid certificate is: ${index}`,
  );
}

/** What a server certificate is uploaded with. */
export interface UploadedMaterial {
  readonly CertificateBody: string;
  readonly PrivateKey: string;
  readonly CertificateChain?: string | undefined;
}

/** Refuses what cannot serve: a certificate that does not parse or is not valid, a key that is not its own, a broken chain. */
export function requireServerMaterial(
  { CertificateBody, PrivateKey, CertificateChain }: UploadedMaterial,
  now: number,
): X509Certificate {
  const certificate = certificateIn(CertificateBody);
  if (certificate === undefined) throw unparsable();
  const key = privateKeyIn(PrivateKey);
  if (!certificate.checkPrivateKey(key)) {
    throw serviceError(
      "KeyPairMismatch",
      "The private key did not match the public key provided. Please verify the key material and try again.",
    );
  }
  requireValid(certificate, now);
  if (CertificateChain !== undefined) requireChain(certificate, CertificateChain, now);
  return certificate;
}
