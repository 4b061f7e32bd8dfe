import {
  type Attack,
  assertionOf,
  closeResponse,
  inEnd,
  ofMallory,
  renamed,
  signatureOf,
  without,
} from "./saml-attack.ts";

/** The eight signature wrappings ("On Breaking SAML: Be Whoever You Want to Be"), each a transform of a signed response. */
export const wrappings: Readonly<Record<string, Attack>> = {
  "XSW1: the signed response inside of the signature of another": [
    "A response holds one assertion.",
    ({ genuine }) => {
      const text = genuine("response");
      const signature = signatureOf(text);
      const original = without(text, signature);
      const holding = inEnd(signature, "</ds:Signature>", original);
      return renamed(ofMallory(text)).replace(ofMallory(signature), holding);
    },
  ],
  "XSW2: the signed response in front of the signature of another": [
    "A response holds one assertion.",
    ({ genuine }) => {
      const text = genuine("response");
      const signature = signatureOf(text);
      const original = without(text, signature);
      return renamed(ofMallory(text)).replace(ofMallory(signature), original + signature);
    },
  ],
  "XSW3: another assertion in front of the signed one": [
    "A response holds one assertion.",
    ({ genuine }) => {
      const text = genuine();
      const assertion = assertionOf(text);
      const evil = renamed(ofMallory(without(assertion, signatureOf(text))));
      return text.replace(assertion, evil + assertion);
    },
  ],
  "XSW4: the signed assertion inside of another": [
    "A response holds one assertion.",
    ({ genuine }) => {
      const text = genuine();
      const assertion = assertionOf(text);
      const evil = renamed(ofMallory(without(assertion, signatureOf(text))));
      return text.replace(assertion, inEnd(evil, "</saml:Assertion>", assertion));
    },
  ],
  "XSW5: the signature in another assertion, the signed one at the end": [
    "A response holds one assertion.",
    ({ genuine }) => {
      const text = genuine();
      const assertion = assertionOf(text);
      const evil = renamed(ofMallory(assertion));
      const original = without(assertion, signatureOf(text));
      return inEnd(text.replace(assertion, evil), closeResponse, original);
    },
  ],
  "XSW6: the signed assertion inside of the signature of another": [
    "A response holds one assertion.",
    ({ genuine }) => {
      const text = genuine();
      const assertion = assertionOf(text);
      const signature = signatureOf(text);
      const original = without(assertion, signature);
      const evil = renamed(ofMallory(original));
      const holding = inEnd(signature, "</ds:Signature>", original);
      return text.replace(assertion, evil.replace("</saml:Issuer>", `</saml:Issuer>${holding}`));
    },
  ],
  "XSW7: another assertion of the same id in an extension": [
    "An ID stands twice.",
    ({ genuine }) => {
      const text = genuine();
      const assertion = assertionOf(text);
      const evil = ofMallory(without(assertion, signatureOf(text)));
      const extension = `<samlp:Extensions>${evil}</samlp:Extensions>`;
      return text.replace(assertion, extension + assertion);
    },
  ],
  "XSW8: the signed assertion in an object of the signature of another": [
    "A response holds one assertion.",
    ({ genuine }) => {
      const text = genuine();
      const assertion = assertionOf(text);
      const signature = signatureOf(text);
      const original = without(assertion, signature);
      const object = `<ds:Object>${original}</ds:Object>`;
      const evil = renamed(ofMallory(original)).replace(
        "</saml:Issuer>",
        `</saml:Issuer>${inEnd(signature, "</ds:Signature>", object)}`,
      );
      return text.replace(assertion, evil);
    },
  ],
};
