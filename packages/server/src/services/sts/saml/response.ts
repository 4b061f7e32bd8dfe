import { signedText } from "./signature.ts";
import { refuse } from "./well-formed.ts";
import {
  attributeOf,
  children,
  childrenOf,
  everywhere,
  isNamed,
  onlyChild,
  parseXml,
  textOf,
} from "./xml.ts";

/** Encrypted assertions are not served. */
export class EncryptedAssertionError extends Error {
  override readonly name = "EncryptedAssertionError";
}

const success = "urn:oasis:names:tc:SAML:2.0:status:Success";

/** A response as it was parsed, with the text that it was parsed from. */
interface Parsed {
  readonly source: string;
  readonly root: Element;
}

const identifiers = ["ID", "Id", "id", "xml:id", "AssertionID"];

/** An id that stands twice lets a signature mean another element than is read. */
function requireUniqueIds(root: Element): void {
  const seen = new Set<string>();
  const walk = (element: Element): void => {
    for (const name of identifiers) {
      const id = attributeOf(element, name);
      if (id === undefined) continue;
      if (seen.has(id)) refuse("An ID stands twice.");
      seen.add(id);
    }
    childrenOf(element).forEach(walk);
  };
  walk(root);
}

/** The one assertion of a response, which is its child; one anywhere else is an attempt to have it taken for this one. */
function assertionOf(response: Element): Element {
  if (
    everywhere(response, "assertion", "EncryptedAssertion").length > 0 ||
    everywhere(response, "assertion", "EncryptedID").length > 0 ||
    everywhere(response, "assertion", "EncryptedAttribute").length > 0
  ) {
    throw new EncryptedAssertionError("The response is encrypted.");
  }
  const [assertion, ...others] = everywhere(response, "assertion", "Assertion");
  if (assertion === undefined || others.length > 0 || assertion.parentNode !== response) {
    return refuse("A response holds one assertion.");
  }
  return assertion;
}

/** Signatures lie in the response and in its assertion, at most one in each, and nowhere else. */
function signaturesOf(response: Element, assertion: Element) {
  const ofResponse = onlyChild(response, "signature", "Signature");
  const ofAssertion = onlyChild(assertion, "signature", "Signature");
  const known = [ofResponse, ofAssertion].filter((one) => one !== undefined);
  if (everywhere(response, "signature", "Signature").length !== known.length) {
    refuse("A signature lies where none belongs.");
  }
  return { ofResponse, ofAssertion };
}

function requireResponse(root: Element): void {
  if (!isNamed(root, "protocol", "Response") || attributeOf(root, "Version") !== "2.0") {
    refuse("It is no response of SAML 2.0.");
  }
  const status = onlyChild(root, "protocol", "Status");
  const code = status && onlyChild(status, "protocol", "StatusCode");
  if (code === undefined || attributeOf(code, "Value") !== success) {
    refuse("The identity provider reports no success.");
  }
}

/** The issuer that a response names, before anything of it is believed: it only chooses whose certificates may verify it. */
export function claimedIssuer(response: Element): string {
  const [own] = children(response, "assertion", "Issuer");
  const [issuer] = children(assertionOf(response), "assertion", "Issuer");
  const text = issuer === undefined ? "" : textOf(issuer);
  if (own !== undefined && textOf(own) !== text) {
    refuse("The response and its assertion name different issuers.");
  }
  return text;
}

/** Reads a response; nothing of it is believed. */
export function readResponse(source: string): Element {
  const root = parseXml(source, "message");
  requireUniqueIds(root);
  requireResponse(root);
  return root;
}

/**
 * The assertion of a response, as the provider has signed it: read anew from the canonical text that a signature of one of the
 * certificates covers. A signature of the response covers its assertion; where both are signed, both have to hold.
 */
export function verifiedAssertion(source: string, certificates: readonly string[]): Element {
  let parsed: Parsed = { source, root: readResponse(source) };
  let assertion = assertionOf(parsed.root);
  let { ofResponse, ofAssertion } = signaturesOf(parsed.root, assertion);
  if (ofResponse === undefined && ofAssertion === undefined) return refuse("Nothing is signed.");
  if (ofResponse !== undefined) {
    const text = signedText(parsed.source, parsed.root, ofResponse, certificates);
    parsed = { source: text, root: readResponse(text) };
    assertion = assertionOf(parsed.root);
    ({ ofAssertion } = signaturesOf(parsed.root, assertion));
  }
  if (ofAssertion === undefined) return assertion;
  const text = signedText(parsed.source, assertion, ofAssertion, certificates);
  const signed = parseXml(text, "message");
  if (!isNamed(signed, "assertion", "Assertion")) return refuse("No assertion is signed.");
  return signed;
}
