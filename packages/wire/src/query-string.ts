import { serviceError } from "./errors.ts";
import type { RequestLimits } from "./limits.ts";

/** A parameter of a query string or form, decoded. */
export interface Parameter {
  readonly name: string;
  readonly value: string;
}

/** The text of a part of a query string or form, a plus sign being a blank; undefined where its percent-encoding is malformed. */
export function decodedPart(text: string): string | undefined {
  const spaced = text.includes("+") ? text.replaceAll("+", " ") : text;
  if (!spaced.includes("%")) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return undefined;
  }
}

/**
 * The raw parameters of a query string or form, unless there are, with those that were taken before, more than the limits allow.
 * Throws MalformedInput.
 */
export function rawParameters(
  text: string,
  { parameters }: RequestLimits,
  taken = 0,
): readonly string[] {
  if (text === "") return [];
  const left = parameters - taken;
  const pairs = text.split("&", left + 1);
  if (pairs.length <= left) return pairs;
  throw serviceError("MalformedInput", `The request has more than ${parameters} parameters.`);
}

/**
 * The parameters of a raw query string in their order. Throws MalformedQueryString.
 *
 * INVARIANT: a signature is verified over what this reads, and no operation reads a query string in another way.
 */
export function parseQueryString(query: string): readonly Parameter[] {
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

function decoded(text: string): string {
  const plain = decodedPart(text);
  // Half a surrogate pair, which no percent-encoding can say, would come through decoding as it is.
  if (plain?.isWellFormed()) return plain;
  throw serviceError(
    "MalformedQueryString",
    "The query string contains a malformed percent-encoding.",
  );
}
