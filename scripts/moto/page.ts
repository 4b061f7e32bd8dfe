import { type Explained, type Explanation, kinds, type NotRunnable } from "./explanations.ts";
import type { MotoTest } from "./run-tests.ts";
import type { Mode } from "./servers.ts";

/** How the tests ended on a server of a mode, and why some failed. */
export interface Run {
  readonly mode: Mode;
  readonly tests: readonly MotoTest[];
  readonly explained: readonly Explained<Explanation>[];
}

/** What docs/moto.md tells of. */
export interface Results {
  /** moto's version. */
  readonly version: string;
  readonly notRunnable: readonly Explained<NotRunnable>[];
  readonly lenient: Run;
  readonly strict: Run;
}

/** docs/moto.md: how many of moto's tests pass, and why each of the others fails. */
export function page({ version, notRunnable, lenient, strict }: Results): string {
  const left = notRunnable.reduce((sum, { tests }) => sum + tests.length, 0);
  const idle = lenient.tests.filter((test) => test.outcome === "passed" && test.asked.length === 0);
  return [
    "# moto's own tests",
    "",
    `Made by \`node scripts/moto.ts\`: the tests that moto ${version} comes with, run in moto's server mode against`,
    "`ostiary start --lenient`, which stands in for moto, and against a strict server, with the keys of a user who is an administrator.",
    `Of those that can be run, so many pass (${idle.length} of them ask the server nothing):`,
    "",
    ...table(
      ["suite", "runnable", "lenient", "", "strict", ""],
      counts(lenient, strict, (id) => id.replace(/^test_(\w+)\/.*/, "$1")),
    ),
    "",
    `Beside them are ${left} tests that need other services of AWS's, and ${skipped(lenient).length} that moto skips itself.`,
    "",
    ...table(
      ["tests of moto", "runnable", "lenient", "", "strict", ""],
      counts(lenient, strict, fileOf),
    ),
    "",
    "## Not runnable: other AWS services",
    "",
    ...notRunnable.flatMap(({ explanation: { why, operations }, tests }) =>
      paragraphs(`${why}: ${operations.map((name) => `\`${name}\``).join(", ")}`, tests),
    ),
    "",
    "## What fails in lenient mode",
    "",
    ...reasons(lenient),
    "## What fails in strict mode",
    "",
    "A strict server answers as AWS does; moto is more forgiving.",
    "",
    ...reasons(strict),
    "## Skipped",
    "",
    "moto skips these itself when it runs against a server.",
    "",
    ...table(
      ["moto's reason", "tests"],
      grouped(skipped(lenient), ({ because }) => because).map(([because, of]) => [
        because,
        of.length,
      ]),
    ),
    "",
  ].join("\n");
}

type Row = readonly (string | number)[];

const table = (head: Row, rows: readonly Row[]): readonly string[] =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`);

const fileOf = (id: string): string => id.split("::", 1)[0] ?? id;

const skipped = ({ tests }: Run): readonly MotoTest[] =>
  tests.filter(({ outcome }) => outcome === "skipped");

const grouped = <T>(items: readonly T[], keyOf: (item: T) => string): readonly [string, T[]][] =>
  [...Map.groupBy(items, keyOf)].sort(([a], [b]) => (a < b ? -1 : 1));

/** The runnable tests of each group, and how many of them pass in both modes, in numbers and in percent. */
function counts(lenient: Run, strict: Run, groupOf: (id: string) => string): readonly Row[] {
  const passing = (tests: readonly MotoTest[]): number =>
    tests.filter(({ outcome }) => outcome === "passed").length;
  const row = (name: string, runnable: readonly MotoTest[], same: readonly MotoTest[]): Row => {
    const all = runnable.length;
    const shares = [passing(runnable), passing(same)].flatMap(
      (passed): Row => [passed, `${((passed / all) * 100).toFixed(1)} %`],
    );
    return [name, all, ...shares];
  };
  const runnable = ({ tests }: Run) => tests.filter(({ outcome }) => outcome !== "skipped");
  const of = ({ id }: MotoTest): string => groupOf(id);
  const others = Map.groupBy(runnable(strict), of);
  const groups = grouped(runnable(lenient), of);
  return [
    ...groups.map(([name, tests]) => row(name, tests, others.get(name) ?? [])),
    row("all", runnable(lenient), runnable(strict)),
  ];
}

function reasons({ explained }: Run): readonly string[] {
  const groups = Object.entries(kinds).flatMap(([kind, title]) => {
    const of = explained.filter(({ explanation }) => explanation.kind === kind);
    const count = of.reduce((sum, { tests }) => sum + tests.length, 0);
    return count === 0 ? [] : [{ title, count, of }];
  });
  return [
    ...table(
      ["why", "tests"],
      groups.map(({ title, count }) => [title, count]),
    ),
    "",
    ...groups.flatMap(({ title, of }) => [
      `### ${title}`,
      "",
      ...of.flatMap(({ explanation, tests }) => paragraphs(explanation.why, tests)),
      "",
    ]),
  ];
}

/** The reason, then its tests by file. */
const paragraphs = (why: string, tests: readonly MotoTest[]): readonly string[] => [
  `- ${why} (${tests.length})`,
  ...grouped(tests, ({ id }) => fileOf(id)).map(([file, of]) => {
    const names = of.map(({ id }) => `\`${id.slice(file.length + 2)}\``);
    return `  - ${file}: ${names.join(", ")}`;
  }),
];
