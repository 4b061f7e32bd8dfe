import { UnreadableFile } from "./limits.ts";

const quote = 0x22;
const backslash = 0x5c;
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);

/** How deep arrays and objects lie in each other, told without building any of them. */
function depthOf(text: string, most: number): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === backslash) at += 1;
      else if (code === quote) inString = false;
    } else if (code === quote) inString = true;
    else if (opening.has(code)) {
      depth += 1;
      deepest = Math.max(deepest, depth);
      if (deepest > most) return deepest;
    } else if (closing.has(code)) depth -= 1;
  }
  return deepest;
}

/** Reads the JSON of a file: one value, or one a line. */
export function readBoundedJson(file: string, text: string, depth: number): readonly unknown[] {
  if (depthOf(text, depth) > depth) {
    throw new UnreadableFile(
      file,
      `its arrays and objects lie more than ${depth} deep in each other.`,
    );
  }
  try {
    return [JSON.parse(text)];
  } catch (whole) {
    try {
      return text
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line) => JSON.parse(line));
    } catch {
      const why = whole instanceof Error ? whole.message : String(whole);
      throw new UnreadableFile(file, `it is no JSON (${why}).`);
    }
  }
}
