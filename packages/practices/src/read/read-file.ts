import { isAnswer, isCredentialReport } from "../answers/index.ts";
import { partOf } from "./answer-parts.ts";
import { readBoundedJson } from "./bounded-json.ts";
import { credentialReportPart } from "./credential-report-part.ts";
import { type ReadLimits, UnreadableFile } from "./limits.ts";
import type { Part } from "./part.ts";
import { unpackedFile } from "./unpacked-file.ts";

/** What one file holds. */
export interface ReadFile {
  readonly file: string;
  readonly digest: string;
  readonly parts: readonly Part[];
}

const withoutMark = (text: string): string => text.replace(/^\uFEFF/, "");

function partsOf(file: string, text: string, limits: ReadLimits): readonly Part[] {
  if (isCredentialReport(text)) return [credentialReportPart(text)];
  const values = readBoundedJson(file, text, limits.depth).flat();
  if (values.length === 0) throw new UnreadableFile(file, "there is nothing in it.");
  return values.map((value) => {
    const part = isAnswer(value) ? partOf(value) : undefined;
    if (part === undefined) {
      throw new UnreadableFile(
        file,
        "it is none of the files that can be read; see docs/collect.md.",
      );
    }
    return part;
  });
}

/** Reads a file, which is told by what it holds, not by its name. */
export async function readFile(file: string, limits: ReadLimits): Promise<ReadFile> {
  const { bytes, digest } = await unpackedFile(file, limits.fileBytes);
  const chunks: Buffer[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  const text = withoutMark(Buffer.concat(chunks).toString("utf8"));
  try {
    return { file, digest: digest(), parts: partsOf(file, text, limits) };
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile(file, error instanceof Error ? error.message : String(error));
  }
}
