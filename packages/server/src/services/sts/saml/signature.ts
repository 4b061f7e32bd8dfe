import { createHash, createVerify, type KeyObject, X509Certificate } from "node:crypto";
import { SignedXml } from "xml-crypto";
import { refuse } from "./well-formed.ts";
import { attributeOf, childrenOf, isNamed, textOf } from "./xml.ts";

const exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
const enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
const more = "http://www.w3.org/2001/04/xmldsig-more#";

type Hash = "sha256" | "sha384" | "sha512";

/** Signatures by the key pairs of certificates ("RFC 6931"): no SHA-1, and no HMAC, for which a public key would do as the secret. */
const signatureMethods: ReadonlyMap<string, { readonly key: "rsa" | "ec"; readonly hash: Hash }> =
  new Map([
    [`${more}rsa-sha256`, { key: "rsa", hash: "sha256" }],
    [`${more}rsa-sha384`, { key: "rsa", hash: "sha384" }],
    [`${more}rsa-sha512`, { key: "rsa", hash: "sha512" }],
    [`${more}ecdsa-sha256`, { key: "ec", hash: "sha256" }],
    [`${more}ecdsa-sha384`, { key: "ec", hash: "sha384" }],
    [`${more}ecdsa-sha512`, { key: "ec", hash: "sha512" }],
  ]);

const digestMethods: ReadonlyMap<string, Hash> = new Map([
  ["http://www.w3.org/2001/04/xmlenc#sha256", "sha256"],
  [`${more}sha384`, "sha384"],
  ["http://www.w3.org/2001/04/xmlenc#sha512", "sha512"],
]);

/** The signature methods in the form that xml-crypto takes. */
const signatureAlgorithms = Object.fromEntries(
  [...signatureMethods].map(([uri, { key: type, hash }]) => [
    uri,
    class {
      getAlgorithmName(): string {
        return uri;
      }
      getSignature(): string {
        return refuse("Nothing is signed here.");
      }
      verifySignature(material: string, key: KeyObject, signature: string): boolean {
        if (key.asymmetricKeyType !== type) return false;
        const verifier = createVerify(hash).update(material, "utf8");
        const value = Buffer.from(signature, "base64");
        return type === "ec"
          ? verifier.verify({ key, dsaEncoding: "ieee-p1363" }, value)
          : verifier.verify(key, value);
      }
    },
  ]),
);

const hashAlgorithms = Object.fromEntries(
  [...digestMethods].map(([uri, hash]) => [
    uri,
    class {
      getAlgorithmName(): string {
        return uri;
      }
      getHash(xml: string): string {
        return createHash(hash).update(xml, "utf8").digest("base64");
      }
    },
  ]),
);

const base64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;

/** The children of an element of a signature, by name, which must be these in this order and no others. */
function partsOf(parent: Element, names: readonly string[]): (name: string) => Element {
  const found = childrenOf(parent);
  const fits =
    found.length === names.length &&
    found.every((child, at) => isNamed(child, "signature", names[at] ?? ""));
  if (!fits) refuse(`${parent.localName} is not of the one form that is accepted.`);
  return (name) => found[names.indexOf(name)] ?? refuse(`${parent.localName} lacks ${name}.`);
}

const algorithmOf = (element: Element): string => attributeOf(element, "Algorithm") ?? "";

/** Whole, less the signature itself, in exclusive canonical form; at most the prefixes that stay are named. */
function requireTransforms(transforms: Element): void {
  const [first, second, ...others] = childrenOf(transforms);
  const whole =
    first !== undefined &&
    second !== undefined &&
    others.length === 0 &&
    algorithmOf(first) === enveloped &&
    algorithmOf(second) === exclusive &&
    [first, second].every((step) => isNamed(step, "signature", "Transform"));
  if (!whole) return void refuse("The transforms of the signature are not accepted.");
  requireBare(first);
  const parameters = childrenOf(second);
  const known = parameters.every((one) => isNamed(one, "exclusive", "InclusiveNamespaces"));
  if (!known || parameters.length > 1) refuse("A transform has parameters.");
  parameters.forEach(requireBare);
}

function requireBare(element: Element): void {
  if (childrenOf(element).length > 0) refuse(`${element.localName} has parameters.`);
}

/**
 * Refuses a signature that is not of the one form that SAML uses ("SAML 2.0 Core", 5.4): one reference, to the element that it
 * lies in, which it covers as a whole but for itself, in exclusive canonical form, by methods that are still sound.
 */
function requireForm(signature: Element, signed: Element): void {
  const withKey = childrenOf(signature).length > 2;
  const whole = partsOf(signature, [
    "SignedInfo",
    "SignatureValue",
    ...(withKey ? ["KeyInfo"] : []),
  ]);
  const info = partsOf(whole("SignedInfo"), [
    "CanonicalizationMethod",
    "SignatureMethod",
    "Reference",
  ]);
  const reference = partsOf(info("Reference"), ["Transforms", "DigestMethod", "DigestValue"]);
  const methods = [
    info("CanonicalizationMethod"),
    info("SignatureMethod"),
    reference("DigestMethod"),
  ] as const;
  const [form, method, digest] = methods.map(algorithmOf);
  if (form !== exclusive) refuse("The signature is not in exclusive canonical form.");
  if (!signatureMethods.has(method ?? "")) refuse("The method of the signature is not accepted.");
  if (!digestMethods.has(digest ?? "")) refuse("The digest of the signature is not accepted.");
  methods.forEach(requireBare);
  requireTransforms(reference("Transforms"));
  const id = attributeOf(signed, "ID") ?? "";
  const named = attributeOf(info("Reference"), "URI");
  if (!/^[A-Za-z_][\w.-]{0,255}$/.test(id) || named !== `#${id}`) {
    refuse("The signature does not refer to the element that it lies in.");
  }
  for (const text of [whole("SignatureValue"), reference("DigestValue")]) {
    if (!base64.test(textOf(text))) refuse("The signature is not base64.");
  }
}

/**
 * What a signature that lies in an element has signed, verified by one of the certificates: the canonical text of the element
 * without the signature. Only this text may be read further. `source` is the whole text that the element was read from. What the
 * signature says of its key is not looked at.
 */
export function signedText(
  source: string,
  signed: Element,
  signature: Element,
  certificates: readonly string[],
): string {
  requireForm(signature, signed);
  for (const certificate of certificates) {
    const { publicKey } = new X509Certificate(Buffer.from(certificate, "base64"));
    const text = verifiedBy(source, signature, publicKey);
    if (text !== undefined) return text;
  }
  return refuse("The signature is not by a key of the provider.");
}

function verifiedBy(source: string, signature: Element, key: KeyObject): string | undefined {
  const verifier = new SignedXml({ publicCert: key, getCertFromKeyInfo: () => null });
  verifier.SignatureAlgorithms = signatureAlgorithms;
  verifier.HashAlgorithms = hashAlgorithms;
  const { [exclusive]: canonical, [enveloped]: without } = verifier.CanonicalizationAlgorithms;
  if (canonical === undefined || without === undefined) throw new Error("xml-crypto has changed.");
  verifier.CanonicalizationAlgorithms = { [exclusive]: canonical, [enveloped]: without };
  try {
    verifier.loadSignature(signature);
    if (verifier.checkSignature(source) !== true) return undefined;
  } catch {
    // The library throws for a signature that does not match, as for one that it can't read.
    return undefined;
  }
  const [text, ...others] = verifier.getSignedReferences();
  return others.length === 0 ? text : undefined;
}
