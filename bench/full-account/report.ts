import type { Effort } from "../measure/effort.ts";
import type { MeasuredRounds } from "../measure/throughput.ts";
import { type Comparison, compared, type Rounds, roundsOf } from "../report/results.ts";
import { table } from "../report/table.ts";
import { counts, pageSize } from "./account.ts";
import { fullAccountOperations } from "./operations.ts";

/** Everything that was measured of a full account. */
export interface FullAccountResults {
  readonly machine: string;
  readonly effort: Effort;
  readonly throughput: readonly MeasuredRounds[];
  readonly pages: readonly MeasuredRounds[];
}

/** Pages cost the same where they differ by no more than this share: rounds of the same page do, too. */
const sameCost = 0.15;

const whole = (value: number): string => Math.round(value).toLocaleString("en");
const hundredths = (value: number): string => value.toFixed(2);
const barOf = (operation: string): number =>
  fullAccountOperations.find(({ name }) => name === operation)?.bar ?? 0;

/** Microseconds of the server's processors for one request. */
const cost = ({ serverCores, perSecond }: Rounds): number =>
  (serverCores.median / perSecond.median) * 1e6;

const comparisonRow = ({ operation, ours, theirs, ratio }: Comparison): string[] => [
  operation,
  hundredths(ours.median.median),
  `≤ ${barOf(operation)}`,
  ours.median.median <= barOf(operation) ? "yes" : "no",
  hundredths(ours.p99.median),
  whole(ours.perSecond.median),
  whole(cost(ours)),
  hundredths(theirs.median.median),
  `${ratio.toFixed(1)} ×`,
];

const pageCosts = ({ pages }: FullAccountResults): readonly { name: string; micros: number }[] =>
  pages.map(({ operation, rounds }) => ({ name: operation, micros: cost(roundsOf(rounds)) }));

function pagesTable(results: FullAccountResults): string {
  const [first, last] = pageCosts(results);
  const apart = (last?.micros ?? Number.NaN) / (first?.micros ?? Number.NaN) - 1;
  return table(
    [`Pages of ${pageSize} users`, "Server, µs a page", "Against the first", "Bar", "Met"],
    [
      ["the first", whole(first?.micros ?? Number.NaN), "", "", ""],
      [
        "the last",
        whole(last?.micros ?? Number.NaN),
        `${(apart * 100).toFixed(0)} %`,
        `± ${sameCost * 100} %`,
        Math.abs(apart) <= sameCost ? "yes" : "no",
      ],
    ],
  );
}

/** The tables alone, for a terminal. */
export const fullAccountTables = (results: FullAccountResults): string =>
  [
    table(
      [
        "Milliseconds at 16 connections",
        "p50",
        "Bar",
        "Met",
        "p99",
        "Requests a second",
        "Server, µs a request",
        "moto p50",
        "Requests a second against moto",
      ],
      compared(results.throughput).map(comparisonRow),
    ),
    pagesTable(results),
  ].join("\n\n");

/** The section of docs/performance.md. */
export const fullAccountSection = (
  results: FullAccountResults,
): string => `\`npm run bench:full-account\` measured this on: ${results.machine}.

The account has ${whole(counts.users)} users, each in one of ${counts.groups} groups and with a policy attached, ${whole(counts.roles)} roles, and ${whole(counts.policies)}
policies, under raised quotas (\`--quota\`). The caller is that of the section "Server": every call is verified, decided, and
where it changes something written to disk with its audit record before it is answered.

${fullAccountTables(results)}

Median of ${results.effort.rounds} rounds of up to ${results.effort.seconds} seconds. ${results.effort.connections} connections each have one request under way all the time, so
the server is saturated: that is the time that a request waits its turn behind up to ${results.effort.connections - 1} others, plus its own.
`;
