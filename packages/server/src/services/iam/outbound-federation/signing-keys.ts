import { createPrivateKey, generateKeyPair, type KeyObject, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import type { OutboundFederation, Secrets, TokenSigningKey } from "@ostiary/directory";
import { exportJWK } from "jose";

export type TokenAlgorithm = TokenSigningKey["algorithm"];

/** No token lives longer, in milliseconds ("GetWebIdentityToken": DurationSeconds). */
const longestToken = 3_600_000;

const generate = promisify(generateKeyPair);

const made: Readonly<
  Record<TokenAlgorithm, { readonly kid: string; pair(): ReturnType<typeof generate> }>
> = {
  RS256: { kid: "RSA", pair: () => generate("rsa", { modulusLength: 2048 }) },
  ES384: { kid: "EC384", pair: () => generate("ec", { namedCurve: "P-384" }) },
};

export const tokenAlgorithms: readonly TokenAlgorithm[] = ["RS256", "ES384"];

/** What a wrapped key is bound to. */
const associated = (accountId: string, kid: string): string => `token key ${accountId} ${kid}`;

async function newKey(
  algorithm: TokenAlgorithm,
  accountId: string,
  secrets: Secrets,
  now: number,
): Promise<TokenSigningKey> {
  const { kid: prefix, pair } = made[algorithm];
  const { publicKey, privateKey } = await pair();
  const kid = `${prefix}_${randomBytes(4).toString("hex")}`;
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: algorithm, use: "sig" };
  const pem = String(privateKey.export({ type: "pkcs8", format: "pem" }));
  return {
    kid,
    algorithm,
    publicJwk: JSON.stringify(jwk),
    wrappedPrivateKey: secrets.wrap(pem, associated(accountId, kid)),
    createDate: now,
  };
}

/** A new key for each algorithm. */
export const newKeys = (
  accountId: string,
  secrets: Secrets,
  now: number,
): Promise<readonly TokenSigningKey[]> =>
  Promise.all(tokenAlgorithms.map((algorithm) => newKey(algorithm, accountId, secrets, now)));

/** Keys that still verify a token that may be about. */
export const verifyingKeys = (
  { keys }: OutboundFederation,
  now: number,
): readonly TokenSigningKey[] =>
  keys.filter(({ retireDate }) => retireDate === undefined || now < retireDate + longestToken);

/** Keys once new ones sign: those before them retire, and are forgotten when their last token has ended. */
export const withNewKeys = (
  before: OutboundFederation | undefined,
  added: readonly TokenSigningKey[],
  now: number,
): readonly TokenSigningKey[] => [
  ...(before === undefined ? [] : verifyingKeys(before, now)).map((key) => ({
    ...key,
    retireDate: key.retireDate ?? now,
  })),
  ...added,
];

const opened = new WeakMap<TokenSigningKey, KeyObject>();

/** The key that signs by an algorithm, opened. */
export function signingKey(
  { keys }: OutboundFederation,
  algorithm: TokenAlgorithm,
  accountId: string,
  secrets: Secrets,
): { readonly kid: string; readonly key: KeyObject } {
  const found = keys.find((key) => key.algorithm === algorithm && key.retireDate === undefined);
  if (found === undefined) throw new Error(`The account ${accountId} has no key for ${algorithm}.`);
  let key = opened.get(found);
  if (key === undefined) {
    key = createPrivateKey(
      secrets.unwrap(found.wrappedPrivateKey, associated(accountId, found.kid)),
    );
    opened.set(found, key);
  }
  return { kid: found.kid, key };
}
