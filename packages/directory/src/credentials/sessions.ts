import { createHmac, createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
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
  /** The session of a token; undefined for a text that none of the keys sealed. Says nothing about its expiry. */
  open(token: string): OpenedSession | undefined;
}

/** A key that seals sessions. */
export interface SealingKey {
  /** Eight hex digits. */
  readonly id: string;
  readonly key: KeyObject;
  /** Epoch milliseconds. */
  readonly created: number;
}

/** How long a new key only opens, so that every node has it before the first session that it seals, in milliseconds. */
export const activationDelay = 60_000;
/** 36 hours ("GetSessionToken", "GetFederationToken": DurationSeconds), in milliseconds. */
export const longestSession = 129_600_000;

const version = 1;
const headerLength = 5;
const secretLength = 40;
/** A longer token is none: what a session carries has to fit. */
export const longestSessionToken = 16_384;
const rememberedTokens = 10_000;

/** A token's key id and version stand before the sealed text, which is bound to them. */
const purposeOf = (header: Buffer): string => `ostiary session ${header.toString("hex")}`;

const derived = (key: KeyObject, use: string): KeyObject =>
  createSecretKey(
    new Uint8Array(hkdfSync("sha256", key, Buffer.alloc(0), `ostiary session ${use}`, 32)),
  );

function deepFrozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(deepFrozen);
  return Object.freeze(value);
}

/**
 * Sessions under a ring of keys, newest first and at least one. The newest that every node must have by now seals, all of them
 * open. The secret access key is derived from the key and the access key id, so it is stored nowhere.
 */
export function sessionsUnder(ring: readonly SealingKey[], now = Date.now): Sessions {
  const keys = new Map(
    ring.map(({ id, key, created }) => [
      id,
      { id, created, seal: derived(key, "seal"), secret: derived(key, "secret") },
    ]),
  );
  // A token is opened with every request that carries it: what it says is remembered, oldest forgotten first.
  const remembered = new Map<string, OpenedSession>();

  const secretOf = (secretKey: KeyObject, accessKeyId: string): string =>
    createHmac("sha256", secretKey).update(accessKeyId).digest("base64").slice(0, secretLength);

  function sealingKey() {
    const settled = now() - activationDelay;
    const all = [...keys.values()];
    const found = all.find(({ created }) => created <= settled) ?? all.at(-1);
    if (found === undefined) throw new Error("There is no key to seal sessions with.");
    return found;
  }

  function openSealed(token: string): OpenedSession | undefined {
    const sealed = Buffer.from(token, "base64");
    // Node.js reads base64 leniently; a token has one form only.
    if (sealed.toString("base64") !== token) return undefined;
    const header = sealed.subarray(0, headerLength);
    if (header.length < headerLength || header[0] !== version) return undefined;
    const found = keys.get(header.toString("hex", 1));
    const text = found && unseal(found.seal, sealed.subarray(headerLength), purposeOf(header));
    if (found === undefined || text === undefined) return undefined;
    // INVARIANT: the seal holds, so the text is what `seal` below wrote.
    const claims: SessionClaims = deepFrozen(JSON.parse(text.toString("utf8")));
    return Object.freeze({ claims, secretAccessKey: secretOf(found.secret, claims.accessKeyId) });
  }

  return {
    seal(claims) {
      const { id, seal: sealKey, secret } = sealingKey();
      const header = Buffer.concat([Buffer.from([version]), Buffer.from(id, "hex")]);
      const text = seal(sealKey, Buffer.from(JSON.stringify(claims), "utf8"), purposeOf(header));
      return {
        accessKeyId: claims.accessKeyId,
        secretAccessKey: secretOf(secret, claims.accessKeyId),
        sessionToken: Buffer.concat([header, text]).toString("base64"),
      };
    },
    open(token) {
      const known = remembered.get(token);
      if (known !== undefined) return known;
      if (token.length > longestSessionToken) return undefined;
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
