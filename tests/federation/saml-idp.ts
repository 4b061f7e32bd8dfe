import { createSign, generateKeyPairSync, type KeyObject, randomUUID } from "node:crypto";
import { SignedXml } from "xml-crypto";
import { certificate } from "./certificate.ts";

const exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
const enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
const more = "http://www.w3.org/2001/04/xmldsig-more#";
export const rsaSha256 = `${more}rsa-sha256`;
const sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";

/** A key pair and its certificate, in base64 of DER. */
export interface SamlKey {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
  readonly certificate: string;
}

export function samlKey(type: "rsa" | "ec" = "rsa", bits = 2048): SamlKey {
  const key =
    type === "rsa"
      ? generateKeyPairSync("rsa", { modulusLength: bits })
      : generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { ...key, certificate: certificate({ name: "idp", key }).toString("base64") };
}

const attributes = "https://aws.amazon.com/SAML/Attributes/";

/** The names of the attributes that AWS reads. */
export const awsAttribute = (name: string): string => attributes + name;

/** What a response of the test's identity provider says; every part may be another. */
export interface ResponseParts {
  readonly id?: string;
  readonly issuer?: string;
  readonly nameId?: string;
  /** The whole NameID element. */
  readonly nameIdElement?: string;
  readonly recipient?: string;
  readonly audience?: string;
  readonly issued?: Date;
  readonly notBefore?: Date;
  readonly notOnOrAfter?: Date;
  readonly sessionEnd?: Date;
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
  readonly destination?: string;
  readonly status?: string;
  /** Inside of Conditions, before the audience. */
  readonly conditions?: string;
}

/** Which of the two elements are signed. */
export type SignedPart = "assertion" | "response" | "both" | "none";

export interface SigningOptions {
  readonly key?: SamlKey;
  readonly method?: string;
  readonly digest?: string;
  readonly transforms?: readonly string[];
  readonly canonical?: string;
  /** The certificate that KeyInfo shows. */
  readonly shown?: string;
}

export const signIn = "https://signin.aws.amazon.com/saml";

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const at = (moment: Date): string => moment.toISOString();
const from = (seconds: number): Date => new Date(Date.now() + seconds * 1000);

/** A small real SAML identity provider. */
export interface SamlIdp {
  readonly entityId: string;
  readonly key: SamlKey;
  /** Its metadata, long enough for AWS; `more` are further attributes of the entity. */
  metadata(certificates?: readonly string[], more?: string): string;
  /** An unsigned response. */
  unsigned(parts?: ResponseParts): string;
  /** A response, signed. */
  response(parts?: ResponseParts, signed?: SignedPart, options?: SigningOptions): string;
}

