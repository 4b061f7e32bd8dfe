import { serviceError } from "../errors.ts";

/** The scope of a signature: which day, region and service it is good for. */
export interface SignatureScope {
  /** `20260102`. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

/**
 * The access key and scope of a Credential: `AKIA…/20260102/us-east-1/iam/aws4_request`. Throws IncompleteSignature, or
 * SignatureDoesNotMatch for a scope that no signature can be good for.
 */
export function parseCredential(text: string): { accessKeyId: string; scope: SignatureScope } {
  const parts = text.split("/", 6);
  const [accessKeyId, date, region, service, term] = parts;
  if (parts.length !== 5 || !accessKeyId || !date || region === undefined || !service) {
    throw serviceError(
      "IncompleteSignature",
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${text.slice(0, 256)}'`,
    );
  }
  if (region === "") {
    throw serviceError(
      "SignatureDoesNotMatch",
      "Credential should be scoped to a valid Region, not ''.",
    );
  }
  if (term !== "aws4_request") {
    throw serviceError(
      "SignatureDoesNotMatch",
      `Credential should be scoped with a valid terminator: 'aws4_request', not '${term?.slice(0, 64)}'.`,
    );
  }
  return { accessKeyId, scope: { date, region, service } };
}
