import { UnreadableFile } from "./limits.ts";

const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** Members of envelopes that hold what is wanted: CloudTrail's files, and the output of LookupEvents. */
const envelope =
  /^\s*\{\s*(?:"[A-Za-z]+"\s*:\s*(?:"[^"]*"|null)\s*,\s*)*"(?:Records|Events)"\s*:\s*$/;

const longestEnvelope = 4096;

/**
 * The objects of a file, one after the other, without holding more than one: the elements of `{"Records": […]}` or of an array, or
 * objects that stand one after the other, as in JSON lines.
 */
export async function* jsonObjects(
  file: string,
  chunks: AsyncIterable<Buffer>,
  limits: { readonly recordBytes: number; readonly depth: number },
): AsyncGenerator<unknown> {
  /** What is held: the beginning of the object that is being read. */
  let held: Buffer[] = [];
  let heldBytes = 0;
  let depth = 0;
  /** How deep the objects lie that are wanted: 0, or more within arrays and envelopes. */
  let level = 0;
  let inString = false;
  let escaped = false;

  const limitBytes = (size: number): void => {
    if (size <= limits.recordBytes) return;
    throw new UnreadableFile(file, `one of its records has more than ${limits.recordBytes} bytes.`);
  };
  const parse = (text: string): unknown => {
    try {
      return JSON.parse(text);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new UnreadableFile(file, `it is no JSON (${why}).`);
    }
  };

  for await (const chunk of chunks) {
    let start = heldBytes > 0 ? 0 : -1;
    for (let at = 0; at < chunk.length; at += 1) {
      const code = chunk[at];
      if (inString) {
        if (escaped) escaped = false;
        else if (code === backslash) escaped = true;
        else if (code === quote) inString = false;
        continue;
      }
      if (code === quote) inString = true;
      else if (code === openBrace || code === openBracket) {
        if (depth === level && code === openBrace && start < 0) start = at;
        const before = heldBytes + at - start;
        if (code === openBracket && depth === 1 && level === 0 && start >= 0) {
          const text =
            before <= longestEnvelope && Buffer.concat([...held, chunk.subarray(start, at)]);
          if (text !== false && envelope.test(text.toString("utf8"))) {
            held = [];
            heldBytes = 0;
            start = -1;
            level = depth + 1;
          }
        } else if (code === openBracket && depth === level && start < 0) level += 1;
        depth += 1;
        if (depth - level > limits.depth) {
          throw new UnreadableFile(
            file,
            `its objects lie more than ${limits.depth} deep in each other.`,
          );
        }
      } else if (code === closeBrace || code === closeBracket) {
        depth -= 1;
        if (depth < 0)
          throw new UnreadableFile(file, "it is no JSON (it closes more than it opens).");
        if (depth === level && code === closeBrace && start >= 0) {
          limitBytes(heldBytes + at + 1 - start);
          held.push(chunk.subarray(start, at + 1));
          const text = Buffer.concat(held).toString("utf8");
          held = [];
          heldBytes = 0;
          start = -1;
          yield parse(text);
        } else if (depth < level) level = 0;
      }
    }
    if (start < 0) continue;
    const rest = chunk.subarray(start);
    held.push(rest);
    heldBytes += rest.length;
    limitBytes(heldBytes);
  }
  if (depth !== 0 || inString) throw new UnreadableFile(file, "it is no JSON (it ends too early).");
}
