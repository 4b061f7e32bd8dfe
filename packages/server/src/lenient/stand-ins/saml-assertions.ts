import { serviceError } from "@ostiary/wire";
import { federatedCaller } from "../../caller/federation.ts";
import { accountOfRole } from "../../services/sts/account-of-role.ts";
import { samlIdentityOf } from "../../services/sts/saml/saml-identity.ts";
import { XmlRefusedError } from "../../services/sts/saml/well-formed.ts";
import {
  attributeOf,
  children,
  everywhere,
  parseXml,
  textOf,
} from "../../services/sts/saml/xml.ts";
import { standingIn } from "../change.ts";
import { inventRole } from "../invented-role.ts";

const roleAttribute = "https://aws.amazon.com/SAML/Attributes/Role";
const unspecified = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

/** What an assertion says, believed as it stands: for any role, at any time, signed by anybody. */
function believed(encoded: string, roleArn: string, providerArn: string) {
  const root = parseXml(Buffer.from(encoded, "base64").toString("utf8").trim(), "message");
  const attributes = new Map(
    everywhere(root, "assertion", "Attribute").map((attribute) => [
      attributeOf(attribute, "Name") ?? "",
      children(attribute, "assertion", "AttributeValue").map(textOf),
    ]),
  );
  const [name] = everywhere(root, "assertion", "NameID");
  const [data] = everywhere(root, "assertion", "SubjectConfirmationData");
  const [issuer] = everywhere(root, "assertion", "Issuer");
  return {
    id: attributeOf(root, "ID") ?? "",
    issuer: issuer === undefined ? "" : textOf(issuer),
    subject: {
      name: name === undefined ? "" : textOf(name),
      format: (name && attributeOf(name, "Format")) ?? unspecified,
    },
    recipient: (data && attributeOf(data, "Recipient")) ?? "",
    end: Number.MAX_SAFE_INTEGER,
    sessionEnd: undefined,
    attributes: attributes.set(roleAttribute, [`${roleArn},${providerArn}`]),
  };
}

/** moto reads assertions, and verifies none. */
export const samlAssertions = standingIn(
  "sts",
  "AssumeRoleWithSAML",
  "the assertion is read and not verified; the provider need not exist, and a role that nobody made is made",
  () => ({
    access: "write",
    async identify({ RoleArn, PrincipalArn, SAMLAssertion }, scope) {
      const accountId = accountOfRole(RoleArn);
      await inventRole(scope, RoleArn, accountId);
      const providerName = PrincipalArn.slice(PrincipalArn.lastIndexOf("/") + 1);
      try {
        const assertion = believed(SAMLAssertion, RoleArn, PrincipalArn);
        const asked = { accountId, providerName, providerArn: PrincipalArn, roleArn: RoleArn };
        return federatedCaller(accountId, samlIdentityOf(assertion, asked));
      } catch (error) {
        if (!(error instanceof XmlRefusedError)) throw error;
        throw serviceError("InvalidIdentityToken", `Invalid SAML response: ${error.message}`);
      }
    },
  }),
);
