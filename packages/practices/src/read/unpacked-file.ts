import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { UnreadableFile } from "./limits.ts";

/** A file's bytes, unpacked where it is gzip's. */
export interface UnpackedFile {
  /** What it begins with, to tell what it is. */
  readonly head: Buffer;
  /** All of it, with the head; to be read once. */
  readonly bytes: AsyncIterable<Buffer>;
  /** SHA-256 of the file as it lies there, once all bytes were read. */
  readonly digest: () => string;
  /** Closes a file of which not all was read. */
  readonly close: () => Promise<unknown>;
}

const headBytes = 65_536;

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

/** Opens a file, whose unpacked bytes may be no more than `most`: a small file can unpack to any size. */
export async function unpackedFile(path: string, most: number): Promise<UnpackedFile> {
  const hash = createHash("sha256");
  async function* read(): AsyncGenerator<Buffer> {
    for await (const chunk of createReadStream(path)) {
      hash.update(chunk);
      yield chunk;
    }
  }
  async function* unpack(): AsyncGenerator<Buffer> {
    if (!(await isGzip(path))) return yield* read();
    const gunzip = createGunzip();
    // Errors reach whoever reads.
    pipeline(Readable.from(read()), gunzip, () => {});
    try {
      for await (const chunk of gunzip) yield chunk;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new UnreadableFile(path, `it can't be unpacked (${why}).`);
    }
  }
  async function* limited(): AsyncGenerator<Buffer> {
    let size = 0;
    for await (const chunk of unpack()) {
      size += chunk.length;
      if (size > most) throw new UnreadableFile(path, `it holds more than ${most} bytes.`);
      yield chunk;
    }
  }
  const chunks = limited();
  const first: Buffer[] = [];
  let held = 0;
  while (held < headBytes) {
    const { value, done } = await chunks.next();
    if (done === true) break;
    first.push(value);
    held += value.length;
  }
  async function* all(): AsyncGenerator<Buffer> {
    yield* first;
    yield* chunks;
  }
  return {
    head: Buffer.concat(first).subarray(0, headBytes),
    bytes: all(),
    digest: () => hash.copy().digest("hex"),
    close: () => chunks.return(undefined),
  };
}
