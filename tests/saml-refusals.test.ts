import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { awsAttribute, type ResponseParts, samlIdp } from "./federation/saml-idp.ts";
import { type SamlRole, samlRole } from "./federation/saml-role.ts";
import { type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let role: SamlRole;
const idp = samlIdp();

beforeAll(async () => {
  running = await testServer();
  role = await samlRole(running, idp, "staff");
});
afterAll(() => running.stop());

const from = (seconds: number): Date => new Date(Date.now() + seconds * 1000);
const assume = (parts: ResponseParts = {}, more = {}) =>
  role.assume(idp.response({ attributes: role.attributes(), ...parts }), more);

describe("attributes of the assertion", () => {
  const withAttributes = (attributes: Readonly<Record<string, readonly string[]>>) =>
    assume({ attributes: role.attributes(attributes) });

  test("Role may name the provider first, among others", async () => {
    const value = `${role.providerArn}, ${role.roleArn}`;
    const other = `arn:aws:iam::111122223333:role/x,${role.providerArn}`;
    await withAttributes({ [awsAttribute("Role")]: [other, value] });
  });

  const texts: readonly (readonly [string, Record<string, readonly string[]>, string])[] = [
    [
      "no Role",
      { [awsAttribute("Role")]: [] },
      "SAML Assertion doesn't contain the requested Role and Metadata in the attributes",
    ],
    [
      "no RoleSessionName",
      { [awsAttribute("RoleSessionName")]: [] },
      "RoleSessionName is required in AuthnResponse",
    ],
    [
      "a RoleSessionName with a blank",
      { [awsAttribute("RoleSessionName")]: ["John Doe"] },
      "RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}",
    ],
    [
      "two RoleSessionNames",
      { [awsAttribute("RoleSessionName")]: ["one", "two"] },
      "RoleSessionName in AuthnResponse must have a single value",
    ],
    [
      "a reserved SourceIdentity",
      { [awsAttribute("SourceIdentity")]: ["aws:octo"] },
      'Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"',
    ],
    [
      "a SessionDuration of a minute",
      { [awsAttribute("SessionDuration")]: ["60"] },
      "SessionDuration in AuthnResponse must be between 900 and 43200",
    ],
    [
      "a tag with two values",
      { [awsAttribute("PrincipalTag:team")]: ["blue", "red"] },
      "A session tag must have a single value: team",
    ],
    [
      "a tag with a character that tags lack",
      { [awsAttribute("PrincipalTag:team")]: ["<blue>"] },
      "Invalid session tag: team",
    ],
  ];
  test.each(texts)("%s is refused", async (_, attributes, message) => {
    await expect(withAttributes(attributes)).rejects.toMatchObject({
      name: "InvalidIdentityTokenException",
      message,
      $metadata: { httpStatusCode: 400 },
    });
  });

  test("a source identity is answered", async () => {
    const answer = await withAttributes({ [awsAttribute("SourceIdentity")]: ["octo@example.com"] });
    expect(answer.SourceIdentity).toBe("octo@example.com");
  });
});

const element = (name: string) => `<saml:${name}/>`;

const refusals: readonly (readonly [string, () => ResponseParts, string, string])[] = [
  [
    "was issued six minutes ago",
    () => ({ issued: from(-360) }),
    "ExpiredTokenException",
    "Token must be redeemed within 5 minutes of issuance",
  ],
  ["has expired", () => ({ notOnOrAfter: from(-90) }), "ExpiredTokenException", "expired"],
  [
    "is not valid yet",
    () => ({ notBefore: from(90) }),
    "InvalidIdentityTokenException",
    "The assertion is not valid yet.",
  ],
  [
    "was issued in the future",
    () => ({ issued: from(90) }),
    "InvalidIdentityTokenException",
    "The assertion is not valid yet.",
  ],
  [
    "comes from a session that has ended",
    () => ({ sessionEnd: from(-1) }),
    "ExpiredTokenException",
    "expired",
  ],
  [
    "is for another audience",
    () => ({ audience: "https://sp.example.com" }),
    "InvalidIdentityTokenException",
    "Response does not contain the required audience.",
  ],
  [
    "is for an audience that only looks the same",
    () => ({ audience: "https://signin.aws.amazon.com/saml.example.com" }),
    "InvalidIdentityTokenException",
    "Response does not contain the required audience.",
  ],
  [
    "goes to another recipient",
    () => ({ recipient: "https://sp.example.com/acs" }),
    "InvalidIdentityTokenException",
    "Recipient",
  ],
  [
    "goes to another destination",
    () => ({ destination: "https://sp.example.com/acs" }),
    "InvalidIdentityTokenException",
    "Destination",
  ],
  [
    "is of another issuer",
    () => ({ issuer: "https://other.example.com" }),
    "InvalidIdentityTokenException",
    "Issuer not present in specified provider",
  ],
  [
    "has a condition that nobody understands",
    () => ({ conditions: element("Condition") }),
    "InvalidIdentityTokenException",
    "not understood",
  ],
  [
    "names nobody",
    () => ({ nameIdElement: "" }),
    "AccessDenied",
    "Not authorized to perform sts:AssumeRoleWithSAML",
  ],
  [
    "names two",
    () => ({ nameIdElement: "<saml:NameID>a</saml:NameID><saml:NameID>b</saml:NameID>" }),
    "InvalidIdentityTokenException",
    "several",
  ],
  [
    "reports a failure",
    () => ({ status: "urn:oasis:names:tc:SAML:2.0:status:Responder" }),
    "InvalidIdentityTokenException",
    "no success",
  ],
];

test.each(refusals)("a response that %s is refused", async (_, parts, name, message) => {
  await expect(assume(parts())).rejects.toMatchObject({
    name,
    message: expect.stringContaining(message),
  });
});

test.each([
  [
    "no base64",
    { SAMLAssertion: "????" },
    "InvalidIdentityTokenException",
    "Invalid base64 SAMLResponse",
  ],
  [
    "base64 of no text",
    { SAMLAssertion: "gICA" },
    "InvalidIdentityTokenException",
    "Invalid base64 SAMLResponse",
  ],
  [
    "a role that is no ARN",
    { RoleArn: "x".repeat(20) },
    "ValidationError",
    "Request ARN is invalid",
  ],
  [
    "a provider that is not there",
    { PrincipalArn: "arn:aws:iam::111122223333:saml-provider/none" },
    "InvalidIdentityTokenException",
    "Specified provider doesn't exist",
  ],
])("a request with %s is refused", async (_, input, name, message) => {
  await expect(assume({}, input)).rejects.toMatchObject({ name, message });
});
