import type { AnswerCase } from "./answer-case.ts";
import { account, type Clients, credentialsOf } from "./clients.ts";

const arn = (resource: string): string => `arn:aws:iam::${account}:${resource}`;
const role = "arn:aws:iam::210987654321:role/invented";

/** An assertion that nobody signed, for a provider that is not there. */
const assertion = Buffer.from(`<?xml version="1.0"?>
<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">
  <saml:Assertion>
    <saml:Issuer>https://idp.example.com</saml:Issuer>
    <saml:Subject><saml:NameID>octocat</saml:NameID></saml:Subject>
    <saml:AttributeStatement>
      <saml:Attribute Name="https://aws.amazon.com/SAML/Attributes/RoleSessionName"><saml:AttributeValue>octocat</saml:AttributeValue></saml:Attribute>
      <saml:Attribute Name="https://aws.amazon.com/SAML/Attributes/SessionDuration"><saml:AttributeValue>900</saml:AttributeValue></saml:Attribute>
    </saml:AttributeStatement>
  </saml:Assertion>
</samlp:Response>`).toString("base64");
const jwt = (claims: object): string =>
  [{ alg: "RS256" }, claims, "signature"]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");

/** Makes a session and says whose it is. */
async function sessionOf(
  clients: Clients,
  assumed: Promise<{ Credentials?: Parameters<typeof credentialsOf>[0] | undefined }>,
): Promise<string | undefined> {
  const { Credentials = {} } = await assumed;
  const { Arn } = await clients.as(credentialsOf(Credentials)).sts.getCallerIdentity();
  return Arn;
}
const sessionArn = (name: string): string =>
  `arn:aws:sts::210987654321:assumed-role/invented/${name}`;

/** What STS answers, in the order in which it is tried. */
export const stsAnswers: readonly AnswerCase[] = [
  {
    operation: "sts:AssumeRole",
    does: "of no role",
    call: (clients) =>
      sessionOf(clients, clients.sts.assumeRole({ RoleArn: role, RoleSessionName: "alice" })),
    strict: "AccessDenied",
    lenient: sessionArn("alice"),
  },
  {
    operation: "sts:AssumeRoleWithSAML",
    does: "with an assertion of nobody",
    call: (clients) =>
      sessionOf(
        clients,
        clients.sts.assumeRoleWithSAML({
          RoleArn: role,
          PrincipalArn: arn("saml-provider/nobody"),
          SAMLAssertion: assertion,
        }),
      ),
    strict: "InvalidIdentityTokenException",
    lenient: sessionArn("octocat"),
  },
  {
    operation: "sts:AssumeRoleWithSAML",
    does: "with what is no assertion",
    call: ({ sts }) =>
      sts.assumeRoleWithSAML({
        RoleArn: role,
        PrincipalArn: arn("saml-provider/nobody"),
        SAMLAssertion: "bm8gWE1M",
      }),
    strict: "InvalidIdentityTokenException",
    lenient: "InvalidIdentityTokenException",
  },
  {
    operation: "sts:AssumeRoleWithWebIdentity",
    does: "with any text",
    call: (clients) =>
      sessionOf(
        clients,
        clients.sts.assumeRoleWithWebIdentity({
          RoleArn: role,
          RoleSessionName: "web",
          WebIdentityToken: "????",
        }),
      ),
    strict: "InvalidIdentityTokenException",
    lenient: sessionArn("web"),
  },
  {
    operation: "sts:AssumeRoleWithWebIdentity",
    does: "says what an unsigned token says",
    async call({ sts }) {
      const answer = await sts.assumeRoleWithWebIdentity({
        RoleArn: role,
        RoleSessionName: "web",
        WebIdentityToken: jwt({ iss: "https://idp.example.com", sub: "octocat", aud: "tests" }),
      });
      return [answer.Provider, answer.SubjectFromWebIdentityToken, answer.Audience];
    },
    strict: "InvalidIdentityTokenException",
    lenient: ["https://idp.example.com", "octocat", "tests"],
  },
  {
    operation: "sts:GetCallerIdentity",
    does: "of unknown keys",
    async call(clients) {
      const { Arn, UserId } = await clients
        .as({ accessKeyId: "AKIAUNKNOWN000000000", secretAccessKey: "any" })
        .sts.getCallerIdentity();
      return [Arn, UserId];
    },
    strict: "InvalidClientTokenId",
    lenient: [`arn:aws:sts::${account}:user/moto`, "AKIAIOSFODNN7EXAMPLE"],
  },
];
