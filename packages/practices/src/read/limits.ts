/** How much of a file is read. Files come from others: what is beyond a limit is refused, so that none takes all the memory. */
export interface ReadLimits {
  /** Bytes of a file that is read as a whole, unpacked. */
  readonly fileBytes: number;
  /** Bytes of a file that is read record by record, unpacked. */
  readonly streamBytes: number;
  /** Bytes of one record; CloudTrail's have 256 KB at most. */
  readonly recordBytes: number;
  /** How deep arrays and objects may lie in each other. */
  readonly depth: number;
  /** How many files a folder may hold. */
  readonly files: number;
}

const mebibyte = 2 ** 20;

export const defaultLimits: ReadLimits = {
  fileBytes: 384 * mebibyte,
  streamBytes: 65_536 * mebibyte,
  recordBytes: 4 * mebibyte,
  depth: 128,
  files: 1_000_000,
};

/** A file that can't be read, with its name and what to do. */
export class UnreadableFile extends Error {
  constructor(file: string, reason: string) {
    super(`${file}: ${reason}`);
    this.name = "UnreadableFile";
  }
}
