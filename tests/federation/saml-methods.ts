import { createHmac } from "node:crypto";
import type { Attack } from "./saml-attack.ts";
import { rsaSha256 } from "./saml-idp.ts";

/** Signatures that are right, by methods that prove nothing. */
export const methods: Readonly<Record<string, Attack>> = {
  "HMAC with the certificate for a secret": [
    "The method of the signature is not accepted.",
    ({ genuine, idp }) => {
      const text = genuine().replace(
        rsaSha256,
        "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
      );
      const info = /<ds:SignedInfo>[\s\S]*?<\/ds:SignedInfo>/.exec(text)?.[0] ?? "";
      const canonical = info.replace(
        "<ds:SignedInfo>",
        '<ds:SignedInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">',
      );
      const value = createHmac("sha256", idp.key.certificate).update(canonical).digest("base64");
      return text.replace(/<ds:SignatureValue>[^<]*/, `<ds:SignatureValue>${value}`);
    },
  ],
  "RSA with SHA-1": [
    "The method of the signature is not accepted.",
    ({ attributes, idp }) =>
      idp.response({ attributes: attributes() }, "assertion", {
        method: "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
      }),
  ],
  "a digest of SHA-1": [
    "The digest of the signature is not accepted.",
    ({ attributes, idp }) =>
      idp.response({ attributes: attributes() }, "assertion", {
        digest: "http://www.w3.org/2000/09/xmldsig#sha1",
      }),
  ],
  "inclusive canonical form": [
    "not in exclusive canonical form.",
    ({ attributes, idp }) =>
      idp.response({ attributes: attributes() }, "assertion", {
        canonical: "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
      }),
  ],
  "a form with comments": [
    "The transforms of the signature are not accepted.",
    ({ attributes, idp }) =>
      idp.response({ attributes: attributes() }, "assertion", {
        transforms: [
          "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
          "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
        ],
      }),
  ],
  "a style sheet": [
    "The transforms of the signature are not accepted.",
    ({ genuine }) =>
      genuine().replace(
        /<ds:Transform Algorithm="http:\/\/www.w3.org\/2000\/09\/xmldsig#enveloped-signature"\/>/,
        '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"><x/></ds:Transform>',
      ),
  ],
  "an XPath filter": [
    "The transforms of the signature are not accepted.",
    ({ genuine }) =>
      genuine().replace(
        "</ds:Transforms>",
        '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"/></ds:Transforms>',
      ),
  ],
  "no transforms": [
    "Reference is not of the one form",
    ({ genuine }) => genuine().replace(/<ds:Transforms>[\s\S]*<\/ds:Transforms>/, ""),
  ],
  "an elliptic curve method with a key of RSA": [
    "not by a key of the provider.",
    ({ genuine }) =>
      genuine().replace(rsaSha256, "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"),
  ],
  "an empty signature": [
    "not base64.",
    ({ genuine }) => genuine().replace(/<ds:SignatureValue>[^<]*/, "<ds:SignatureValue>"),
  ],
};
