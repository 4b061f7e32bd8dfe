import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assertionOf, type Target } from "./federation/saml-attack.ts";
import { forgeries } from "./federation/saml-forgeries.ts";
import { samlIdp, sign } from "./federation/saml-idp.ts";
import { methods } from "./federation/saml-methods.ts";
import { type SamlRole, samlRole } from "./federation/saml-role.ts";
import { wrappings } from "./federation/saml-wrappings.ts";
import { type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let role: SamlRole;
const idp = samlIdp();

beforeAll(async () => {
  running = await testServer();
  role = await samlRole(running, idp, "staff");
});
afterAll(() => running.stop());

const target: Target = {
  idp,
  attributes: () => role.attributes(),
  genuine: (signed = "assertion") => idp.response({ attributes: role.attributes() }, signed),
};
const { genuine } = target;

const refused = { name: "InvalidIdentityTokenException", $metadata: { httpStatusCode: 400 } };

describe.each([
  ["wrapping", wrappings],
  ["forgery", forgeries],
  ["method", methods],
])("%s", (_, attacks) => {
  test.each(Object.entries(attacks))("%s is refused", async (_name, [why, attack]) => {
    await expect(role.assume(attack(target))).rejects.toMatchObject({
      ...refused,
      message: expect.stringContaining(why),
    });
  });
});

test("what the attacks are made from is accepted", async () => {
  for (const signed of ["assertion", "response", "both"] as const) {
    await expect(role.assume(genuine(signed))).resolves.toMatchObject({ Subject: "octocat" });
  }
});

test("an encrypted assertion is refused, and told so", async () => {
  const text = genuine();
  const encrypted = text.replace(
    assertionOf(text),
    '<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"/>',
  );
  await expect(role.assume(encrypted)).rejects.toMatchObject({
    ...refused,
    message: expect.stringContaining("Encrypted assertions are not supported."),
  });
});

test("a response for another service provider of the same identity provider opens nothing", async () => {
  const foreign = idp.response({
    attributes: role.attributes(),
    audience: "https://sp.example.com",
    recipient: "https://sp.example.com/acs",
    destination: "https://sp.example.com/acs",
  });
  await expect(role.assume(foreign)).rejects.toMatchObject(refused);
});

test("an identity provider of another provider of the account opens nothing here", async () => {
  const other = samlIdp("https://other.example.com");
  await samlRole(running, other, "other");
  const own = other.response({ attributes: role.attributes() });
  const posing = samlIdp(idp.entityId, other.key).response({ attributes: role.attributes() });
  for (const response of [own, posing]) {
    await expect(role.assume(response)).rejects.toMatchObject(refused);
  }
});

test("a role that the signed attributes do not name cannot be had by asking for it", async () => {
  const admin = await samlRole(running, idp, "admin");
  const response = idp.response({ attributes: role.attributes() });
  await expect(
    role.assume(response, { RoleArn: admin.roleArn, PrincipalArn: role.providerArn }),
  ).rejects.toMatchObject(refused);
});

test("no change of a character of a signed response changes whom it is of", async () => {
  for (const signed of ["assertion", "response"] as const) {
    const text = genuine(signed);
    for (let at = 3; at < text.length; at += 41) {
      const changed = `${text.slice(0, at)}${text[at] === "a" ? "b" : "a"}${text.slice(at + 1)}`;
      const answer = await role.assume(changed).catch((error: unknown) => error);
      if (answer instanceof Error) continue;
      expect(answer, `${at}: ${text.slice(at - 20, at + 20)}`).toMatchObject({
        Subject: "octocat",
        AssumedRoleUser: { Arn: expect.stringMatching(/\/staff\/octo$/) },
        Issuer: idp.entityId,
      });
    }
  }
});

test("a response that was signed as a whole may hold what the signer never saw as long as nobody reads it", async () => {
  // Only the assertion is signed: the status and all around it may be anything that lets the response pass.
  const text = genuine().replace('Version="2.0"', 'Version="2.0" Consent="urn:x"');
  await expect(role.assume(text)).resolves.toMatchObject({ Subject: "octocat" });
});

test("a signature over another document of the same key opens nothing", async () => {
  const note = `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_note" Version="2.0"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${idp.entityId}</saml:Issuer></samlp:Response>`;
  const signed = sign(note, "Response", { key: idp.key });
  await expect(role.assume(signed)).rejects.toMatchObject(refused);
});
