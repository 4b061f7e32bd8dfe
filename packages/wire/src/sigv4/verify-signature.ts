import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";
import { serviceError } from "../errors.ts";
import type { WireRequest } from "../request.ts";
import {
  canonicalRequest,
  signedHeadersAreCanonical,
  stringToSign,
  unsignedHeaders,
} from "./canonical-request.ts";
import type { SignatureScope } from "./credential-scope.ts";
import type { ParsedSignature } from "./parse-signature.ts";
import { basicFormat } from "./timestamp.ts";

const hmac = (key: Uint8Array | string, text: string): Buffer =>
  createHmac("sha256", key).update(text, "utf8").digest();

/**
 * The key that signs within a scope ("Derive a signing key"). Good for a day; the secret can't be found from it. A KeyObject, as
 * Node.js takes several times as long to sign with the bytes of a key.
 */
export const deriveSigningKey = (secretAccessKey: string, scope: SignatureScope): KeyObject =>
  createSecretKey(
    hmac(
      hmac(hmac(hmac(`AWS4${secretAccessKey}`, scope.date), scope.region), scope.service),
      "aws4_request",
    ),
  );

const mismatch = (message: string) => serviceError("SignatureDoesNotMatch", message);

const tolerance = 15 * 60 * 1000;

/**
 * Holds the date of a signature against the clock. Services other than S3 take no signature, presigned or not, that is older than
 * 15 minutes; a presigned one that is to expire earlier does. Throws SignatureDoesNotMatch, or RequestExpired.
 */
function requireCurrent(
  { timestamp, moment, scope, expiresSeconds }: ParsedSignature,
  now: Date,
): void {
  // Signatures are dated to the second.
  const clock = Math.floor(now.getTime() / 1000) * 1000;
  if (timestamp.slice(0, 8) !== scope.date) {
    throw mismatch(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${scope.date.slice(0, 64)}' != '${timestamp.slice(0, 8)}', from '${timestamp}'.`,
    );
  }
  if (moment > clock + tolerance) {
    throw mismatch(
      `Signature not yet current: ${timestamp} is still later than ${basicFormat(clock + tolerance)} (${basicFormat(clock)} + 15 min.)`,
    );
  }
  if (moment < clock - tolerance) {
    throw mismatch(
      `Signature expired: ${timestamp} is now earlier than ${basicFormat(clock - tolerance)} (${basicFormat(clock)} - 15 min.)`,
    );
  }
  if (expiresSeconds !== undefined && moment + expiresSeconds * 1000 < clock) {
    throw serviceError("RequestExpired", "Request has expired.");
  }
}

/** The service that a signature must be scoped to. Throws SignatureDoesNotMatch. */
export function requireScope(parsed: ParsedSignature, service: string): void {
  if (parsed.scope.service !== service) {
    throw mismatch(`Credential should be scoped to correct service: '${service}'. `);
  }
}

/**
 * Verifies a signature over the request as it arrived. Throws SignatureDoesNotMatch, with the canonical text as AWS gives it, or
 * RequestExpired.
 */
export function verifySignature(
  request: WireRequest,
  parsed: ParsedSignature,
  signingKey: KeyObject,
  now: Date,
): void {
  requireCurrent(parsed, now);
  const [unsigned] = unsignedHeaders(request, parsed);
  if (unsigned !== undefined) {
    const name = unsigned === "host" ? "Host' or ':authority" : unsigned;
    throw mismatch(`'${name}' must be a 'SignedHeader' in the AWS Authorization.`);
  }
  if (!signedHeadersAreCanonical(request, parsed)) {
    throw mismatch(
      "The SignedHeaders must be present in the request, in small letters and in order, each once.",
    );
  }
  const canonical = canonicalRequest(request, parsed);
  const text = stringToSign(canonical, parsed);
  // Compared as text: hex digits have one form only.
  const expected = Buffer.from(createHmac("sha256", signingKey).update(text, "utf8").digest("hex"));
  const given = Buffer.from(parsed.signature, "utf8");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw mismatch(
      "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.\n\n" +
        `The Canonical String for this request should have been\n'${canonical}'\n\nThe String-to-Sign should have been\n'${text}'\n`,
    );
  }
}
