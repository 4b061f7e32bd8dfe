import { compilePolicy, parsePolicy } from "@ostiary/policy";
import { costs } from "../cost.ts";
import type { Effort } from "../effort.ts";
import { typicalWorkload } from "../workload.ts";

export interface CompileResult {
  readonly characters: number;
  readonly statements: number;
  readonly parseMicroseconds: number;
  /** With its statements about an action looked up once. */
  readonly compileMicroseconds: number;
}

/** The most that a managed policy may have ("IAM and AWS STS quotas"). */
const managedPolicyCharacters = 6_144;

/** Statements of the typical stack, as many as a managed policy takes. */
function largePolicy(): { text: string; statements: number } {
  const all: unknown[] = typicalWorkload.identity.flatMap((text) => JSON.parse(text).Statement);
  const written = (count: number): string =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: all.slice(0, count).map((statement, place) => ({
        ...(typeof statement === "object" && statement),
        Sid: `S${place}`,
      })),
    });
  let statements = 1;
  while (written(statements + 1).length <= managedPolicyCharacters) statements += 1;
  return { text: written(statements), statements };
}

/** How long a policy of the largest size takes to be made ready. */
export function measureCompile(effort: Effort): CompileResult {
  const { text, statements } = largePolicy();
  const parsed = parsePolicy(text, "identity");
  if (!parsed.ok) throw new Error(parsed.findings[0].message);
  const { policy } = parsed;
  const batches = [
    { units: 1, run: () => parsePolicy(text, "identity") },
    { units: 1, run: () => compilePolicy(policy).about("s3:GetObject") },
  ];
  const milliseconds = effort.batchMilliseconds;
  costs(batches, { rounds: 5, milliseconds });
  const [parseMicroseconds = Number.NaN, compileMicroseconds = Number.NaN] = costs(batches, {
    rounds: effort.rounds,
    milliseconds,
  });
  return { characters: text.length, statements, parseMicroseconds, compileMicroseconds };
}