function metadataOf(entityId: string, certificates: readonly string[], more: string): string {
  const keys = certificates.map(
    (one) =>
      `<md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${one}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- ${"The metadata of an identity provider that lives for the time of a test. ".repeat(6)} -->
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${escaped(entityId)}"${more}>
  <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    ${keys.join("\n    ")}
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example.com/sso"/>
  </md:IDPSSODescriptor>
</md:EntityDescriptor>`;
}

function assertionOf(entityId: string, parts: ResponseParts): string {
  const {
    id = `_${randomUUID()}`,
    issuer = entityId,
    nameId = "octocat",
    nameIdElement = `<saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">${escaped(nameId)}</saml:NameID>`,
    recipient = signIn,
    audience = signIn,
    issued = from(0),
    notBefore = from(-30),
    notOnOrAfter = from(240),
    sessionEnd,
    conditions = "",
  } = parts;
  const statements = Object.entries(parts.attributes ?? {}).map(
    ([name, values]) =>
      `<saml:Attribute Name="${escaped(name)}">${values.map((value) => `<saml:AttributeValue>${escaped(value)}</saml:AttributeValue>`).join("")}</saml:Attribute>`,
  );
  const session = sessionEnd === undefined ? "" : ` SessionNotOnOrAfter="${at(sessionEnd)}"`;
  return (
    `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" Version="2.0" IssueInstant="${at(issued)}">` +
    `<saml:Issuer>${escaped(issuer)}</saml:Issuer>` +
    `<saml:Subject>${nameIdElement}<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${at(notOnOrAfter)}" Recipient="${escaped(recipient)}"/></saml:SubjectConfirmation></saml:Subject>` +
    `<saml:Conditions NotBefore="${at(notBefore)}" NotOnOrAfter="${at(notOnOrAfter)}">${conditions}<saml:AudienceRestriction><saml:Audience>${escaped(audience)}</saml:Audience></saml:AudienceRestriction></saml:Conditions>` +
    `<saml:AuthnStatement AuthnInstant="${at(issued)}"${session}><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>` +
    `<saml:AttributeStatement>${statements.join("")}</saml:AttributeStatement>` +
    "</saml:Assertion>"
  );
}

/** A new identity provider. */
export function samlIdp(
  entityId = "https://idp.example.com/saml",
  key: SamlKey = samlKey(),
): SamlIdp {
  function unsigned(parts: ResponseParts = {}): string {
    const {
      issuer = entityId,
      destination = signIn,
      status = "urn:oasis:names:tc:SAML:2.0:status:Success",
      issued = from(0),
    } = parts;
    return (
      `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_${randomUUID()}" Version="2.0" IssueInstant="${at(issued)}" Destination="${escaped(destination)}">` +
      `<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${escaped(issuer)}</saml:Issuer>` +
      `<samlp:Status><samlp:StatusCode Value="${status}"/></samlp:Status>` +
      `${assertionOf(entityId, parts)}</samlp:Response>`
    );
  }

  return {
    entityId,
    key,
    metadata: (certificates = [key.certificate], more = "") =>
      metadataOf(entityId, certificates, more),
    unsigned,
    response(parts = {}, signed = "assertion", options = {}) {
      let text = unsigned(parts);
      const usual = { key, ...options };
      if (signed === "assertion" || signed === "both") text = sign(text, "Assertion", usual);
      if (signed === "response" || signed === "both") text = sign(text, "Response", usual);
      return text;
    },
  };
}

/** A response as requests carry it. */
export const encoded = (response: string): string =>
  Buffer.from(response, "utf8").toString("base64");

/** A signature method of elliptic curves, which xml-crypto leaves to its users. */
class EcdsaSha256 {
  getAlgorithmName(): string {
    return `${more}ecdsa-sha256`;
  }
  getSignature(info: string, key: KeyObject): string {
    return createSign("sha256").update(info).sign({ key, dsaEncoding: "ieee-p1363" }, "base64");
  }
  verifySignature(): boolean {
    throw new Error("This side signs.");
  }
}

class RsaSha384 {
  getAlgorithmName(): string {
    return `${more}rsa-sha384`;
  }
  getSignature(info: string, key: KeyObject): string {
    return createSign("sha384").update(info).sign(key, "base64");
  }
  verifySignature(): boolean {
    throw new Error("This side signs.");
  }
}

/** Signs the element of that name in a document, as identity providers do. */
export function sign(
  document: string,
  element: "Assertion" | "Response",
  options: SigningOptions & { readonly key: SamlKey },
): string {
  const { key, method = rsaSha256, digest = sha256, canonical = exclusive, shown } = options;
  const signer = new SignedXml({
    privateKey: key.privateKey,
    signatureAlgorithm: method,
    canonicalizationAlgorithm: canonical,
    getKeyInfoContent: () =>
      `<X509Data><X509Certificate>${shown ?? key.certificate}</X509Certificate></X509Data>`,
  });
  signer.SignatureAlgorithms[`${more}ecdsa-sha256`] = EcdsaSha256;
  signer.SignatureAlgorithms[`${more}rsa-sha384`] = RsaSha384;
  signer.addReference({
    xpath: `//*[local-name(.)='${element}']`,
    digestAlgorithm: digest,
    transforms: [...(options.transforms ?? [enveloped, exclusive])],
  });
  signer.computeSignature(document, {
    prefix: "ds",
    location: {
      reference: `//*[local-name(.)='${element}']/*[local-name(.)='Issuer']`,
      action: "after",
    },
  });
  return signer.getSignedXml();
}
