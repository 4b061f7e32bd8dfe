import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type Equivalents, type Practice, practices, type Rule, rules } from "@ostiary/practices";

const names: Readonly<Record<keyof Equivalents, string>> = {
  cis3: "CIS 3.0",
  cis5: "CIS 5.0",
  cis7: "CIS 7.0",
  securityHub: "Security Hub",
  prowler: "Prowler",
};

const isStandard = (key: string): key is keyof Equivalents => Object.hasOwn(names, key);

const equivalents = ({ equivalents = {} }: Rule): string =>
  Object.entries(equivalents)
    .flatMap(([key, ids]) => (isStandard(key) ? [`${names[key]}: ${ids.join(", ")}`] : []))
    .join("; ");

/** A table as Biome leaves it: columns are as wide as their widest cell. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? "").length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

const numbers: readonly Practice[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** The page of the rules: each with what it is called, how bad it is, what it needs, and the ids of its like elsewhere. */
export const rulesPage = (): string =>
  [
    "# Rules",
    `What \`ostiary audit\` looks for: ${rules.length} rules. A rule whose inputs were not read is not assessed, and never passed. \`node scripts/rules.ts\` makes this page.`,
    ...numbers.flatMap((practice) => [
      `## ${practice}. ${practices[practice]}`,
      table(
        ["Rule", "Severity", "What is wrong", "What it reads", "Elsewhere"],
        rules
          .filter((rule) => rule.practice === practice)
          .map((rule) => [
            rule.id,
            rule.severity,
            rule.title,
            rule.needs.join(", "),
            equivalents(rule),
          ]),
      ),
    ]),
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/u, "\n");

if (import.meta.main) {
  await writeFile(fileURLToPath(new URL("../docs/rules.md", import.meta.url)), rulesPage());
}
