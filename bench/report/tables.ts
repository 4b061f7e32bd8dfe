import type { Spread } from "../statistics.ts";
import { bars } from "./bars.ts";
import { comparisons, type Results, roundsOf } from "./results.ts";
import { table } from "./table.ts";

const whole = (value: number): string => Math.round(value).toLocaleString("en");
const tenths = (value: number): string => value.toFixed(1);
const hundredths = (value: number): string => value.toFixed(2);

/** Processor time for one request: other work on the machine changes it less than anything else here. */
const microseconds = (cores: number, perSecond: number): string => whole((cores / perSecond) * 1e6);

/** `512 (480–530)`. */
const ranged = ({ median, least, most }: Spread, shown = whole): string =>
  `${shown(median)} (${shown(least)}–${shown(most)})`;

export function throughputTable(results: Results): string {
  const rows = comparisons(results).map(({ operation, ours, theirs, ratio }) => [
    operation,
    ranged(ours.perSecond),
    ranged(theirs.perSecond),
    `${tenths(ratio)} ×`,
  ]);
  const { postgres } = results;
  const onPostgres =
    postgres === undefined
      ? []
      : [
          [
            `${postgres.operation}, PostgreSQL`,
            ranged(roundsOf(postgres.rounds).perSecond),
            "",
            "",
          ],
        ];
  return table(["Requests a second", "Ostiary", "moto", "Ratio"], [...rows, ...onPostgres]);
}

export const latencyTable = (results: Results): string =>
  table(
    ["Milliseconds", "Ostiary p50", "Ostiary p99", "moto p50", "moto p99"],
    comparisons(results).map(({ operation, ours, theirs }) => [
      operation,
      ...[ours.median, ours.p99, theirs.median, theirs.p99].map(({ median }) => tenths(median)),
    ]),
  );

export function processorTable(results: Results): string {
  const rows = comparisons(results).flatMap(({ operation, ours, theirs }) =>
    [
      { name: "Ostiary", rounds: ours },
      { name: "moto", rounds: theirs },
    ].map(({ name, rounds }) => [
      `${operation}, ${name}`,
      hundredths(rounds.serverCores.median),
      hundredths(rounds.generatorCores.median),
      microseconds(rounds.serverCores.median, rounds.perSecond.median),
    ]),
  );
  const { serverCores, generatorCores, perSecond } = results.ceiling;
  const nothing = [
    "A server that does nothing",
    hundredths(serverCores),
    hundredths(generatorCores),
    microseconds(serverCores, perSecond),
  ];
  return table(["Cores in use", "Server", "Generator", "Server, µs a request"], [...rows, nothing]);
}

export const startTable = ({ starts }: Results): string =>
  table(
    ["Milliseconds to the first answer", "Median (least–most)"],
    starts.map(({ peer, situation, milliseconds }) => [
      `${peer}, ${situation}`,
      ranged(milliseconds),
    ]),
  );

export const memoryTable = ({ starts, loadedMegabytes }: Results): string =>
  table(
    ["Resident MB", "Median (least–most)"],
    [
      ...starts.map(({ peer, situation, idleMegabytes }) => [
        `${peer}, idle, ${situation}`,
        ranged(idleMegabytes),
      ]),
      ...[...loadedMegabytes].map(([peer, megabytes]) => [
        `${peer}, after the load`,
        whole(megabytes),
      ]),
    ],
  );

export const barsTable = (results: Results): string =>
  table(
    ["Bar", "Measured", "Met"],
    bars(results).map(({ wanted, measured, met }) => [wanted, measured, met ? "yes" : "no"]),
  );
