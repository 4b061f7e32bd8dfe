import { createHash } from "node:crypto";
import { createServer } from "node:https";
import { afterEach, describe, expect, test } from "vitest";
import { certificate, pem } from "../../../../tests/federation/certificate.ts";
import {
  issuerKey,
  jwksOf,
  type OidcIssuer,
  oidcIssuer,
} from "../../../../tests/federation/oidc-issuer.ts";
import {
  IssuerRefusedError,
  IssuerUnreachableError,
  type Resolver,
} from "../../src/services/sts/web-identity/fetch-json.ts";
import { issuerKeys } from "../../src/services/sts/web-identity/issuer-keys.ts";

const running: OidcIssuer[] = [];

async function issuer(...parameters: Parameters<typeof oidcIssuer>): Promise<OidcIssuer> {
  const started = await oidcIssuer(...parameters);
  running.push(started);
  return started;
}
afterEach(async () => {
  for (const started of running.splice(0)) await started.stop();
});

const discovery = "/.well-known/openid-configuration";
const trusting = (url: string, thumbprints: readonly string[] = []) => ({ url, thumbprints });

/** A clock that a test turns. */
function turnedClock() {
  let now = 1_000_000_000_000;
  return {
    now: () => now,
    pass(seconds: number): void {
      now += seconds * 1000;
    },
  };
}

describe("keys are kept", () => {
  test("for an hour, and asked for once by many at the same time", async () => {
    const one = await issuer();
    const clock = turnedClock();
    const keys = issuerKeys(true, clock.now);
    const find = () => keys.find(trusting(one.url));
    await Promise.all(Array.from({ length: 20 }, find));
    clock.pass(3_599);
    await find();
    expect(one.asked).toEqual([discovery, "/jwks"]);
    clock.pass(2);
    await find();
    expect(one.asked).toHaveLength(4);
  });

  test("apart for accounts that trust different certificates", async () => {
    const one = await issuer();
    const keys = issuerKeys(true);
    await keys.find(trusting(one.url));
    await keys.find(trusting(one.url, ["a".repeat(40)]));
    expect(one.asked).toHaveLength(4);
  });

  test("for 256 issuers at the most", async () => {
    const many = await issuer();
    const keys = issuerKeys(true);
    const find = (at: number) => {
      const url = `${many.url}/${at}`;
      many.answers.set(`/${at}${discovery}`, (response) =>
        response.end(JSON.stringify({ issuer: url, jwks_uri: `${many.url}/jwks` })),
      );
      return keys.find(trusting(url));
    };
    for (let at = 0; at <= 256; at += 1) await find(at);
    const before = many.asked.length;
    await find(256);
    expect(many.asked).toHaveLength(before);
    await find(0);
    expect(many.asked).toHaveLength(before + 2);
  });
});

describe("an unknown key is asked for again", () => {
  test("at most twice a minute", async () => {
    const one = await issuer();
    const clock = turnedClock();
    const keys = issuerKeys(true, clock.now);
    const missing = () => keys.find(trusting(one.url), true);
    await keys.find(trusting(one.url));
    for (let tries = 0; tries < 100; tries += 1) await missing();
    expect(one.asked).toHaveLength(2);
    clock.pass(31);
    for (let tries = 0; tries < 100; tries += 1) await missing();
    expect(one.asked).toHaveLength(4);
  });

  test("and found once the issuer has rolled its keys", async () => {
    const one = await issuer();
    const clock = turnedClock();
    const keys = issuerKeys(true, clock.now);
    await keys.find(trusting(one.url));
    one.keys = [issuerKey("second")];
    clock.pass(31);
    const find = await keys.find(trusting(one.url), true);
    const header = { alg: "RS256", kid: "second" };
    await expect(find(header, { payload: "", signature: "" })).resolves.toBeDefined();
  });
});

test("an issuer that fails is left alone for five seconds", async () => {
  const one = await issuer();
  const clock = turnedClock();
  const keys = issuerKeys(true, clock.now);
  one.answers.set(discovery, (response) => response.writeHead(503).end());
  const find = () => keys.find(trusting(one.url));
  for (let tries = 0; tries < 10; tries += 1) {
    await expect(find()).rejects.toThrow(IssuerUnreachableError);
  }
  expect(one.asked).toHaveLength(1);
  clock.pass(6);
  one.answers.clear();
  await find();
});

