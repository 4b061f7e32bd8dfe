import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ManagementPolicySource, ManagementPolicyType } from "../../src/index.ts";

/** Policies from the root down to an account, and what they come to. */
export interface InheritanceCase {
  /** The page of AWS's documentation that says so. */
  readonly source: string;
  readonly name: string;
  readonly type: ManagementPolicyType;
  readonly levels: readonly (readonly object[])[];
  /** Null: there is no effective policy. */
  readonly effective: object | null;
}

const folder = fileURLToPath(new URL("../../cases/inherit", import.meta.url));

/** The cases of every file, by the file's name. */
export const inheritanceCases: readonly (readonly [string, readonly InheritanceCase[]])[] =
  readdirSync(folder)
    .sort()
    .map((file) => [file, JSON.parse(readFileSync(`${folder}/${file}`, "utf8"))]);

/** Policies as they are attached: `p-0-1` is the second of the root's. */
export const attached = (
  levels: readonly (readonly object[])[],
): readonly (readonly ManagementPolicySource[])[] =>
  levels.map((level, depth) =>
    level.map((policy, index) => ({ id: `p-${depth}-${index}`, content: JSON.stringify(policy) })),
  );
