import { type PlanOptions, planLines, planned } from "./planned.ts";

/** The organization is not as its file: as with an audit, findings end with 3. */
const findings = 3;

/** `ostiary plan`. */
export async function planOrganization(
  file: string,
  options: PlanOptions & { readonly json?: boolean },
): Promise<void> {
  const zone = await planned(file, options);
  const { steps, drift } = zone.plan;
  console.log(options.json ? JSON.stringify(zone.plan, null, 2) : planLines(zone).join("\n"));
  if (steps.length > 0 || drift.length > 0) process.exitCode = findings;
}