describe("documents that are not believed", () => {
  const large = JSON.stringify({ keys: [], rest: "x".repeat(70_000) });
  const answers: readonly (readonly [
    what: string,
    path: string,
    status: number,
    body: (issuer: OidcIssuer) => string,
  ])[] = [
    [
      "a discovery document of another issuer",
      discovery,
      200,
      ({ url }) => JSON.stringify({ issuer: `${url}/`, jwks_uri: `${url}/jwks` }),
    ],
    [
      "a discovery document without keys",
      discovery,
      200,
      ({ url }) => JSON.stringify({ issuer: url }),
    ],
    ["a discovery document that is no JSON", discovery, 200, () => "<html>"],
    ["a discovery document that is no object", discovery, 200, () => "null"],
    ["no discovery document", discovery, 404, () => ""],
    [
      "keys in a file",
      discovery,
      200,
      ({ url }) => JSON.stringify({ issuer: url, jwks_uri: "file:///etc/passwd" }),
    ],
    [
      "keys under a password",
      discovery,
      200,
      ({ url, id }) => JSON.stringify({ issuer: url, jwks_uri: `http://a:b@${id}/jwks` }),
    ],
    ["keys that are no list", "/jwks", 200, () => JSON.stringify({ keys: {} })],
    ["keys that are no keys", "/jwks", 200, () => JSON.stringify({ keys: [1] })],
    ["keys of 70,000 characters", "/jwks", 200, () => large],
  ];
  test.each(answers)("%s", async (_, path, status, body) => {
    const one = await issuer();
    one.answers.set(path, (response) => response.writeHead(status).end(body(one)));
    await expect(issuerKeys(true).find(trusting(one.url))).rejects.toThrow(IssuerRefusedError);
  });
});

test("an issuer has five seconds", async () => {
  const one = await issuer();
  one.answers.set("/jwks", (response) => response.write("{"));
  const begun = performance.now();
  await expect(issuerKeys(true).find(trusting(one.url))).rejects.toThrow(IssuerUnreachableError);
  expect(performance.now() - begun).toBeGreaterThan(4_500);
  expect(performance.now() - begun).toBeLessThan(9_000);
}, 20_000);

describe("redirects", () => {
  test("are followed on the same host", async () => {
    const one = await issuer();
    one.answers.set(discovery, (response) => response.writeHead(302, { location: "/moved" }).end());
    one.answers.set("/moved", (response) =>
      response.end(JSON.stringify({ issuer: one.url, jwks_uri: `${one.url}/jwks` })),
    );
    await issuerKeys(true).find(trusting(one.url));
  });

  test("are not followed to another host", async () => {
    const one = await issuer();
    const other = await issuer();
    one.answers.set(discovery, (response) =>
      response.writeHead(302, { location: `${other.url}${discovery}` }).end(),
    );
    await expect(issuerKeys(true).find(trusting(one.url))).rejects.toThrow(IssuerRefusedError);
    expect(other.asked).toEqual([]);
  });

  test("are not followed in circles", async () => {
    const one = await issuer();
    one.answers.set(discovery, (response) =>
      response.writeHead(302, { location: discovery }).end(),
    );
    await expect(issuerKeys(true).find(trusting(one.url))).rejects.toThrow(IssuerRefusedError);
    expect(one.asked).toHaveLength(4);
  });
});

