import { X509Certificate } from "node:crypto";
import type { Quotas, SamlIdentityProvider } from "@ostiary/directory";
import { type ServiceError, serviceError } from "@ostiary/wire";
import { XmlRefusedError } from "../../sts/saml/well-formed.ts";
import { attributeOf, children, everywhere, parseXml, textOf } from "../../sts/saml/xml.ts";

/** What of a metadata document is kept beside its text. */
export interface ReadMetadata {
  readonly document: string;
  readonly identityProviders: readonly SamlIdentityProvider[];
  /** Epoch milliseconds. */
  readonly validUntil: number;
}

const samlProtocol = "urn:oasis:names:tc:SAML:2.0:protocol";
const shortestRsaKey = 1024;
const longestEntityId = 1024;
/** Where a document does not say until when it is valid. */
const usualValidity = 100 * 365.25 * 86_400_000;

const unreadable = (): ServiceError => serviceError("InvalidInput", "Could not parse metadata");

/** A certificate that signatures can be verified by, in base64 of DER ("Troubleshoot SAML federation with IAM: Could not parse metadata"). */
function certificateOf(element: Element): string {
  const der = Buffer.from(textOf(element).replace(/\s/g, ""), "base64");
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = new X509Certificate(der).publicKey;
    const length = asymmetricKeyDetails?.modulusLength ?? 0;
    const usable =
      asymmetricKeyType === "ec" || (asymmetricKeyType === "rsa" && length >= shortestRsaKey);
    if (!usable) throw unreadable();
  } catch {
    throw unreadable();
  }
  return der.toString("base64");
}

/** The certificates of a role of an entity that sign; a key without a use is for everything. */
function signingCertificates(descriptor: Element): readonly string[] {
  const keys = children(descriptor, "metadata", "KeyDescriptor").filter(
    (key) => (attributeOf(key, "use") ?? "signing") === "signing",
  );
  const certificates = keys
    .flatMap((key) => children(key, "signature", "KeyInfo"))
    .flatMap((info) => children(info, "signature", "X509Data"))
    .flatMap((data) => children(data, "signature", "X509Certificate"));
  return certificates.map(certificateOf);
}

/** An entity as an identity provider; undefined where it is none. */
function identityProviderOf(entity: Element, quota: number): SamlIdentityProvider | undefined {
  const descriptors = children(entity, "metadata", "IDPSSODescriptor").filter((descriptor) =>
    (attributeOf(descriptor, "protocolSupportEnumeration") ?? "")
      .split(/\s+/)
      .includes(samlProtocol),
  );
  if (descriptors.length === 0) return undefined;
  const entityId = attributeOf(entity, "entityID") ?? "";
  const certificates = [...new Set(descriptors.flatMap(signingCertificates))];
  if (entityId === "" || entityId.length > longestEntityId || certificates.length === 0) {
    throw unreadable();
  }
  if (certificates.length > quota) {
    throw serviceError("LimitExceeded", `Cannot exceed quota for KeysPerSAMLProvider: ${quota}`);
  }
  return { entityId, certificates };
}

function validUntilOf(root: Element, entities: readonly Element[], now: number): number {
  const moments = [root, ...entities].flatMap((element) => {
    const text = attributeOf(element, "validUntil");
    return text === undefined ? [] : [Date.parse(text)];
  });
  if (moments.some((moment) => Number.isNaN(moment))) throw unreadable();
  const validUntil = Math.min(...moments, now + usualValidity);
  if (validUntil <= now) throw serviceError("InvalidInput", "The metadata has expired.");
  return validUntil;
}

function rootOf(document: string): Element {
  try {
    return parseXml(document, "metadata");
  } catch (error) {
    if (error instanceof XmlRefusedError) throw unreadable();
    throw error;
  }
}

/** Reads the metadata of a SAML provider: who signs, by which certificates, until when ("CreateSAMLProvider"). */
export function readMetadata(document: string, quotas: Quotas, now: number): ReadMetadata {
  const root = rootOf(document);
  const entities = everywhere(root, "metadata", "EntityDescriptor");
  try {
    const identityProviders = entities
      .map((entity) => identityProviderOf(entity, quotas.KeysPerSAMLProviderQuota))
      .filter((provider) => provider !== undefined);
    const names = new Set(identityProviders.map(({ entityId }) => entityId));
    if (names.size === 0 || names.size < identityProviders.length) throw unreadable();
    const quota = quotas.IdentityProvidersPerSAMLProviderQuota;
    if (names.size > quota) {
      throw serviceError(
        "LimitExceeded",
        `Cannot exceed quota for IdentityProvidersPerSAMLProvider: ${quota}`,
      );
    }
    return { document, identityProviders, validUntil: validUntilOf(root, entities, now) };
  } catch (error) {
    if (error instanceof XmlRefusedError) throw unreadable();
    throw error;
  }
}
