import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Effort, quick, thorough } from "../measure/effort.ts";
import { machineAlone } from "../report/machine.ts";
import { writeSection } from "../report/sections.ts";
import {
  type MeasuredStart,
  measureAttachment,
  measureDecisions,
  measureEffectivePolicy,
  startOn,
} from "./measure.ts";
import { type OrganizationResults, organizationSection, organizationTable } from "./report.ts";
import { setOrganization } from "./stage.ts";

const usage = `node bench/organization/run.ts [--quick] [--write]

  --quick  one short round of everything
  --write  write the section "Organization" of docs/performance.md`;

const tell = (line: string): void => console.error(line);

async function measure(data: string, effort: Effort): Promise<OrganizationResults> {
  tell("making the organization");
  const stage = await setOrganization(data);
  const starts: MeasuredStart[] = [];
  for (let time = 1; time < effort.starts; time += 1) {
    tell(`start ${time}`);
    const { peer, start } = await startOn(data, stage);
    starts.push(start);
    await peer.stop();
  }
  const { peer, start } = await startOn(data, stage);
  starts.push(start);
  try {
    tell("decisions");
    const decisions = await measureDecisions(peer, stage, effort);
    tell("effective policies");
    const { administrator } = stage;
    const effectivePolicy = await measureEffectivePolicy(
      peer,
      stage,
      effort.seconds,
      administrator,
    );
    tell("attachments");
    const attachments: number[] = [];
    for (let round = 0; round < effort.rounds; round += 1) {
      attachments.push(await measureAttachment(peer, stage));
    }
    return { machine: machineAlone(), decisions, effectivePolicy, attachments, starts };
  } finally {
    await peer.stop();
  }
}

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (values.help) console.log(usage);
else {
  const data = mkdtempSync(join(tmpdir(), "ostiary-organization-"));
  try {
    const results = await measure(data, values.quick ? quick : thorough);
    console.log(`${results.machine}\n\n${organizationTable(results)}`);
    if (values.write) writeSection("Organization", organizationSection(results));
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
