import { DOMParser } from "@xmldom/xmldom";
import { type DocumentKind, refuse, requireWellFormed, XmlRefusedError } from "./well-formed.ts";

/** The namespaces of SAML 2.0 and of XML signatures. */
export const namespaces = {
  assertion: "urn:oasis:names:tc:SAML:2.0:assertion",
  protocol: "urn:oasis:names:tc:SAML:2.0:protocol",
  metadata: "urn:oasis:names:tc:SAML:2.0:metadata",
  signature: "http://www.w3.org/2000/09/xmldsig#",
  exclusive: "http://www.w3.org/2001/10/xml-exc-c14n#",
} as const;

export type NamespaceName = keyof typeof namespaces;

/** Reads plain XML. Throws XmlRefusedError. The size is the caller's to limit. */
export function parseXml(text: string, kind: DocumentKind): Element {
  requireWellFormed(text, kind);
  const root = rootOf(text);
  requireBound(root);
  return root;
}

function rootOf(text: string): Element {
  const errorHandler = { warning: refuse, error: refuse, fatalError: refuse };
  try {
    return new DOMParser({ errorHandler }).parseFromString(text, "text/xml").documentElement;
  } catch (error) {
    if (error instanceof XmlRefusedError) throw error;
    return refuse("It is not well-formed.");
  }
}

/** Prefixes must be bound, and no attribute may stand twice under two prefixes ("Namespaces in XML 1.0"). */
function requireBound(element: Element): void {
  const attributes = Array.from(element.attributes);
  const named = new Set<string>();
  for (const { prefix, namespaceURI, localName, name, value } of [...attributes]) {
    if (prefix && !namespaceURI) refuse("A prefix has no namespace.");
    if (name.startsWith("xmlns:") && value === "") refuse("A prefix has no namespace.");
    named.add(`${namespaceURI ?? ""} ${localName}`);
  }
  if (named.size < attributes.length) refuse("An attribute stands twice.");
  if (element.prefix && !element.namespaceURI) refuse("A prefix has no namespace.");
  childrenOf(element).forEach(requireBound);
}

const isElement = (node: Node): node is Element => node.nodeType === 1;

/** The elements in an element, in their order. */
export const childrenOf = (parent: Element): Element[] =>
  Array.from(parent.childNodes).filter(isElement);

/** Whether an element is of that name. */
export const isNamed = (
  { namespaceURI, localName }: Element,
  space: NamespaceName,
  name: string,
): boolean => namespaceURI === namespaces[space] && localName === name;

/** The elements of that name in an element. */
export const children = (parent: Element, space: NamespaceName, name: string): Element[] =>
  childrenOf(parent).filter((element) => isNamed(element, space, name));

/** The element of that name in an element; several are refused. */
export function onlyChild(
  parent: Element,
  space: NamespaceName,
  name: string,
): Element | undefined {
  const [first, ...others] = children(parent, space, name);
  if (others.length > 0) refuse(`${parent.localName} has several elements ${name}.`);
  return first;
}

/** Every element of that name, wherever it stands in or below an element. */
export function everywhere(root: Element, space: NamespaceName, name: string): Element[] {
  const inside = childrenOf(root).flatMap((child) => everywhere(child, space, name));
  return isNamed(root, space, name) ? [root, ...inside] : inside;
}

/** The text of an element that holds nothing else. */
export function textOf(element: Element): string {
  if (childrenOf(element).length > 0) refuse(`${element.localName} holds more than a text.`);
  return element.textContent ?? "";
}

/** An attribute without a namespace; undefined where the element lacks it. */
export const attributeOf = (element: Element, name: string): string | undefined =>
  element.hasAttribute(name) ? (element.getAttribute(name) ?? undefined) : undefined;
