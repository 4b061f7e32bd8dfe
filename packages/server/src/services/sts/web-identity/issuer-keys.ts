import { type CompactVerifyGetKey, createLocalJWKSet, errors, type JSONWebKeySet } from "jose";
import { fetchJson, IssuerRefusedError, type Resolver } from "./fetch-json.ts";

/** Finds the key that a token says it is signed by. */
export type KeyFinder = CompactVerifyGetKey;

/** An issuer, and which of its certificates the account trusts. */
export interface Issuer {
  readonly url: string;
  readonly thumbprints: readonly string[];
}

/** The keys of identity providers, as they publish them. */
export interface IssuerKeys {
  /**
   * The keys of an issuer. `missing`: a token names a key that the known ones lack, so they are fetched again, if that is not too
   * soon. Throws IssuerUnreachableError or IssuerRefusedError.
   */
  find(issuer: Issuer, missing?: boolean): Promise<KeyFinder>;
}

/** Five seconds for the discovery document and the keys together. */
const patience = 5_000;
/** How long keys are believed, in milliseconds. */
const longestAge = 3_600_000;
/** How soon an issuer is asked again for a key that is unknown, or after it failed. */
const shortestAge = 30_000;
const shortestPause = 5_000;
const rememberedIssuers = 256;

interface Known {
  readonly fetched: number;
  readonly keys: Promise<KeyFinder>;
  /** When it turned out that the keys can't be had. */
  failed?: number;
}

/** Keys are kept for an hour; an issuer whose documents can't be had is not asked at every request. */
export function issuerKeys(
  allowPrivate: boolean,
  now: () => number = Date.now,
  resolver?: Resolver,
): IssuerKeys {
  const known = new Map<string, Known>();

  function fetched(issuer: Issuer): Known {
    const entry: Known = { fetched: now(), keys: published(issuer) };
    entry.keys.catch(() => {
      entry.failed = now();
    });
    return entry;
  }

  async function published({ url, thumbprints }: Issuer): Promise<KeyFinder> {
    const signal = AbortSignal.timeout(patience);
    const rules = {
      allowPrivate,
      thumbprints,
      signal,
      ...(resolver !== undefined && { resolver }),
    };
    const configuration = await fetchJson(
      `${url.replace(/\/$/, "")}/.well-known/openid-configuration`,
      rules,
    );
    const { issuer, jwks_uri: address } = membersOf(configuration);
    if (issuer !== url || typeof address !== "string") {
      throw new IssuerRefusedError("The discovery document is another issuer's.");
    }
    return finderOf(await fetchJson(address, rules));
  }

  return {
    find(issuer, missing = false) {
      // Accounts that trust different certificates of one issuer share nothing.
      const name = [issuer.url, ...issuer.thumbprints].join(" ");
      let entry = known.get(name);
      const age = now() - (entry?.fetched ?? 0);
      const pause = now() - (entry?.failed ?? 0);
      const stale =
        entry === undefined ||
        (entry.failed === undefined ? age > longestAge : pause > shortestPause) ||
        (missing && entry.failed === undefined && age > shortestAge);
      if (entry === undefined || stale) {
        known.delete(name);
        const [oldest] = known.keys();
        if (known.size >= rememberedIssuers && oldest !== undefined) known.delete(oldest);
        entry = fetched(issuer);
        known.set(name, entry);
      }
      return entry.keys;
    },
  };
}

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};

function finderOf(value: unknown): KeyFinder {
  const { keys } = membersOf(value);
  if (!isKeyList(keys)) throw new IssuerRefusedError("The keys are no JWK set.");
  try {
    return createLocalJWKSet({ keys });
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    throw new IssuerRefusedError("The keys are no JWK set.");
  }
}

const isKeyList = (keys: unknown): keys is JSONWebKeySet["keys"] =>
  Array.isArray(keys) &&
  keys.every((key) => typeof key === "object" && key !== null && typeof key.kty === "string");
