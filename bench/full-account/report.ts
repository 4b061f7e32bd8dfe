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
  /** Clients that pause between their calls. */
  readonly paced: readonly MeasuredRounds[];
  /** Clients that never pause. */
  readonly saturated: readonly MeasuredRounds[];
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

function pacedTable({ paced, effort }: FullAccountResults): string {
  const rows = paced.map(({ operation, rounds }) => {
    const { median, p99, perSecond } = roundsOf(rounds);
    const bar = barOf(operation);
    return [
      operation,
      hundredths(median.median),
      `≤ ${bar}`,
      median.median <= bar ? "yes" : "no",
      hundredths(p99.median),
      whole(perSecond.median),
    ];
  });
  const heading = `Milliseconds for ${effort.connections} clients with pauses`;
  return table([heading, "p50", "Bar", "Met", "p99", "Requests a second"], rows);
}

function saturatedTable({ saturated, effort }: FullAccountResults): string {
  const rows = compared(saturated).map(({ operation, ours, theirs, ratio }: Comparison) => [
    operation,
    hundredths(ours.median.median),
    ours.median.median <= barOf(operation) ? "yes" : "no",
    hundredths(ours.p99.median),
    whole(cost(ours)),
    whole(ours.perSecond.median),
    whole(theirs.perSecond.median),
    `${ratio.toFixed(1)} ×`,
    hundredths(theirs.median.median),
  ]);
  return table(
    [
      `Milliseconds for ${effort.connections} clients without pauses`,
      "p50",
      "Within the bar",
      "p99",
      "Server, µs a request",
      "Requests a second",
      "moto",
      "Ratio",
      "moto p50",
    ],
    rows,
  );
}

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
  [pacedTable, saturatedTable, pagesTable].map((tableOf) => tableOf(results)).join("\n\n");

/** The section of docs/performance.md. */
export function fullAccountSection(results: FullAccountResults): string {
  const { machine, effort } = results;
  const { connections, rounds, seconds, pause } = effort;
  return `\`npm run bench:full-account\` measured this on: ${machine}.

The account has ${whole(counts.users)} users, each in one of ${counts.groups} groups and with a policy attached, ${whole(counts.roles)} roles, and ${whole(counts.policies)}
policies, under raised quotas (\`--quota\`). The caller is that of the section "Server": every call is verified, decided, and
where it changes something written to disk with its audit record before it is answered. Median of ${rounds} rounds of up to ${seconds} seconds.

${pacedTable(results)}

Each of the ${connections} clients makes one call at a time and pauses for some ${pause} ms before the next, as programs do between two calls.

${saturatedTable(results)}

Without pauses the server is saturated, and a request waits its turn behind up to ${connections - 1} others: what is told is what a request costs the
server, ${connections} times over.

${pagesTable(results)}
`;
}
