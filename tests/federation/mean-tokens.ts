import { createHmac, sign as signBytes } from "node:crypto";
import { exportJWK } from "jose";
import {
  audience,
  type Claims,
  type IssuerKey,
  issuerKey,
  type OidcIssuer,
  signed,
  signedText,
  subject,
  usualClaims,
} from "./oidc-issuer.ts";

/** A token that nobody must be let in with: the error, a part of its message, and how the token is made. */
export type MeanToken = readonly [
  code: "InvalidIdentityTokenException" | "ExpiredTokenException",
  message: string,
  token: (issuer: OidcIssuer) => string | Promise<string>,
];

const notAJwt = "The ID Token provided is not a valid JWT.";
const noKey =
  "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements";
const badSignature = "Token signature invalid";
const badAudience = "Incorrect token audience";
const invalid = "InvalidIdentityTokenException";

const base64url = (value: unknown): string =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

const seconds = (): number => Math.floor(Date.now() / 1000);

/** A token of parts as they are given, with a signature as it is given. */
const joined = (header: unknown, claims: unknown, signature: string): string =>
  `${base64url(header)}.${base64url(claims)}.${signature}`;

const unsigned = (alg: string) => (issuer: OidcIssuer) =>
  joined({ alg, typ: "JWT", kid: "first" }, usualClaims(issuer.url), "");

const unsignedWithRest = (alg: string) => (issuer: OidcIssuer) =>
  joined({ alg, typ: "JWT", kid: "first" }, usualClaims(issuer.url), "AAAA");

/** HMAC with what everybody knows for the secret. */
const keyed =
  (alg: string, hash: string, secret: (key: IssuerKey) => string | Promise<string>) =>
  async (issuer: OidcIssuer) => {
    const body = `${base64url({ alg, typ: "JWT", kid: "first" })}.${base64url(usualClaims(issuer.url))}`;
    const mac = createHmac(hash, await secret(issuer.key)).update(body);
    return `${body}.${mac.digest("base64url")}`;
  };

const publicPem = ({ publicKey }: IssuerKey): string =>
  String(publicKey.export({ type: "spki", format: "pem" }));

/** Signed by the issuer, with a header of one's own. */
const withHeader = (header: Claims) => (issuer: OidcIssuer) => issuer.token({}, issuer.key, header);

/** Signed by the issuer, with claims of one's own. */
const withClaims =
  (claims: (now: number) => Claims) =>
  (issuer: OidcIssuer): Promise<string> =>
    issuer.token(claims(seconds()));

/** Signed by a stranger, who shows the key in the header. */
const byStranger =
  (header: (key: IssuerKey, issuer: OidcIssuer) => Claims | Promise<Claims>) =>
  async (issuer: OidcIssuer) => {
    const key = issuerKey("first");
    return await issuer.token({}, key, await header(key, issuer));
  };

/** Signed by the issuer over a payload that is written by hand. */
const withPayload =
  (payload: (claims: string) => string) =>
  (issuer: OidcIssuer): Promise<string> =>
    signedText(payload(JSON.stringify(usualClaims(issuer.url))), issuer.key);

