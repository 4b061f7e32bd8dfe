import type { Bar } from "../../report/bars.ts";
import type { EngineResults } from "../parts/index.ts";

const micro = (value: number): string => `${value.toFixed(2)} µs`;
const times = (value: number): string => `${value >= 10 ? value.toFixed(0) : value.toFixed(1)} ×`;

/** How many times as fast as each peer the engine has to be. */
const peerBars = [
  { peer: "iam-simulate", wanted: 300 },
  { peer: "cedar-wasm", wanted: 5 },
  { peer: "casbin", wanted: 10 },
] as const;

/** How much more a decision among the most statements costs than among a hundred. */
export function growthOf({ growth }: EngineResults): number {
  const of = (size: number): number =>
    growth.find(({ statements }) => statements === size)?.mean ?? Number.NaN;
  return of(10_000) / of(100);
}

/** How many times as much processor time a peer needs for a decision. */
export function ratioOf({ comparison }: EngineResults, peer: string): number {
  const of = (name: string): number =>
    comparison.find((one) => one.name === name)?.microseconds ?? Number.NaN;
  return of(peer) / of("Ostiary");
}

/** What the engine is held to. */
export function engineBars(results: EngineResults): readonly Bar[] {
  const { typical, compile, view, adversarial, minio } = results;
  const worst = adversarial.find(({ many }) => !many);
  const compiling = (compile.parseMicroseconds + compile.compileMicroseconds) / 1000;
  const bar = (wanted: string, measured: string, met: boolean): Bar => ({ wanted, measured, met });
  const growth = growthOf(results);
  return [
    bar("Typical stack: p50 of at most 1 µs", micro(typical.decide.p50), typical.decide.p50 <= 1),
    bar(
      "Typical stack: at least 1,000,000 decisions a second on one core",
      Math.round(1e6 / typical.decide.mean).toLocaleString("en"),
      typical.decide.mean <= 1,
    ),
    bar(
      "Typical stack: a decision leaves no memory behind",
      `${typical.decide.bytes.toFixed(2)} bytes`,
      typical.decide.bytes < 1,
    ),
    bar("From 100 to 10,000 statements: at most 2 times the cost", times(growth), growth <= 2),
    bar("Parsing and compiling 6 KB: at most 1 ms", `${compiling.toFixed(2)} ms`, compiling <= 1),
    bar(
      `${view.principals.toLocaleString("en")} principals, ${view.attachments.toLocaleString("en")} attachments: under 1 GB`,
      `${view.megabytes.toFixed(0)} MB`,
      view.megabytes < 1000,
    ),
    bar(
      "Their update after a change of one policy: under 5 ms",
      `${view.update.median.toFixed(1)} ms`,
      view.update.median < 5,
    ),
    bar(
      "A pattern or condition made to be slow: at most 50 µs",
      `${worst?.microseconds.toFixed(0)} µs`,
      (worst?.microseconds ?? 0) <= 50,
    ),
    ...peerBars.map(({ peer, wanted }) => {
      const ratio = ratioOf(results, peer);
      return bar(`At least ${wanted} times as fast as ${peer}`, times(ratio), ratio >= wanted);
    }),
    ...("skipped" in minio
      ? []
      : [
          bar(
            "No slower than MinIO's engine",
            `${times(minio.theirs / minio.ours)} as fast`,
            minio.ours <= minio.theirs,
          ),
        ]),
  ];
}
