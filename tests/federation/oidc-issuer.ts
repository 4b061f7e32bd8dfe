import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { CompactSign, exportJWK, SignJWT } from "jose";

export type Claims = Readonly<Record<string, unknown>>;

/** A key pair of an issuer, with its id. */
export interface IssuerKey {
  readonly kid: string;
  readonly alg: "RS256" | "RS384" | "RS512" | "ES256" | "ES384";
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** A new key pair for an algorithm. */
export function issuerKey(kid: string, alg: IssuerKey["alg"] = "RS256"): IssuerKey {
  const pair = alg.startsWith("RS")
    ? generateKeyPairSync("rsa", { modulusLength: 2048 })
    : generateKeyPairSync("ec", { namedCurve: alg === "ES256" ? "P-256" : "P-384" });
  return { kid, alg, ...pair };
}

/** The JWK set of keys, as text. */
export async function jwksOf(keys: readonly IssuerKey[]): Promise<string> {
  const published = keys.map(async ({ kid, alg, publicKey }) => ({
    ...(await exportJWK(publicKey)),
    kid,
    alg,
    use: "sig",
  }));
  return JSON.stringify({ keys: await Promise.all(published) });
}

/** A small real OpenID Connect issuer, whose documents a test may change. */
export interface OidcIssuer {
  readonly url: string;
  /** The URL without the scheme: the end of the provider's ARN and the prefix of its context keys. */
  readonly id: string;
  readonly key: IssuerKey;
  /** The keys that it publishes. */
  keys: readonly IssuerKey[];
  /** Answers in place of the usual documents, by path. */
  readonly answers: Map<string, (response: ServerResponse) => void>;
  /** The paths that were asked for. */
  readonly asked: string[];
  /** A token of it; a claim that is undefined is left out. */
  token(claims?: Claims, key?: IssuerKey, header?: Claims): Promise<string>;
  stop(): Promise<void>;
}

export const audience = "sts.amazonaws.com";
export const subject = "repo:octo-org/octo-repo:ref:refs/heads/main";

/** Claims as a job of GitHub Actions has them, good for five minutes. */
export function usualClaims(url: string): Claims {
  const now = Math.floor(Date.now() / 1000);
  return { iss: url, aud: audience, sub: subject, iat: now, nbf: now, exp: now + 300 };
}

/** Signs claims as they stand. */
export async function signed(claims: Claims, key: IssuerKey, header: Claims = {}): Promise<string> {
  const { kid, alg, privateKey } = key;
  return await new SignJWT({ ...claims })
    .setProtectedHeader({ typ: "JWT", kid, ...header, alg })
    .sign(privateKey);
}

/** Signs a payload that need not be claims at all. */
export async function signedText(payload: string, key: IssuerKey): Promise<string> {
  const { kid, alg, privateKey } = key;
  return await new CompactSign(Buffer.from(payload, "utf8"))
    .setProtectedHeader({ alg, kid, typ: "JWT" })
    .sign(privateKey);
}

/** Starts an issuer on this machine. `path` is where in the host it lies. */
export async function oidcIssuer(
  path = "",
  server: (handler: Parameters<typeof createServer>[1]) => Server = (handler) =>
    createServer(handler),
): Promise<OidcIssuer> {
  const key = issuerKey("first");
  const answers: OidcIssuer["answers"] = new Map();
  const asked: string[] = [];
  let issuer: OidcIssuer;
  const http = server((request, response) => {
    const { url: place = "" } = request;
    asked.push(place);
    const other = answers.get(place);
    if (other !== undefined) return other(response);
    if (place === `${path}/.well-known/openid-configuration`) {
      const jwks_uri = `${issuer.url}/jwks`;
      response.end(JSON.stringify({ issuer: issuer.url, jwks_uri }));
    } else if (place === `${path}/jwks`) {
      void jwksOf(issuer.keys).then((keys) => response.end(keys));
    } else response.writeHead(404).end();
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const { port } = portOf(http.address());
  const scheme = "setSecureContext" in http ? "https" : "http";
  const id = `localhost:${port}${path}`;
  const url = `${scheme}://${id}`;
  issuer = {
    url,
    id,
    key,
    keys: [key],
    answers,
    asked,
    token: (claims = {}, signer = key, header = {}) =>
      signed({ ...usualClaims(url), ...claims }, signer, header),
    async stop() {
      http.closeAllConnections();
      http.close();
      await once(http, "close");
    },
  };
  return issuer;
}

function portOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === "string") throw new Error("It does not listen.");
  return address;
}
