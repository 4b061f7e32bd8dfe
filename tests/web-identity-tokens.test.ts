import { generateKeyPairSync, sign } from "node:crypto";
import { exportJWK } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { meanTokens } from "./federation/mean-tokens.ts";
import {
  issuerKey,
  type OidcIssuer,
  oidcIssuer,
  signed,
  usualClaims,
} from "./federation/oidc-issuer.ts";
import {
  oidcProvider,
  type WebIdentityRole,
  webIdentityRole,
} from "./federation/web-identity-role.ts";
import { type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let issuer: OidcIssuer;
let role: WebIdentityRole;
const curve = issuerKey("curve", "ES256");

beforeAll(async () => {
  running = await testServer({ allowPrivateIssuers: true });
  issuer = await oidcIssuer();
  issuer.keys = [issuer.key, curve];
  role = await webIdentityRole(running, await oidcProvider(running, issuer), "ci");
});
afterAll(async () => {
  await issuer.stop();
  await running.stop();
});

test.each(Object.entries(meanTokens))("%s is refused", async (_, [name, message, token]) => {
  await expect(role.assume(await token(issuer))).rejects.toMatchObject({
    name,
    message: expect.stringContaining(message),
    $metadata: { httpStatusCode: 400 },
  });
});

test("what the tokens are made from is accepted", async () => {
  await role.assume(await issuer.token());
  await role.assume(await signed(usualClaims(issuer.url), curve));
});

test("the issuer is asked for its two documents and nothing else, whatever tokens name", () => {
  expect(new Set(issuer.asked)).toEqual(new Set(["/.well-known/openid-configuration", "/jwks"]));
  expect(issuer.asked.length).toBeLessThanOrEqual(4);
});

test("a token that is too long is refused before it is read", async () => {
  await expect(role.assume("x".repeat(20_001))).rejects.toMatchObject({ name: "ValidationError" });
});

test("a token without a key id is tried with every key", async () => {
  const others = [issuerKey("a"), issuerKey("b")];
  const many = await oidcIssuer();
  many.keys = [...others, many.key];
  const own = await webIdentityRole(running, await oidcProvider(running, many), "many");
  await own.assume(await many.token({}, many.key, { kid: undefined }));
  const stranger = issuerKey("stranger");
  await expect(
    own.assume(await many.token({}, stranger, { kid: undefined })),
  ).rejects.toMatchObject({ message: "Token signature invalid" });
  await many.stop();
});

test.each(["RS384", "RS512", "ES256", "ES384"] as const)("%s is verified", async (alg) => {
  const own = await oidcIssuer();
  const key = issuerKey("own", alg);
  own.keys = [key];
  const trusting = await webIdentityRole(running, await oidcProvider(running, own), alg);
  await trusting.assume(await own.token({}, key));
  await own.stop();
});

test("a key for encryption verifies nothing", async () => {
  const own = await oidcIssuer();
  const trusting = await webIdentityRole(running, await oidcProvider(running, own), "encrypting");
  const jwk = { ...(await exportJWK(own.key.publicKey)), kid: own.key.kid, use: "enc" };
  own.answers.set("/jwks", (response) => response.end(JSON.stringify({ keys: [jwk] })));
  await expect(trusting.assume(await own.token())).rejects.toMatchObject({
    message: expect.stringContaining("Couldn't retrieve verification key"),
  });
  await own.stop();
});

test("a key of 1024 bits verifies nothing", async () => {
  const own = await oidcIssuer();
  const trusting = await webIdentityRole(running, await oidcProvider(running, own), "short");
  const short = { ...own.key, ...generateKeyPairSync("rsa", { modulusLength: 1024 }) };
  own.keys = [short];
  const body = (await own.token()).split(".").slice(0, 2).join(".");
  const signature = sign("sha256", Buffer.from(body), short.privateKey).toString("base64url");
  await expect(trusting.assume(`${body}.${signature}`)).rejects.toMatchObject({
    message: "Token signature invalid",
  });
  await own.stop();
});
