import { JsonSyntaxError, readJson } from "@ostiary/policy";
import { serviceError } from "@ostiary/wire";
import { compactVerify, errors } from "jose";
import { IssuerRefusedError, IssuerUnreachableError } from "./fetch-json.ts";
import type { Issuer, IssuerKeys, KeyFinder } from "./issuer-keys.ts";

type Json = Readonly<Record<string, unknown>>;

/** A JSON Web Token in its parts; nothing of it is believed until its signature is verified. */
export interface UnverifiedToken {
  readonly text: string;
  readonly claims: Json;
}

export const invalidToken = (message: string) => serviceError("InvalidIdentityToken", message);

const notAToken = () =>
  invalidToken(
    "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)",
  );

const noKey = () =>
  invalidToken(
    // Two blanks, as AWS writes it.
    "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
  );

/** Signatures by a key pair only: a shared secret or no signature at all proves nothing ("RFC 8725: JSON Web Token Best Current Practices"). */
const algorithms = ["RS256", "RS384", "RS512", "ES256", "ES384"];

const part = /^[A-Za-z0-9_-]+$/;
const decoder = new TextDecoder("utf-8", { fatal: true });

/** An object in base64url of JSON; whose member stands in it twice, or which is written in another way, is none. */
function objectIn(encoded: string | undefined): Json | undefined {
  if (encoded === undefined || !part.test(encoded)) return undefined;
  const bytes = Buffer.from(encoded, "base64url");
  if (bytes.toString("base64url") !== encoded) return undefined;
  try {
    const text = decoder.decode(bytes);
    if (readJson(text).kind !== "object") return undefined;
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof JsonSyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Extensions that change what is signed or must be understood: none is. */
const refusedHeaders = ["crit", "b64", "enc", "zip"];

/** An ID token has no type or is a JWT; access tokens and logout tokens say what they are. */
const isIdTokenType = (typ: unknown): boolean =>
  typ === undefined ||
  (typeof typ === "string" && typ.toLowerCase().replace(/^application\//, "") === "jwt");

/** Takes a token apart. */
export function readToken(text: string): UnverifiedToken {
  const [header, payload, signature, ...rest] = text.split(".");
  const protectedHeader = objectIn(header);
  const claims = objectIn(payload);
  if (
    protectedHeader === undefined ||
    claims === undefined ||
    signature === undefined ||
    !part.test(signature) ||
    rest.length > 0 ||
    typeof protectedHeader["alg"] !== "string" ||
    !algorithms.includes(protectedHeader["alg"]) ||
    refusedHeaders.some((name) => Object.hasOwn(protectedHeader, name)) ||
    !isIdTokenType(protectedHeader["typ"])
  ) {
    throw notAToken();
  }
  return { text, claims };
}

/** Refuses a token that its issuer has not signed, by the keys that the issuer publishes. */
export async function verifyToken(
  { text }: UnverifiedToken,
  issuer: Issuer,
  keys: IssuerKeys,
): Promise<void> {
  try {
    const verified =
      (await isSigned(text, await keys.find(issuer))) ??
      (await isSigned(text, await keys.find(issuer, true)));
    if (verified === undefined) throw noKey();
    if (!verified) throw invalidToken("Token signature invalid");
  } catch (error) {
    if (error instanceof IssuerRefusedError) throw noKey();
    if (!(error instanceof IssuerUnreachableError)) throw error;
    throw serviceError(
      "IDPCommunicationError",
      "The request could not be fulfilled because the identity provider (IDP) that was asked to verify the incoming identity token could not be reached.",
    );
  }
}

/** Whether one of the keys has signed the text; undefined where none of them is the one that it names. */
async function isSigned(text: string, find: KeyFinder): Promise<boolean | undefined> {
  try {
    await compactVerify(text, find, { algorithms });
    return true;
  } catch (error) {
    if (error instanceof errors.JWKSNoMatchingKey) return undefined;
    // A token without a key id may be signed by any of them.
    if (error instanceof errors.JWKSMultipleMatchingKeys) {
      for await (const key of error) {
        if (await isSigned(text, async () => key)) return true;
      }
      return false;
    }
    if (error instanceof errors.JOSEError || error instanceof TypeError) return false;
    throw error;
  }
}
