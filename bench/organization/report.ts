import { table } from "../report/table.ts";
import { type DecisionCosts, type MeasuredStart, median } from "./measure.ts";
import { counts } from "./stage.ts";

/** Everything that was measured of an organization. */
export interface OrganizationResults {
  readonly machine: string;
  readonly decisions: DecisionCosts;
  /** Milliseconds. */
  readonly effectivePolicy: number;
  readonly attachments: readonly number[];
  readonly starts: readonly MeasuredStart[];
}

const whole = (value: number): string => Math.round(value).toLocaleString("en");

/** Costs are the same where they differ by no more than rounds of the same calls do. */
const sameCost = 1.1;
const effectivePolicyBar = 5;
const attachmentBar = 1_000;
const startBar = 2_000;
const memoryBar = 500;

interface Bar {
  readonly what: string;
  readonly measured: string;
  readonly wanted: string;
  readonly met: boolean;
}

function bars(results: OrganizationResults): readonly Bar[] {
  const single = median(results.decisions.single);
  const members = median(results.decisions.members);
  const attached = Math.max(...results.attachments);
  const start = median(results.starts.map(({ milliseconds }) => milliseconds));
  const memory = median(results.starts.map(({ megabytes }) => megabytes));
  return [
    {
      what: `A decided call by a user in each of ${whole(counts.callers)} members, against one by as many users of an account alone`,
      measured: `${whole(members)} µs, ${whole(single)} µs: ${(members / single).toFixed(2)} ×`,
      wanted: `≤ ${sameCost} ×`,
      met: members / single <= sameCost,
    },
    {
      what: "DescribeEffectivePolicy, p99",
      measured: `${results.effectivePolicy.toFixed(2)} ms`,
      wanted: `≤ ${effectivePolicyBar} ms`,
      met: results.effectivePolicy <= effectivePolicyBar,
    },
    {
      what: `A policy attached above ${whole(counts.moved)} accounts, until each of ${whole(counts.callers / 2)} tried among them is denied`,
      measured: `${whole(attached)} ms`,
      wanted: `≤ ${whole(attachmentBar)} ms`,
      met: attached <= attachmentBar,
    },
    {
      what: "Start, until a member's user is answered",
      measured: `${whole(start)} ms`,
      wanted: `≤ ${whole(startBar)} ms`,
      met: start <= startBar,
    },
    {
      what: "Resident a second later",
      measured: `${whole(memory)} MB`,
      wanted: `≤ ${memoryBar} MB`,
      met: memory <= memoryBar,
    },
  ];
}

/** The table alone, for a terminal. */
export const organizationTable = (results: OrganizationResults): string =>
  table(
    ["Bar", "Measured", "Wanted", "Met"],
    bars(results).map(({ what, measured, wanted, met }) => [
      what,
      measured,
      wanted,
      met ? "yes" : "no",
    ]),
  );

/** The section of docs/performance.md. */
export const organizationSection = (
  results: OrganizationResults,
): string => `\`npm run bench:organization\` measured this on: ${results.machine}.

The organization has ${whole(counts.accounts)} accounts in ${whole(counts.units)} units that lie five deep, with a service control policy beside FullAWSAccess on
every level. The calls are IAM GetUser by a user of each account, signed and decided; the account alone has as many users with the
same policies, in no organization, on the same server. Costs are those of the server's processors, in the median of rounds in turns.

${organizationTable(results)}
`;
