import type { SamlIdp, SignedPart } from "./saml-idp.ts";
import type { Attributes } from "./saml-role.ts";

/** What an attack begins with. */
export interface Target {
  readonly idp: SamlIdp;
  attributes(): Attributes;
  /** A response, signed for octocat; what an attack wants is to be taken for mallory. */
  genuine(signed?: SignedPart): string;
}

/** What the refusal says, and the response that is tried. */
export type Attack = readonly [why: string, attack: (target: Target) => string];

export const assertionOf = (text: string): string =>
  /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(text)?.[0] ?? "";
export const signatureOf = (text: string): string =>
  /<ds:Signature [\s\S]*?<\/ds:Signature>/.exec(text)?.[0] ?? "";
export const without = (text: string, part: string): string => text.replace(part, "");
export const ofMallory = (text: string): string => text.replaceAll("octocat", "mallory");
export const renamed = (text: string): string => text.replace(/ ID="_/g, ' ID="_evil');
export const closeResponse = "</samlp:Response>";

/** In front of what closes an element of that name for the last time. */
export const inEnd = (text: string, closing: string, inserted: string): string => {
  const at = text.lastIndexOf(closing);
  return text.slice(0, at) + inserted + text.slice(at);
};
