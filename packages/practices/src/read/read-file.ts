import { isAnswer, isCredentialReport } from "../answers/index.ts";
import { partOf } from "./answer-parts.ts";
import { readBoundedJson } from "./bounded-json.ts";
import { credentialReportPart } from "./credential-report-part.ts";
import { type ReadLimits, UnreadableFile } from "./limits.ts";
import type { Part } from "./part.ts";
import { isTrail, isTrailDigest } from "./read-trail.ts";
import { isSnapshotText } from "./snapshot-part.ts";
import { unpackedFile } from "./unpacked-file.ts";

/** What one file holds. */
export interface ReadFile {
  readonly file: string;
  readonly digest: string;
  readonly parts: readonly Part[];
  /** It is a snapshot that was written before. */
  readonly isSnapshot: boolean;
}

const withoutMark = (text: string): string => text.replace(/^\uFEFF/, "");

async function partsOf(file: string, text: string, limits: ReadLimits): Promise<readonly Part[]> {
  if (isCredentialReport(text)) return [credentialReportPart(text)];
  const values = readBoundedJson(file, text, limits.depth).flat();
  if (values.length === 0) throw new UnreadableFile(file, "there is nothing in it.");
  const parts: Part[] = [];
  for (const value of values) {
    if (isAnswer(value) && isTrailDigest(value)) continue;
    const part = isAnswer(value) ? await partOf(value) : undefined;
    if (part === undefined) {
      throw new UnreadableFile(
        file,
        "it is none of the files that can be read; see docs/collect.md.",
      );
    }
    parts.push(part);
  }
  return parts;
}

/** Reads a file, which is told by what it holds, not by its name; a trail's records are left for later. */
export async function readFile(file: string, limits: ReadLimits): Promise<ReadFile | "trail"> {
  const { head, bytes, digest } = await unpackedFile(file, limits.streamBytes);
  if (isTrail(withoutMark(head.toString("utf8")))) return "trail";
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limits.fileBytes) {
      throw new UnreadableFile(file, `it holds more than ${limits.fileBytes} bytes.`);
    }
  }
  const text = withoutMark(Buffer.concat(chunks).toString("utf8"));
  try {
    const parts = await partsOf(file, text, limits);
    return { file, digest: digest(), parts, isSnapshot: isSnapshotText(text) };
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile(file, error instanceof Error ? error.message : String(error));
  }
}
