import { type Explained, kinds } from "./explanations.ts";
import type { MotoReport, MotoTest } from "./run-tests.ts";

/** docs/moto.md: how many of moto's tests pass, and why each of the others fails. */
export function page({ version, tests }: MotoReport, explained: readonly Explained[]): string {
  const passed = tests.filter(({ outcome }) => outcome === "passed");
  const apart = passed.filter(({ asked }) => asked.length === 0).length;
  return [
    "# moto's own tests",
    "",
    `Made by \`node scripts/moto.ts\`: the tests of IAM and STS that moto ${version} comes with, run in moto's server mode against`,
    `\`ostiary start --lenient\`. ${passed.length} of ${tests.length} pass, ${apart} of them without asking the server anything.`,
    "",
    ...table(["tests of moto", "passed", "failed", "skipped"], countsByFile(tests)),
    "",
    ...table(["why tests fail", "tests"], countsByKind(explained)),
    "",
    ...Object.entries(kinds).flatMap(([kind, title]) => {
      const of = explained.filter(({ explanation }) => explanation.kind === kind);
      return of.length === 0 ? [] : [`## ${title}`, "", ...of.flatMap(paragraphs), ""];
    }),
    "## Skipped",
    "",
    "moto skips these itself when it runs against a server.",
    "",
    ...table(["moto's reason", "tests"], skipped(tests)),
    "",
  ].join("\n");
}

type Row = readonly (string | number)[];

const table = (head: Row, rows: readonly Row[]): readonly string[] =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`);

const fileOf = (id: string): string => id.split("::", 1)[0] ?? id;

const grouped = <T>(items: readonly T[], keyOf: (item: T) => string): readonly [string, T[]][] =>
  [...Map.groupBy(items, keyOf)].sort(([a], [b]) => (a < b ? -1 : 1));

function countsByFile(tests: readonly MotoTest[]): readonly Row[] {
  const counts = (of: readonly MotoTest[]): readonly number[] =>
    (["passed", "failed", "skipped"] as const).map(
      (wanted) => of.filter(({ outcome }) => outcome === wanted).length,
    );
  const files = grouped(tests, ({ id }) => fileOf(id));
  return [...files.map(([file, of]) => [file, ...counts(of)]), ["all", ...counts(tests)]];
}

const countsByKind = (explained: readonly Explained[]): readonly Row[] =>
  Object.entries(kinds).flatMap(([kind, title]) => {
    const of = explained.filter(({ explanation }) => explanation.kind === kind);
    const count = of.reduce((sum, { tests }) => sum + tests.length, 0);
    return count === 0 ? [] : [[title, count]];
  });

const skipped = (tests: readonly MotoTest[]): readonly Row[] =>
  grouped(
    tests.filter(({ outcome }) => outcome === "skipped"),
    ({ because }) => because,
  ).map(([because, of]) => [because, of.length]);

/** The explanation, then its tests by file. */
function paragraphs({ explanation, tests }: Explained): readonly string[] {
  const files = grouped(tests, ({ id }) => fileOf(id)).map(([file, of]) => {
    const names = of.map(({ id }) => `\`${id.slice(file.length + 2)}\``);
    return `  - ${file}: ${names.join(", ")}`;
  });
  const unserved = (explanation.operations ?? []).map((name) => `\`${name}\``).join(", ");
  const why = unserved === "" ? explanation.why : `${explanation.why}: ${unserved}`;
  return [`- ${why} (${tests.length})`, ...files];
}
