import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { changes } from "../packages/server/src/lenient/changes.ts";
import { waivedChecks } from "../packages/server/src/lenient/waived-checks.ts";
import { waivedConstraints } from "../packages/server/src/lenient/waived-constraints.ts";

const page = readFileSync(new URL("../docs/emulator.md", import.meta.url), "utf8");

/** The rows of the table under a title, without its head. */
const rowsUnder = (title: string): readonly string[] =>
  (page.split(`## ${title}\n`)[1]?.split("\n## ")[0] ?? "")
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2)
    .map((line) => line.replace(/\s*\|\s*/g, "|").replace(/^\||\|$/g, ""));

test("docs/emulator.md tells of every check that is waived", () => {
  const told = [...Object.values(waivedChecks), ...waivedConstraints.map(({ says }) => says)];
  const tags = "a resource may have more than 50 tags, if not by one request";
  expect(rowsUnder("What it takes that AWS refuses")).toEqual([...told, tags]);
});

test("docs/emulator.md tells of every operation that is changed", () => {
  const byMeaning = [...Map.groupBy(changes, ({ says }) => says)];
  const rows = byMeaning.map(([says, of]) => {
    const names = of.map(({ operation }) => operation.split(":")[1]);
    return `${names.join(", ")}|${says}`;
  });
  expect(rowsUnder("What single operations do otherwise")).toEqual(rows);
});
