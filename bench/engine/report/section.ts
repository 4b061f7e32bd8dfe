import { table } from "../../report/table.ts";
import type { EngineResults } from "../parts/index.ts";
import { engineBars, growthOf, ratioOf } from "./bars.ts";

const hundredths = (value: number): string => value.toFixed(2);
const tenths = (value: number): string => value.toFixed(1);
const whole = (value: number): string => Math.round(value).toLocaleString("en");

const barsTable = (results: EngineResults): string =>
  table(
    ["Bar", "Measured", "Met"],
    engineBars(results).map(({ wanted, measured, met }) => [wanted, measured, met ? "yes" : "no"]),
  );

const lanesTable = ({ typical }: EngineResults): string =>
  table(
    ["A decision", "Mean, µs", "p50, µs", "p99, µs", "A second, one core", "Bytes"],
    (["decide", "explain"] as const).map((name) => {
      const { mean, p50, p99, bytes } = typical[name];
      return [
        name,
        ...[mean, p50, p99].map(hundredths),
        whole(1e6 / mean),
        bytes < 1 ? hundredths(bytes) : whole(bytes),
      ];
    }),
  );

const growthTable = (results: EngineResults): string =>
  table(
    ["Statements", "µs a decision"],
    [
      ...results.growth.map(({ statements, mean }) => [whole(statements), hundredths(mean)]),
      ["From 100 to 10,000", `${hundredths(growthOf(results))} ×`],
    ],
  );

const comparisonTable = (results: EngineResults): string =>
  table(
    ["Typical stack", "µs a decision", "Ostiary is faster", "Requests decided", "Otherwise"],
    results.comparison.map(({ name, version, microseconds, decided, otherwise }) => [
      `${name} ${version}`.trim(),
      hundredths(microseconds),
      name === "Ostiary" ? "" : `${whole(ratioOf(results, name))} ×`,
      whole(decided),
      whole(otherwise),
    ]),
  );

function minioTable({ minio }: EngineResults): string {
  if ("skipped" in minio) return `MinIO's engine was not measured: ${minio.skipped}.`;
  const { version, ours, theirs, requests, otherwise } = minio;
  return table(
    [
      "Identity policies of S3",
      "µs a decision",
      "Ostiary is faster",
      "Requests decided",
      "Otherwise",
    ],
    [
      ["Ostiary", hundredths(ours), "", whole(requests), "0"],
      [
        `MinIO's engine ${version}`,
        hundredths(theirs),
        `${tenths(theirs / ours)} ×`,
        whole(requests),
        whole(otherwise),
      ],
    ],
  );
}

const sizesTable = ({ compile, view }: EngineResults): string =>
  table(
    ["Sizes", "Measured"],
    [
      [
        `Parsing ${whole(compile.characters)} characters, ${compile.statements} statements`,
        `${whole(compile.parseMicroseconds)} µs`,
      ],
      ["Compiling them, with the first look-up", `${whole(compile.compileMicroseconds)} µs`],
      [
        `${whole(view.principals)} principals, ${whole(view.attachments)} attachments, each asked once`,
        `${whole(view.megabytes)} MB`,
      ],
      [
        `A policy of ${whole(view.concerned)} of them changes: all have the new one`,
        `${tenths(view.update.median)} ms (at most ${tenths(view.update.most)})`,
      ],
      [
        "The same, and each of them is asked",
        `${tenths(view.updateAndAsk.median)} ms (at most ${tenths(view.updateAndAsk.most)})`,
      ],
    ],
  );

const adversarialTable = ({ adversarial }: EngineResults): string =>
  table(
    ["Policies made to be slow", "µs a decision"],
    adversarial.map(({ name, microseconds }) => [
      name.replaceAll("*", "\\*"),
      tenths(microseconds),
    ]),
  );

/** The tables alone, for a terminal. */
export const engineTables = (results: EngineResults): string =>
  [lanesTable, growthTable, sizesTable, adversarialTable, comparisonTable, minioTable, barsTable]
    .map((tableOf) => tableOf(results))
    .join("\n\n");

/** The engine's section of docs/performance.md. */
export function engineSection(results: EngineResults, machine: string): string {
  return `\`npm run bench:engine\` measured this on: ${machine}.

Every figure is processor time of the process, so that other work on the machine counts little, and the least of several rounds, in
which those that are compared take turns. Each part runs in a process of its own.

### Bars

${barsTable(results)}

### The typical stack

Two levels of service control policies, ten managed policies of eight statements, boundary, session policy and resource policy; 15 context
keys; ${results.typical.requests} requests of ten services, some allowed, some denied. \`decide\` answers, \`explain\` says why. The mean is over all requests in turns; p50
and p99 are over the requests, each decided again and again. Bytes are what one decision leaves on the heap.

${lanesTable(results)}

### Many statements

${growthTable(results)}

### Compiling, memory

Each principal has ten of 2,000 shared managed policies of eight statements.

${sizesTable(results)}

### Policies made to be slow

One statement with the most that a managed policy may hold, over a resource or a value of ${whole(2_048)} characters; or a condition with 10,000 values.
Many patterns that nearly match, and have no text of two letters to be found by, are tried one after another; their times add up.

${adversarialTable(results)}

### Other engines

Each is called in its best way, with everything prepared beforehand that it lets be prepared.

${comparisonTable(results)}

- **iam-simulate** takes the same documents and requests, validated beforehand. It refuses requests for resources that the action can't have and
  takes the others; it decides otherwise where it wants a key policy for KMS.
- **cedar-wasm** has its policies parsed beforehand (\`statefulIsAuthorized\`), with three entities and the context that the policies ask for made beforehand. Layers that
  limit are \`forbid … unless\`; wildcards of actions are groups of actions; and as Cedar makes no pattern of a variable, the resource
  says whose folder it lies in.
- **casbin** has one enforcer for each layer, each statement a line of policy (\`enforceSync\`); actions, resources and conditions are matched by functions that are
  compiled beforehand, so what is measured is its evaluation of lines and matchers.

MinIO's engine knows identity policies alone, so it has a workload of its own: ten policies of eight statements about S3, merged beforehand as
its server does.

${minioTable(results)}
`;
}
