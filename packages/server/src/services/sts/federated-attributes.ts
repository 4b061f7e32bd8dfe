import { serviceError } from "@ostiary/wire";

const invalid = (message: string) => serviceError("InvalidIdentityToken", message);

/** A source identity that an identity provider gives ("Monitor and control actions taken with assumed roles"). */
export function requireSourceIdentity(value: unknown): string {
  if (typeof value !== "string" || !/^(?!aws:)[\w+=,.@-]{2,64}$/.test(value)) {
    throw invalid('Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"');
  }
  return value;
}

const tagCharacters = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** A session tag that an identity provider gives: the characters and lengths that a request could give too. */
export function requireTagPattern(key: string, value: string): void {
  const fits =
    key !== "" &&
    key.length <= 128 &&
    value.length <= 256 &&
    tagCharacters.test(key) &&
    tagCharacters.test(value);
  if (!fits) throw invalid(`Invalid session tag: ${key.slice(0, 128)}`);
}
