export type { SignatureScope } from "./credential-scope.ts";
export { type ParsedSignature, parseSignature } from "./parse-signature.ts";
export { deriveSigningKey, requireScope, verifySignature } from "./verify-signature.ts";
