/** A text that is not XML, or not XML of the plain kind that is read here. */
export class XmlRefusedError extends Error {
  override readonly name = "XmlRefusedError";
}

/** Throws XmlRefusedError. */
export const refuse = (why: string): never => {
  throw new XmlRefusedError(why);
};

/** Messages come from anybody, and are small and plain; metadata comes from who may change the account, and may be commented. */
export type DocumentKind = "message" | "metadata";

const rules: Readonly<
  Record<DocumentKind, { readonly comments: boolean; readonly mostElements: number }>
> = {
  message: { comments: false, mostElements: 2_000 },
  metadata: { comments: true, mostElements: 20_000 },
};

const deepest = 48;
const mostAttributes = 64;

const declaration =
  /^<\?xml\s+version=(["'])1\.0\1(?:\s+encoding=(["'])utf-8\2)?(?:\s+standalone=(["'])(?:yes|no)\3)?\s*\?>/i;
/** What XML 1.0 lacks, and what parsers take for line ends in different ways. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are refused
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\u0085\u2028]/;
const reference = /&(?:#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))|amp|lt|gt|quot|apos);|&/g;

const name = "[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?";
const space = "[ \\t\\r\\n]";
const opening = new RegExp(`<(${name})`, "y");
const attribute = new RegExp(`${space}+(${name})${space}*=${space}*(?:"[^"<]*"|'[^'<]*')`, "y");
const openingEnd = new RegExp(`${space}*(/?)>`, "y");
const closing = new RegExp(`</(${name})${space}*>`, "y");
const comment = /<!--(?:(?!--)[\s\S])*-->/y;
const text = /[^<]+/y;
const blank = new RegExp(`^${space}*$`);

/** Only the five entities of XML and references to allowed characters: no entity that a document declares. */
function requirePlainReferences(content: string): void {
  for (const [whole, hexadecimal, decimal] of content.matchAll(reference)) {
    if (whole === "&") refuse("It has an entity that is not one of XML's own.");
    const digits = hexadecimal ?? decimal;
    if (digits === undefined) continue;
    const code = Number.parseInt(digits, hexadecimal === undefined ? 10 : 16);
    const surrogate = code >= 0xd800 && code <= 0xdfff;
    if (code > 0x10_ffff || surrogate || forbidden.test(String.fromCodePoint(code))) {
      refuse("It refers to a character that XML does not have.");
    }
  }
}

/**
 * Refuses what is not well-formed XML 1.0, and of that document types, processing instructions, CDATA sections, names beyond
 * ASCII, comments in messages, and what is too deep or too much. Parsers forgive; a signature is worth nothing where
 * two of them read a document in two ways, so no parser sees what they could differ about.
 */
export function requireWellFormed(document: string, kind: DocumentKind): void {
  const { comments, mostElements } = rules[kind];
  if (!document.isWellFormed() || forbidden.test(document)) {
    refuse("It has characters that XML does not have.");
  }
  let at = declaration.exec(document)?.[0].length ?? 0;
  const open: string[] = [];
  let elements = 0;

  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(document);
    if (found !== null) at = pattern.lastIndex;
    return found;
  };

  function takeElement(tag: string): void {
    elements += 1;
    if (elements > mostElements) refuse("It has too many elements.");
    if (open.length === 0 && elements > 1) refuse("It has several roots.");
    const names = new Set<string>();
    for (let found = take(attribute); found !== null; found = take(attribute)) {
      const [whole, attributeName = ""] = found;
      requirePlainReferences(whole);
      if (names.has(attributeName)) refuse("An attribute stands twice.");
      names.add(attributeName);
      if (names.size > mostAttributes) refuse("An element has too many attributes.");
    }
    const end = take(openingEnd) ?? refuse("A tag is not well-formed.");
    if (end[1] === "/") return;
    open.push(tag);
    if (open.length > deepest) refuse("It is nested too deep.");
  }

  while (at < document.length) {
    const [content] = take(text) ?? [];
    if (content !== undefined) {
      requirePlainReferences(content);
      if (content.includes("]]>")) refuse("It has the end of a CDATA section.");
      if (open.length === 0 && !blank.test(content)) refuse("It has text outside of its root.");
      continue;
    }
    const [, opened] = take(opening) ?? [];
    if (opened !== undefined) {
      takeElement(opened);
      continue;
    }
    const [, closed] = take(closing) ?? [];
    if (closed !== undefined) {
      if (open.pop() !== closed) refuse("Its tags do not match.");
      continue;
    }
    if (!comments || take(comment) === null) {
      refuse("It has a document type, a comment or other markup that is not accepted.");
    }
  }
  if (open.length > 0 || elements === 0) refuse("It breaks off.");
}
