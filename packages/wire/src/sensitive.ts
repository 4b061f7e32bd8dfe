/** Members that no model marks as sensitive and that still open a door: they are shown in no message and in no record. */
export const alwaysSensitive: ReadonlySet<string> = new Set([
  "SessionToken",
  "TokenCode",
  "AuthenticationCode",
  "AuthenticationCode1",
  "AuthenticationCode2",
  "WebIdentityToken",
  "SAMLAssertion",
  "EncodedMessage",
  "DecodedMessage",
]);
