import { createHash } from "node:crypto";
import { CloudTrailClient, LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import {
  DeleteSAMLProviderCommand,
  IAMClient,
  UpdateSAMLProviderCommand,
} from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  awsAttribute,
  type ResponseParts,
  samlIdp,
  samlKey,
  signIn,
} from "./federation/saml-idp.ts";
import { type SamlRole, samlRole } from "./federation/saml-role.ts";
import { type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let role: SamlRole;
const idp = samlIdp();

beforeAll(async () => {
  running = await testServer({ publicUrl: "https://iam.example.org" });
  role = await samlRole(running, idp, "staff");
});
afterAll(() => running.stop());

const from = (seconds: number): Date => new Date(Date.now() + seconds * 1000);
const assume = (parts: ResponseParts = {}, more = {}) =>
  role.assume(idp.response({ attributes: role.attributes(), ...parts }), more);

test("a signed response opens a session of the role, and says of whom", async () => {
  const answer = await assume();
  const { accountId } = running.server;
  expect(answer).toMatchObject({
    AssumedRoleUser: { Arn: `arn:aws:sts::${accountId}:assumed-role/staff/octo` },
    Subject: "octocat",
    SubjectType: "persistent",
    Issuer: idp.entityId,
    Audience: signIn,
    NameQualifier: createHash("sha1").update(`${idp.entityId}${accountId}/staff`).digest("base64"),
  });
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken } = answer.Credentials ?? {};
  const session = running.settings({
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(SessionToken !== undefined && { sessionToken: SessionToken }),
  });
  const identity = await new STSClient(session).send(new GetCallerIdentityCommand({}));
  expect(identity.Arn).toBe(answer.AssumedRoleUser?.Arn);
});

test.each(["assertion", "response", "both"] as const)("%s may be signed", async (signed) => {
  const response = idp.response({ attributes: role.attributes() }, signed);
  await expect(role.assume(response)).resolves.toMatchObject({ Subject: "octocat" });
});

const more = "http://www.w3.org/2001/04/xmldsig-more#";

test.each([
  ["RSA with SHA-384", "rsa", `${more}rsa-sha384`],
  ["RSA with SHA-512", "rsa", `${more}rsa-sha512`],
  ["ECDSA with SHA-256", "ec", `${more}ecdsa-sha256`],
] as const)("signatures by %s are verified", async (what, type, method) => {
  const other = samlIdp(`urn:${type}`, samlKey(type));
  const own = await samlRole(running, other, what.replaceAll(" ", "-"));
  const response = other.response({ attributes: own.attributes() }, "both", { method });
  await expect(own.assume(response)).resolves.toMatchObject({ Issuer: `urn:${type}` });
});

test("every key of the metadata verifies, and after new metadata the old keys verify no more", async () => {
  const next = samlKey();
  const other = samlIdp("urn:rolling");
  const own = await samlRole(running, other, "rolling");
  const iam = new IAMClient(running.operator);
  const update = (certificates: readonly string[]) =>
    iam.send(
      new UpdateSAMLProviderCommand({
        SAMLProviderArn: own.providerArn,
        SAMLMetadataDocument: other.metadata(certificates),
      }),
    );
  const by = (key = other.key) =>
    own.assume(other.response({ attributes: own.attributes() }, "assertion", { key }));
  const refused = { message: expect.stringContaining("Response signature invalid") };
  await by();
  await expect(by(next)).rejects.toMatchObject(refused);
  await update([other.key.certificate, next.certificate]);
  await by();
  await by(next);
  await update([next.certificate]);
  await by(next);
  await expect(by()).rejects.toMatchObject(refused);
});

test.each([
  ["the sign-in of AWS", signIn, signIn],
  [
    "the sign-in of a region",
    "https://eu-west-1.signin.aws.amazon.com/saml",
    "https://eu-west-1.signin.aws.amazon.com/static/saml",
  ],
  ["AWS's entity", "urn:amazon:webservices", signIn],
  ["this server", "https://iam.example.org/saml", "https://iam.example.org/saml"],
])("a response may be for %s", async (_, audience, recipient) => {
  await expect(assume({ audience, recipient })).resolves.toMatchObject({ Audience: recipient });
});

test("the session ends by what is shortest: the request, SessionDuration, or the session at the identity provider", async () => {
  const seconds = async (parts: ResponseParts, DurationSeconds?: number) => {
    const { Credentials } = await assume(parts, { DurationSeconds });
    return Math.round((Number(Credentials?.Expiration) - Date.now()) / 1000);
  };
  const short = role.attributes({ [awsAttribute("SessionDuration")]: ["900"] });
  const long = role.attributes({ [awsAttribute("SessionDuration")]: ["43200"] });
  expect(await seconds({})).toBeCloseTo(3600, -1);
  expect(await seconds({}, 7200)).toBeCloseTo(7200, -1);
  expect(await seconds({ attributes: short })).toBeCloseTo(900, -1);
  expect(await seconds({ attributes: long })).toBeCloseTo(3600, -1);
  expect(await seconds({ sessionEnd: from(600) }, 7200)).toBeCloseTo(600, -1);
  await expect(assume({}, { DurationSeconds: 7201 })).rejects.toMatchObject({
    name: "ValidationError",
    message: "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
  });
});

