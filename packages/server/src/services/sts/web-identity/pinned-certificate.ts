import type { X509Certificate } from "node:crypto";
import { checkServerIdentity, type TLSSocket } from "node:tls";

const longestChain = 10;

const thumbprintOf = ({ fingerprint }: X509Certificate): string =>
  fingerprint.replaceAll(":", "").toLowerCase();

function isValidAt(certificate: X509Certificate, now: number): boolean {
  return Date.parse(certificate.validFrom) <= now && now <= Date.parse(certificate.validTo);
}

/**
 * Whether a connection is to the host that it is meant for: its certificate is of an authority that Node.js trusts, or leads to
 * one whose thumbprint is listed. AWS too asks for thumbprints only where no trusted authority has signed
 * ("CreateOpenIDConnectProvider").
 */
export function isTrusted(
  socket: TLSSocket,
  hostname: string,
  thumbprints: readonly string[],
  now: number,
): boolean {
  if (socket.authorized) return true;
  if (thumbprints.length === 0) return false;
  const shown = socket.getPeerCertificate();
  if (checkServerIdentity(hostname, shown) !== undefined) return false;
  let certificate = socket.getPeerX509Certificate();
  for (let links = 0; certificate !== undefined && links < longestChain; links += 1) {
    if (!isValidAt(certificate, now)) return false;
    if (thumbprints.includes(thumbprintOf(certificate))) return true;
    const issuer: X509Certificate | undefined = certificate.issuerCertificate;
    if (issuer === undefined || !issuer.ca || !certificate.verify(issuer.publicKey)) return false;
    certificate = issuer;
  }
  return false;
}