/** Tokens as they were tried against others ("RFC 8725", CVE-2015-9235, CVE-2016-10555, CVE-2018-0114, CVE-2022-21449 …). */
export const meanTokens: Readonly<Record<string, MeanToken>> = {
  ...Object.fromEntries(
    ["none", "None", "NONE", "nOnE", "", "null"].map((alg) => [
      `algorithm ${alg || "empty"}`,
      [invalid, notAJwt, unsigned(alg)] satisfies MeanToken,
    ]),
  ),
  "algorithm none with a signature": [invalid, notAJwt, unsignedWithRest("none")],
  "HMAC with the public key in PEM": [invalid, notAJwt, keyed("HS256", "sha256", publicPem)],
  "HMAC with the public key in DER": [
    invalid,
    notAJwt,
    keyed("HS384", "sha384", ({ publicKey }) =>
      publicKey.export({ type: "spki", format: "der" }).toString("latin1"),
    ),
  ],
  "HMAC with the published JWK": [
    invalid,
    notAJwt,
    keyed("HS512", "sha512", async ({ publicKey }) => JSON.stringify(await exportJWK(publicKey))),
  ],
  "an empty secret": [invalid, notAJwt, keyed("HS256", "sha256", () => "")],
  "an algorithm that is not accepted": [
    invalid,
    notAJwt,
    (issuer) => joined({ alg: "PS256", kid: "first" }, usualClaims(issuer.url), "AAAA"),
  ],
  "an algorithm of another kind of key": [
    invalid,
    noKey,
    (issuer) => joined({ alg: "ES256", kid: "first" }, usualClaims(issuer.url), "AAAA"),
  ],
  "a signature of zeros by an elliptic curve": [
    invalid,
    badSignature,
    (issuer) =>
      joined(
        { alg: "ES256", kid: "curve" },
        usualClaims(issuer.url),
        Buffer.alloc(64).toString("base64url"),
      ),
  ],
  "another key of the same id": [invalid, badSignature, byStranger(() => ({}))],
  "a key in the header": [
    invalid,
    badSignature,
    byStranger(async ({ publicKey }) => ({ jwk: await exportJWK(publicKey) })),
  ],
  "a key in the header, and its id": [
    invalid,
    noKey,
    byStranger(async ({ publicKey }) => ({ jwk: await exportJWK(publicKey), kid: "stranger" })),
  ],
  "a URL of keys in the header": [
    invalid,
    noKey,
    byStranger((_, { url }) => ({ jku: `${url}/evil`, kid: "stranger" })),
  ],
  "a URL of certificates in the header": [
    invalid,
    noKey,
    byStranger((_, { url }) => ({ x5u: `${url}/evil`, kid: "stranger" })),
  ],
  "a certificate in the header": [
    invalid,
    noKey,
    byStranger(({ publicKey }) => ({
      x5c: [publicKey.export({ type: "spki", format: "der" }).toString("base64")],
      kid: "stranger",
    })),
  ],
  "a key id that is a path": [invalid, noKey, withHeader({ kid: "../../../../dev/null" })],
  "a key id that is SQL": [invalid, noKey, withHeader({ kid: "x' UNION SELECT 'key" })],
  "a key id that is a command": [invalid, noKey, withHeader({ kid: "first|sleep 10" })],
  "a key id that is an object": [
    invalid,
    noKey,
    (issuer) => joined({ alg: "RS256", kid: { a: 1 } }, usualClaims(issuer.url), "AAAA"),
  ],
  "a key id of Object": [invalid, noKey, withHeader({ kid: "__proto__" })],
  "an extension that must be understood": [
    invalid,
    notAJwt,
    (issuer) =>
      joined({ alg: "RS256", kid: "first", crit: ["x"], x: 1 }, usualClaims(issuer.url), "AAAA"),
  ],
  "a payload that is not encoded": [
    invalid,
    notAJwt,
    (issuer) =>
      joined(
        { alg: "RS256", kid: "first", b64: false, crit: ["b64"] },
        usualClaims(issuer.url),
        "AAAA",
      ),
  ],
  "an access token": [invalid, notAJwt, withHeader({ typ: "at+jwt" })],
  "a logout token": [invalid, notAJwt, withHeader({ typ: "logout+jwt" })],
  "an encrypted token": [
    invalid,
    notAJwt,
    () => `${base64url({ alg: "RSA-OAEP", enc: "A256GCM" })}.AAAA.AAAA.AAAA.AAAA`,
  ],
  "a claim that stands twice": [
    invalid,
    notAJwt,
    withPayload((claims) => claims.replace("{", `{"sub":"repo:evil/evil:ref:refs/heads/main",`)),
  ],
  "a claim that stands twice, once in escapes": [
    invalid,
    notAJwt,
    withPayload((claims) => claims.replace("{", `{"s\\u0075b":"admin",`)),
  ],
  "a header that stands twice": [
    invalid,
    notAJwt,
    (issuer) =>
      `${base64url('{"alg":"none","alg":"RS256"}')}.${base64url(usualClaims(issuer.url))}.AAAA`,
  ],
  "a payload that is no object": [invalid, notAJwt, withPayload(() => "[1]")],
  "a payload that is no JSON": [invalid, notAJwt, withPayload((claims) => claims.slice(1))],
  "a payload that is nested deep": [
    invalid,
    notAJwt,
    withPayload((claims) => claims.replace("}", `,"x":${"[".repeat(3_000)}${"]".repeat(3_000)}}`)),
  ],
  "a payload in another encoding": [
    invalid,
    notAJwt,
    (issuer) => {
      const payload = Buffer.from(JSON.stringify(usualClaims(issuer.url)), "utf16le");
      return `${base64url({ alg: "RS256", kid: "first" })}.${payload.toString("base64url")}.AAAA`;
    },
  ],
  "a signature with blanks": [invalid, notAJwt, async (issuer) => `${await issuer.token()} `],
  padding: [invalid, notAJwt, async (issuer) => `${await issuer.token()}==`],
  "a fourth part": [invalid, notAJwt, async (issuer) => `${await issuer.token()}.AAAA`],
  "no token": [invalid, notAJwt, () => "...."],
  "a signature that is cut": [
    invalid,
    badSignature,
    async (issuer) => (await issuer.token()).slice(0, -4),
  ],
  "another subject under the signature": [
    invalid,
    badSignature,
    async (issuer) => {
      const [header, , signature] = (await issuer.token()).split(".");
      const claims = { ...usualClaims(issuer.url), sub: "admin" };
      return `${header}.${base64url(claims)}.${signature}`;
    },
  ],
  "the signature of another hash": [
    invalid,
    badSignature,
    (issuer) => {
      const body = `${base64url({ alg: "RS256", kid: "first" })}.${base64url(usualClaims(issuer.url))}`;
      const value = signBytes("sha1", Buffer.from(body), issuer.key.privateKey);
      return `${body}.${value.toString("base64url")}`;
    },
  ],
  "another audience": [invalid, badAudience, withClaims(() => ({ aud: "sigstore" }))],
  "an audience that only begins the same": [
    invalid,
    badAudience,
    withClaims(() => ({ aud: `${audience}.evil.example.com` })),
  ],
  "an audience in other letters": [
    invalid,
    badAudience,
    withClaims(() => ({ aud: audience.toUpperCase() })),
  ],
  "several audiences without an authorized party": [
    invalid,
    badAudience,
    withClaims(() => ({ aud: [audience, "other"] })),
  ],
  "another authorized party": [invalid, badAudience, withClaims(() => ({ azp: "attacker" }))],
  "an audience that is a number": [invalid, badAudience, withClaims(() => ({ aud: 1 }))],
  "an empty list of audiences": [invalid, badAudience, withClaims(() => ({ aud: [] }))],
  ...Object.fromEntries(
    ["aud", "sub", "exp", "iat"].map((name) => [
      `no ${name}`,
      [
        invalid,
        `Missing a required claim: ${name}`,
        withClaims(() => ({ [name]: undefined })),
      ] satisfies MeanToken,
    ]),
  ),
  "an empty subject": [invalid, "Missing a required claim: sub", withClaims(() => ({ sub: "" }))],
  "a subject that is a list": [
    invalid,
    "Invalid claim: sub",
    withClaims(() => ({ sub: [subject] })),
  ],
  "a subject of 256 characters": [
    invalid,
    "Invalid claim: sub",
    withClaims(() => ({ sub: "a".repeat(256) })),
  ],
  "an end that is over": [
    "ExpiredTokenException",
    "Token expired: current date/time",
    withClaims((now) => ({ exp: now - 1 })),
  ],
  "an end that is now": [
    "ExpiredTokenException",
    "must be before the expiration date/time",
    withClaims((now) => ({ exp: now })),
  ],
  "an end beyond all dates": [
    invalid,
    "Invalid claim: exp",
    withPayload((claims) => claims.replace(/"exp":[0-9]+/, '"exp":1e308')),
  ],
  "an end that is infinite": [
    invalid,
    "Invalid claim: exp",
    withPayload((claims) => claims.replace(/"exp":[0-9]+/, '"exp":1e999')),
  ],
  "an end before all dates": [invalid, "Invalid claim: exp", withClaims(() => ({ exp: -1 }))],
  "an end that is a text": [
    invalid,
    "Invalid claim: exp",
    withClaims((now) => ({ exp: String(now + 300) })),
  ],
  "a beginning six minutes ahead": [
    invalid,
    "Token not yet valid",
    withClaims((now) => ({ nbf: now + 360 })),
  ],
  "issued six minutes ahead": [
    invalid,
    "Token not yet valid",
    withClaims((now) => ({ iat: now + 360 })),
  ],
  "another issuer": [
    invalid,
    "No OpenIDConnect provider found in your account for https://evil.example.com",
    withClaims(() => ({ iss: "https://evil.example.com" })),
  ],
  "an issuer that only looks the same": [
    invalid,
    "No OpenIDConnect provider found in your account for",
    (issuer) => issuer.token({ iss: `${issuer.url}/` }),
  ],
  "an issuer by another scheme": [
    invalid,
    "No OpenIDConnect provider found in your account for",
    (issuer) => issuer.token({ iss: issuer.url.replace("http://", "https://") }),
  ],
  "no issuer": [
    invalid,
    "Missing a required claim: iss",
    (issuer) => signed({ ...usualClaims(issuer.url), iss: undefined }, issuer.key),
  ],
  "an issuer that is a list": [
    invalid,
    "Missing a required claim: iss",
    (issuer) => issuer.token({ iss: [issuer.url] }),
  ],
  "a source identity of AWS": [
    invalid,
    'Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"',
    withClaims(() => ({ "https://aws.amazon.com/source_identity": "aws:root" })),
  ],
  "a source identity that is an object": [
    invalid,
    "Source Identity must match",
    withClaims(() => ({ "https://aws.amazon.com/source_identity": { a: "b" } })),
  ],
  "a session tag with two values": [
    invalid,
    "A session tag must have a single value: team",
    withClaims(() => ({
      "https://aws.amazon.com/tags": { principal_tags: { team: ["blue", "red"] } },
    })),
  ],
  "a session tag with a character that tags lack": [
    invalid,
    "Invalid session tag: team",
    withClaims(() => ({ "https://aws.amazon.com/tags": { principal_tags: { team: ["<"] } } })),
  ],
  "another role than the issuer authorized": [
    invalid,
    "The target role ARN is not present in the roles claim of the identity token",
    withClaims(() => ({
      "https://aws.amazon.com/roles": ["arn:aws:iam::111122223333:role/other"],
    })),
  ],
  "no role that the issuer authorized": [
    invalid,
    "The target role ARN is not present in the roles claim of the identity token",
    withClaims(() => ({ "https://aws.amazon.com/roles": [] })),
  ],
  "a pattern of roles": [
    invalid,
    "The target role ARN is not present in the roles claim of the identity token",
    withClaims(() => ({ "https://aws.amazon.com/roles": "arn:aws:iam::*:role/*" })),
  ],
};
