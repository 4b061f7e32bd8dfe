import { serviceError } from "../errors.ts";
import type { RequestLimits } from "../limits.ts";
import { bodyText } from "../text.ts";

/** The JSON of a body; an empty body is an empty object. Throws MalformedInput, which JSON services call SerializationException. */
export function parseJson(body: Uint8Array, limits: RequestLimits): unknown {
  const text = bodyText(body);
  if (text.trim() === "") return {};
  requireShallow(text, limits.depth);
  try {
    return JSON.parse(text);
  } catch {
    throw serviceError("MalformedInput", "The request body is not valid JSON.");
  }
}

const quote = 0x22;
const backslash = 0x5c;
const opening = new Set([0x7b, 0x5b]);
const closing = new Set([0x7d, 0x5d]);

/** Refuses deep nesting before anything is built. */
function requireShallow(text: string, maximum: number): void {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (quoted) {
      if (character === backslash) at += 1;
      else if (character === quote) quoted = false;
    } else if (character === quote) quoted = true;
    else if (opening.has(character)) {
      depth += 1;
      if (depth > maximum) {
        throw serviceError(
          "MalformedInput",
          `The request is nested deeper than ${maximum} levels.`,
        );
      }
    } else if (closing.has(character)) depth -= 1;
  }
}
