import {
  type Attack,
  assertionOf,
  closeResponse,
  ofMallory,
  renamed,
  signatureOf,
  without,
} from "./saml-attack.ts";
import { samlKey, sign } from "./saml-idp.ts";

/** Other ways to have a reader see what nobody signed. */
export const forgeries: Readonly<Record<string, Attack>> = {
  "nothing signed": [
    "Nothing is signed.",
    ({ attributes, idp }) => idp.unsigned({ attributes: attributes() }),
  ],
  "the name changed": ["not by a key of the provider.", ({ genuine }) => ofMallory(genuine())],
  "the name changed where the response is signed": [
    "not by a key of the provider.",
    ({ genuine }) => ofMallory(genuine("response")),
  ],
  "the assertion's signature taken out of a response that says it is there": [
    "Nothing is signed.",
    ({ genuine }) => {
      const text = genuine();
      return without(text, signatureOf(text));
    },
  ],
  "one of two signatures broken": [
    "not by a key of the provider.",
    ({ genuine }) => {
      const text = genuine("both");
      const values = [...text.matchAll(/<ds:SignatureValue>([^<]*)/g)];
      const last = values.at(-1)?.[1] ?? "";
      const other = last.replace(/[A-Za-z]/, (letter) => (letter === "A" ? "B" : "A"));
      return text.replace(last, other);
    },
  ],
  "an assertion of another key in a response of the right one": [
    "not by a key of the provider.",
    ({ attributes, idp }) => {
      const key = samlKey();
      const text = idp.response({ attributes: attributes() }, "assertion", { key });
      return sign(text, "Response", { key: idp.key });
    },
  ],
  "another key, shown in KeyInfo": [
    "not by a key of the provider.",
    ({ attributes, idp }) => {
      const key = samlKey();
      return idp.response({ attributes: attributes(), nameId: "mallory" }, "assertion", {
        key,
      });
    },
  ],
  "another key, with the right certificate shown": [
    "not by a key of the provider.",
    ({ attributes, idp }) => {
      const options = { key: samlKey(), shown: idp.key.certificate };
      return idp.response({ attributes: attributes() }, "assertion", options);
    },
  ],
  "a reference to nothing": [
    "does not refer to the element that it lies in.",
    ({ genuine }) => genuine().replace(/URI="#[^"]*"/, 'URI=""'),
  ],
  "a reference without a URI": [
    "does not refer to the element that it lies in.",
    ({ genuine }) => genuine().replace(/ URI="#[^"]*"/, ""),
  ],
  "a reference by XPointer": [
    "does not refer to the element that it lies in.",
    ({ genuine }) => genuine().replace(/URI="#([^"]*)"/, "URI=\"#xpointer(id('$1'))\""),
  ],
  "a reference with quotes": [
    "does not refer to the element that it lies in.",
    ({ genuine }) => genuine().replace(/URI="#([^"]*)"/, "URI=\"#$1' or '1'='1\""),
  ],
  "a second reference": [
    "SignedInfo is not of the one form",
    ({ genuine }) => {
      const text = genuine();
      const reference = /<ds:Reference [\s\S]*?<\/ds:Reference>/.exec(text)?.[0] ?? "";
      return text.replace(reference, reference + reference);
    },
  ],
  "a second SignedInfo": [
    "Signature is not of the one form",
    ({ genuine }) => {
      const text = genuine();
      const info = /<ds:SignedInfo>[\s\S]*?<\/ds:SignedInfo>/.exec(text)?.[0] ?? "";
      return text.replace(info, info + info);
    },
  ],
  "a digest behind a comment": [
    "a comment or other markup",
    ({ genuine }) => genuine().replace("<ds:DigestValue>", "<ds:DigestValue><!--AAAA-->"),
  ],
  "a digest in two nodes": [
    "Reference is not of the one form",
    ({ genuine }) =>
      genuine().replace(
        "<ds:DigestValue>",
        "<ds:DigestValue>AAAA</ds:DigestValue><ds:DigestValue>",
      ),
  ],
  "a digest with an element in it": [
    "DigestValue holds more than a text.",
    ({ genuine }) => genuine().replace("<ds:DigestValue>", "<ds:DigestValue><x/>"),
  ],
  "a comment in the name": [
    "a comment or other markup",
    ({ genuine }) => genuine().replace("octocat", "octo<!---->cat"),
  ],
  "a CDATA section in the name": [
    "a comment or other markup",
    ({ genuine }) => genuine().replace("octocat", "<![CDATA[octocat]]>"),
  ],
  "a processing instruction": [
    "a comment or other markup",
    ({ genuine }) => genuine().replace("<saml:Subject>", "<?x y?><saml:Subject>"),
  ],
  "an element in the name": [
    "not by a key of the provider.",
    ({ genuine }) => genuine().replace("octocat", "octo<x/>cat"),
  ],
  "a second root": ["several roots.", ({ genuine }) => `${genuine()}<x/>`],
  "text behind the root": ["text outside of its root.", ({ genuine }) => `${genuine()}x`],
  "a document type": ["a document type", ({ genuine }) => `<!DOCTYPE x>${genuine()}`],
  "an entity that reads a file": [
    "a document type",
    ({ genuine }) =>
      `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${genuine().replace("octocat", "&e;")}`,
  ],
  "an entity that asks another host": [
    "a document type",
    ({ genuine }) => `<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">${genuine()}`,
  ],
  "a billion laughs": [
    "a document type",
    ({ genuine }) => {
      const entities = Array.from({ length: 10 }, (_, at) => {
        const inner = at === 0 ? "lol" : `&l${at - 1};`.repeat(10);
        return `<!ENTITY l${at} "${inner}">`;
      });
      return `<!DOCTYPE x [${entities.join("")}]>${genuine().replace("octocat", "&l9;")}`;
    },
  ],
  "an entity that nothing declares": [
    "an entity that is not one of XML's own.",
    ({ genuine }) => genuine().replace("octocat", "&mallory;"),
  ],
  "a prefix that nothing binds": [
    "A prefix has no namespace.",
    ({ genuine }) => genuine().replace("octocat", "octocat<p:x/>"),
  ],
  "an id that stands twice": [
    "An ID stands twice.",
    ({ genuine }) => {
      const text = genuine();
      const [, id = ""] = /<saml:Assertion [^>]*ID="([^"]*)"/.exec(text) ?? [];
      return text.replace("<samlp:Status>", `<samlp:Status Id="${id}">`);
    },
  ],
  "a second signature in the response": [
    "does not refer to the element that it lies in.",
    ({ genuine }) => {
      const text = genuine();
      return text.replace("<samlp:Status>", `${signatureOf(text)}<samlp:Status>`);
    },
  ],
  "the signature moved out of the assertion": [
    "does not refer to the element that it lies in.",
    ({ genuine }) => {
      const text = genuine();
      const signature = signatureOf(text);
      return without(text, signature).replace("<samlp:Status>", `${signature}<samlp:Status>`);
    },
  ],
  "two responses in one": [
    "A response holds one assertion.",
    ({ genuine }) =>
      genuine().replace(
        "<samlp:Status>",
        `${without(genuine(), signatureOf(genuine()))}<samlp:Status>`,
      ),
  ],
  "an assertion in the advice of the assertion": [
    "A response holds one assertion.",
    ({ genuine }) => {
      const text = genuine("response");
      const evil = renamed(ofMallory(assertionOf(text)));
      return text.replace(
        "</saml:Conditions>",
        `</saml:Conditions><saml:Advice>${evil}</saml:Advice>`,
      );
    },
  ],
  "an encrypted assertion beside the signed one": [
    "Encrypted assertions are not supported.",
    ({ genuine }) =>
      genuine().replace(
        closeResponse,
        `<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"/>${closeResponse}`,
      ),
  ],
  "nested as deep as memory": [
    "nested too deep.",
    ({ genuine }) => genuine().replace("octocat", `${"<a>".repeat(2_000)}${"</a>".repeat(2_000)}`),
  ],
};
