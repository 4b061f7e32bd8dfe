import { createInterface } from "node:readline/promises";
import { stepLine } from "@ostiary/practices";
import { type PlanOptions, planLines, planned } from "./planned.ts";

/** `ostiary apply`. */
export async function applyOrganization(
  file: string,
  options: PlanOptions & { readonly yes?: boolean },
): Promise<void> {
  const zone = await planned(file, options);
  console.log(planLines(zone).join("\n"));
  const { steps } = zone.plan;
  if (steps.length === 0) return;
  if (options.yes !== true && !(await isConfirmed())) {
    throw new Error("Nothing was done: say yes, or --yes.");
  }
  let done = 0;
  await zone.apply({
    onStep(step) {
      done += 1;
      console.log(`${done}/${steps.length} ${stepLine(step)}`);
    },
  });
}

/** Asks who sits at the terminal; nobody says no. */
async function isConfirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/iu.test((await lines.question("Do it? ")).trim());
  } finally {
    lines.close();
  }
}
