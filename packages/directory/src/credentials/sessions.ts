import { createHmac, hkdfSync } from "node:crypto";
import { seal, unseal } from "./sealed-box.ts";
import type { SessionClaims } from "./session-claims.ts";

/** The credentials of a session. */
export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** An opened session token. */
export interface OpenedSession {
  readonly claims: SessionClaims;
  readonly secretAccessKey: string;
}

/** Seals sessions into tokens and opens them; needs no storage but the keys. */
export interface Sessions {
  seal(claims: SessionClaims): SessionCredentials;
  /** The session of a token; undefined for a token that none of the keys sealed. Says nothing about its expiry. */
  open(token: string): OpenedSession | undefined;
}

/** A key that seals sessions; the newest seals, all of them open. */
export interface SealingKey {
  /** Eight hex digits. */
  readonly id: string;
  readonly key: Buffer;
}

const version = 1;
const headerLength = 5;
const purpose = "ostiary session";
const secretLength = 40;
const longestToken = 16_384;
const rememberedTokens = 10_000;

/** Sessions under a ring of keys, newest first. */
export function sessionsUnder(ring: readonly SealingKey[]): Sessions {
  const keys = new Map(
    ring.map(({ id, key }) => [id, { seal: derived(key, "seal"), secret: derived(key, "secret") }]),
  );
  const newest = ring[0];
  if (newest === undefined) throw new Error("There is no key to seal sessions with.");
  // A token is opened with every request that carries it: what it says is remembered, oldest forgotten first.
  const remembered = new Map<string, OpenedSession>();

  const secretOf = (secretKey: Buffer, accessKeyId: string): string =>
    createHmac("sha256", secretKey).update(accessKeyId).digest("base64").slice(0, secretLength);

  function keysOf(id: string) {
    const found = keys.get(id);
    if (found === undefined) throw new Error(`The sealing key ${id} is missing.`);
    return found;
  }

  function openSealed(token: string): OpenedSession | undefined {
    const sealed = Buffer.from(token, "base64");
    if (sealed.length < headerLength || sealed[0] !== version) return undefined;
    const found = keys.get(sealed.toString("hex", 1, headerLength));
    const text = found && unseal(found.seal, sealed.subarray(headerLength), purpose);
    if (found === undefined || text === undefined) return undefined;
    // INVARIANT: the seal holds, so the text is what `seal` below wrote.
    const claims: SessionClaims = Object.freeze(JSON.parse(text.toString("utf8")));
    return { claims, secretAccessKey: secretOf(found.secret, claims.accessKeyId) };
  }

  return {
    seal(claims) {
      const { seal: sealKey, secret } = keysOf(newest.id);
      const header = Buffer.concat([Buffer.from([version]), Buffer.from(newest.id, "hex")]);
      const text = seal(sealKey, Buffer.from(JSON.stringify(claims), "utf8"), purpose);
      return {
        accessKeyId: claims.accessKeyId,
        secretAccessKey: secretOf(secret, claims.accessKeyId),
        sessionToken: Buffer.concat([header, text]).toString("base64"),
      };
    },
    open(token) {
      const known = remembered.get(token);
      if (known !== undefined) return known;
      if (token.length > longestToken) return undefined;
      const opened = openSealed(token);
      if (opened === undefined) return undefined;
      if (remembered.size >= rememberedTokens) {
        for (const [oldest] of remembered) {
          remembered.delete(oldest);
          break;
        }
      }
      remembered.set(token, opened);
      return opened;
    },
  };
}

const derived = (key: Buffer, use: string): Buffer =>
  Buffer.from(hkdfSync("sha256", key, Buffer.alloc(0), `ostiary session ${use}`, 32));
