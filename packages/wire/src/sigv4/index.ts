export { type ParsedSignature, parseSignature, type SignatureScope } from "./parse-signature.ts";
export { deriveSigningKey, requireScope, verifySignature } from "./verify-signature.ts";
