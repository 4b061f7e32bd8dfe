import { serviceError } from "../errors.ts";

/** A parameter of a query string, decoded. */
export interface QueryParameter {
  readonly name: string;
  readonly value: string;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw serviceError("IncompleteSignature", "The query contains a malformed percent-encoding.");
  }
}

/** The parameters of a raw query string in their order. A plus sign is a plus sign. */
export function parseQuery(query: string): readonly QueryParameter[] {
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const equals = pair.indexOf("=");
      return equals < 0
        ? { name: decoded(pair), value: "" }
        : { name: decoded(pair.slice(0, equals)), value: decoded(pair.slice(equals + 1)) };
    });
}