test("clocks may be a minute apart", async () => {
  await assume({ notBefore: from(50), issued: from(50), notOnOrAfter: from(100) });
  await assume({ notOnOrAfter: from(-50) });
});

test("an assertion has one use", async () => {
  const response = idp.response({ attributes: role.attributes() });
  await role.assume(response);
  await expect(role.assume(response)).rejects.toMatchObject({
    name: "InvalidIdentityTokenException",
    message: "The assertion was used before.",
  });
});

test("of many uses at once one succeeds", async () => {
  const response = idp.response({ attributes: role.attributes() });
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => role.assume(response)));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("an assertion that was denied may be used once the trust policy grants", async () => {
  const own = await samlRole(running, idp, "untagged", { Action: ["sts:AssumeRoleWithSAML"] });
  const tagged = own.attributes({ [awsAttribute("PrincipalTag:team")]: ["blue"] });
  await expect(own.assume(idp.response({ attributes: tagged }))).rejects.toMatchObject({
    name: "AccessDenied",
    message: "Not authorized to perform sts:AssumeRoleWithSAML",
    $metadata: { httpStatusCode: 403 },
  });
  await own.assume(idp.response({ attributes: own.attributes() }));
});

test("a role that is not there is not told from one that does not trust", async () => {
  const roleArn = `${role.roleArn}x`;
  const attributes = {
    ...role.attributes(),
    [awsAttribute("Role")]: [`${roleArn},${role.providerArn}`],
  };
  await expect(assume({ attributes }, { RoleArn: roleArn })).rejects.toMatchObject({
    name: "AccessDenied",
    message: "Not authorized to perform sts:AssumeRoleWithSAML",
  });
});

test("conditions see the attributes, and later requests the user", async () => {
  const own = await samlRole(running, idp, "faculty", {
    Condition: {
      "ForAnyValue:StringEquals": { "saml:edupersonaffiliation": "faculty" },
      StringEquals: { "saml:sub_type": "transient", "saml:mail": "octo@example.com" },
    },
  });
  const said = (affiliation: string) =>
    idp.response({
      nameIdElement: `<saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient">octo</saml:NameID>`,
      attributes: own.attributes({
        "urn:oid:1.3.6.1.4.1.5923.1.1.1.1": ["member", affiliation],
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress": ["octo@example.com"],
      }),
    });
  await own.assume(said("faculty"));
  await expect(own.assume(said("student"))).rejects.toMatchObject({ name: "AccessDenied" });
});

test("a provider that is deleted vouches for nobody", async () => {
  const own = await samlRole(running, idp, "deleted");
  const response = idp.response({ attributes: own.attributes() });
  const iam = new IAMClient(running.operator);
  await iam.send(new DeleteSAMLProviderCommand({ SAMLProviderArn: own.providerArn }));
  await expect(own.assume(response)).rejects.toMatchObject({
    message: "Specified provider doesn't exist",
  });
});

test("the audit trail shows a SAML user, and neither the assertion nor the secrets", async () => {
  const id = "_for-the-trail";
  const tagged = role.attributes({ [awsAttribute("PrincipalTag:team")]: ["blue"] });
  await assume({ id, nameId: "trail@example.com", attributes: tagged });
  const trail = new CloudTrailClient(running.operator);
  const { Events } = await trail.send(
    new LookupEventsCommand({
      LookupAttributes: [{ AttributeKey: "Username", AttributeValue: "trail@example.com" }],
    }),
  );
  const [text = "{}"] = Events?.map(({ CloudTrailEvent }) => CloudTrailEvent) ?? [];
  const record = JSON.parse(text);
  expect(record).toMatchObject({
    eventName: "AssumeRoleWithSAML",
    userIdentity: {
      type: "SAMLUser",
      principalId: expect.stringMatching(/^[A-Za-z0-9+/]{27}=:trail@example\.com$/),
      userName: "trail@example.com",
      identityProvider: expect.stringMatching(/^[A-Za-z0-9+/]{27}=$/),
    },
    requestParameters: {
      sAMLAssertionID: id,
      roleSessionName: "octo",
      principalTags: { team: "blue" },
      roleArn: role.roleArn,
      principalArn: role.providerArn,
      sAMLAssertion: "HIDDEN_DUE_TO_SECURITY_REASONS",
    },
    responseElements: { subject: "trail@example.com", subjectType: "persistent" },
    resources: [{ ARN: role.roleArn }, { ARN: role.providerArn }],
  });
  expect(record.responseElements.credentials.secretAccessKey).toMatch(/HIDDEN/);
});