describe("private networks", () => {
  /** A resolver that gives one answer after the other. */
  const resolver =
    (...answers: readonly (readonly string[])[]): Resolver =>
    (_host, _options, callback) => {
      asked += 1;
      const [addresses = []] = answers.slice(Math.min(asked, answers.length) - 1);
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      );
    };
  let asked = 0;

  test.each([
    "http://idp.example.com",
    "https://127.0.0.1",
    "https://10.1.2.3",
    "https://169.254.169.254",
    "https://[::1]",
    "https://[::ffff:127.0.0.1]",
    "https://[fd00::1]",
    "https://0x7f000001",
    "https://2130706433",
  ])("%s is not asked", async (url) => {
    await expect(issuerKeys(false).find(trusting(url))).rejects.toThrow(IssuerRefusedError);
  });

  test.each([["127.0.0.1"], ["::1"], ["192.168.0.1"], ["93.184.216.34", "10.0.0.1"]])(
    "a name that is %s is not asked",
    async (...addresses) => {
      asked = 0;
      const lookup = resolver(addresses);
      const keys = issuerKeys(false, Date.now, lookup);
      await expect(keys.find(trusting("https://idp.example.com"))).rejects.toThrow(
        IssuerRefusedError,
      );
      expect(asked).toBe(1);
    },
  );

  test("a name is resolved once for each document, and the connection goes where was looked", async () => {
    asked = 0;
    const one = await issuer();
    const url = one.url.replace("localhost", "idp.invalid");
    one.answers.set(discovery, (response) =>
      response.end(JSON.stringify({ issuer: url, jwks_uri: `${url}/jwks` })),
    );
    const lookup = resolver(["127.0.0.1"], ["127.0.0.1"], ["192.0.2.1"]);
    await issuerKeys(true, Date.now, lookup).find(trusting(url));
    expect(asked).toBe(2);
    expect(one.asked).toEqual([discovery, "/jwks"]);
  });
});

describe("certificates", () => {
  const key = issuerKey("tls");
  const authority = issuerKey("authority", "ES256");
  const root = certificate({ name: "root", key: authority, authority: true });
  const thumbprint = (der: Buffer) => createHash("sha1").update(der).digest("hex");

  /** An https issuer with a certificate, whose chain it shows. */
  const secure = (leaf: Buffer, chain: readonly Buffer[] = []) =>
    issuer("", (handler) =>
      createServer(
        {
          key: key.privateKey.export({ type: "pkcs8", format: "pem" }),
          cert: [leaf, ...chain].map(pem).join(""),
        },
        handler,
      ),
    );
  const signedByRoot = (options: object = {}) =>
    certificate({
      name: "localhost",
      key,
      hosts: ["localhost"],
      issuer: { name: "root", privateKey: authority.privateKey },
      ...options,
    });
  const selfSigned = (options: object = {}) =>
    certificate({ name: "localhost", key, hosts: ["localhost"], ...options });

  test("of unknown authorities are not trusted", async () => {
    const one = await secure(selfSigned());
    await expect(issuerKeys(true).find(trusting(one.url))).rejects.toThrow(IssuerRefusedError);
  });

  test("are trusted by their own thumbprint", async () => {
    const leaf = selfSigned();
    const one = await secure(leaf);
    await issuerKeys(true).find(trusting(one.url, [thumbprint(leaf)]));
  });

  test("are trusted by the thumbprint of the authority that they are shown with", async () => {
    const one = await secure(signedByRoot(), [root]);
    await issuerKeys(true).find(trusting(one.url, [thumbprint(root)]));
  });

  const strangers = issuerKey("stranger", "ES256");
  test.each([
    ["another thumbprint", () => [selfSigned()], ["a".repeat(40)]],
    ["another host", () => [selfSigned({ hosts: ["idp.example.com"] })], undefined],
    ["an end that is over", () => [selfSigned({ until: new Date(Date.now() - 1000) })], undefined],
    [
      "an authority that did not sign it",
      () => [signedByRoot({ issuer: { name: "root", privateKey: strangers.privateKey } }), root],
      [thumbprint(root)],
    ],
    [
      "an issuer that is no authority",
      () => [signedByRoot(), certificate({ name: "root", key: authority, authority: false })],
      [thumbprint(certificate({ name: "root", key: authority, authority: false }))],
    ],
  ])("with %s are not trusted", async (_, made, listed) => {
    const [leaf = root, ...chain] = made();
    const one = await secure(leaf, chain);
    const thumbprints = listed ?? [thumbprint(leaf)];
    await expect(issuerKeys(true).find(trusting(one.url, thumbprints))).rejects.toThrow(
      IssuerRefusedError,
    );
  });
});

test("what is published is what is found", async () => {
  const one = await issuer();
  expect(JSON.parse(await jwksOf(one.keys)).keys).toHaveLength(1);
  const find = await issuerKeys(true).find(trusting(one.url));
  const token = { payload: "", signature: "" };
  await expect(find({ alg: "RS256", kid: "first" }, token)).resolves.toBeDefined();
  await expect(find({ alg: "RS256", kid: "second" }, token)).rejects.toThrow();
});
