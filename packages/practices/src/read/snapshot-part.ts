import type { Answer } from "../answers/index.ts";
import { putAccount, putOrganization } from "../draft/index.ts";
import { type Snapshot, snapshotSchema } from "../snapshot/index.ts";
import { snapshotDifference } from "./check-schema.ts";
import type { WholePart } from "./part.ts";

/** Whether an answer is a snapshot that was written before, of any version. */
export const isSnapshot = (answer: Answer): boolean =>
  typeof answer["schema"] === "string" && answer["schema"].startsWith("ostiary-snapshot/");

/** Whether a file's text begins as a snapshot's does. */
export const isSnapshotText = (text: string): boolean =>
  /^\s*\{\s*"schema"\s*:\s*"ostiary-snapshot\//.test(text);

function checked(answer: object): asserts answer is Snapshot {
  const difference = snapshotDifference(answer);
  if (difference !== undefined) throw new Error(`it is no ${snapshotSchema}: ${difference}.`);
}

/** A snapshot: its accounts join those of other files. */
export function snapshotPart(answer: Answer): WholePart {
  checked(answer);
  const { accounts, organization, partition, takenAt, files } = answer;
  return {
    about: "snapshot",
    accounts: accounts.map(({ id }) => id),
    partition,
    at: takenAt,
    put(draft) {
      for (const account of accounts) putAccount(draft, account);
      if (organization !== undefined) putOrganization(draft, organization);
      for (const [file, digest] of Object.entries(files ?? {})) draft.files.set(file, digest);
    },
  };
}
