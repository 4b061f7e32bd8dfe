import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Operation, operations } from "@ostiary/server";
import { loadService, type ServiceModel, type ServiceName, services } from "@ostiary/wire";
import { gatherAnswers, readProvoked } from "./compatibility/answers.ts";
import { errorsTested, neverHere } from "./compatibility/errors.ts";
import { pagedBy, rulesOfInput } from "./compatibility/rules.ts";

/**
 * Writes docs/compatibility.md from the operations that are served; with --check it only says whether the page is current. With
 * --answers FOLDER it first takes in which errors a test run has provoked: OSTIARY_ANSWERS=FOLDER npx vitest run tests.
 */
const { values } = parseArgs({
  options: { check: { type: "boolean", default: false }, answers: { type: "string" } },
});
if (values.answers !== undefined) gatherAnswers(values.answers);
const provokedErrors = readProvoked();
const page = fileURLToPath(new URL("../docs/compatibility.md", import.meta.url));
const motoPage = fileURLToPath(new URL("../docs/moto.md", import.meta.url));

/** How moto's own tests do, as the page of `node scripts/moto.ts` says it. */
function motoCounts(): string {
  const text = readFileSync(motoPage, "utf8");
  const [, version] = /moto ([\d.]+) comes with/.exec(text) ?? [];
  const [left] = /^Beside them are .*$/m.exec(text) ?? [];
  const [counts] = /^\| suite .*(\n\|.*)+$/m.exec(text) ?? [];
  if (version === undefined || left === undefined || counts === undefined) {
    throw new Error("docs/moto.md tells no counts: run node scripts/moto.ts");
  }
  const intro = `Of the tests that moto ${version} comes with, so many pass in lenient mode, and in strict mode with the keys of an administrator;`;
  return `${intro}\n[moto.md](moto.md) explains every other.\n\n${counts}\n\n${left}`;
}

const kinds = { read: "reads", write: "changes", issue: "gives out credentials" } as const;

const listed = (codes: readonly string[]): string => (codes.length === 0 ? "–" : codes.join(", "));

/** What an operation is authorised by: its permission, and how closely a policy may grant it. */
function authorisation({ action, declaration }: Operation): string {
  const { resource, context, also, identify } = declaration;
  if (identify !== undefined) return "the trust policy of the role, for whom a provider vouches";
  if (action === "none") return "none, or decided by the operation itself";
  const closer = [
    ...(resource === undefined ? [] : ["resource"]),
    ...(context === undefined ? [] : ["keys"]),
    ...(also === undefined ? [] : ["further permissions"]),
  ];
  return `${action}${closer.length === 0 ? "" : ` (${closer.join(", ")})`}`;
}

function row(operation: Operation, model: ServiceModel): string {
  const { service, name, declaration } = operation;
  const { provoked, open } = errorsTested(`${service}:${name}`, provokedErrors);
  const cells = [
    name,
    kinds[declaration.access],
    authorisation(operation),
    String(rulesOfInput(model, name)),
    pagedBy(model, name) ?? "–",
    listed(provoked),
    listed(open),
  ];
  return `| ${cells.join(" | ")} |`;
}

const heading = [
  "operation",
  "does",
  "authorised by",
  "rules",
  "pages by",
  "errors that tests provoke",
  "documented, and not provoked",
];

async function section(name: ServiceName): Promise<string> {
  const model = await loadService(name);
  const served = [...model.operations.keys()]
    .sort()
    .map((operation) => operations.get(`${name}:${operation}`))
    .filter((operation) => operation !== undefined);
  if (served.length === 0) return "";
  const title = `## ${name}: ${served.length} of ${model.operations.size} operations`;
  const missing = [...model.operations.keys()].filter((one) => !operations.has(`${name}:${one}`));
  const rest =
    missing.length === 0 || missing.length > served.length
      ? []
      : [`Not served: ${missing.sort().join(", ")}.`, ""];
  const table = [
    `| ${heading.join(" | ")} |`,
    `|${" --- |".repeat(heading.length)}`,
    ...served.map((operation) => row(operation, model)),
  ];
  return [title, "", ...rest, ...table, ""].join("\n");
}

const legend = `Every operation is tried by one matrix (tests/operations): without a signature, without each of its permissions in turn, with another context than
the policy grants it for, with exactly its permissions, with every rule of its model broken, and with hostile values in every member. So every one of
them is denied, refuses what is not valid, and changes nothing then.

- **authorised by**: the permission, and whether a policy can grant it on a resource, by condition keys that the operation brings, and whether
  it needs further permissions with certain input.
- **rules**: what the model says of the input: required members, lengths, ranges, patterns and values.
- **errors that tests provoke**: beyond AccessDenied, MissingAuthenticationToken and ValidationError (ValidationException), which the matrix has every operation answer.
- **documented, and not provoked**: errors that AWS's model lists for the operation and that no test has met. Left out are those that never happen
  here: ${Object.entries(neverHere)
    .map(([code, why]) => `${code} (${why})`)
    .join(";\n  ")}; and LimitExceeded of what
  only takes away.`;

const names = Object.keys(services).filter((name): name is ServiceName => name in services);
const sections: string[] = [];
for (const name of names) sections.push(await section(name));
const text = [
  "# Operations that are served",
  "",
  "Made by `node scripts/compatibility.ts`. Other operations answer InvalidAction.",
  "",
  legend,
  "",
  motoCounts(),
  "",
  ...sections.filter((one) => one !== ""),
].join("\n");

if (values.check) {
  if (readFileSync(page, "utf8") !== text) {
    console.error("docs/compatibility.md is not current: run node scripts/compatibility.ts");
    process.exitCode = 1;
  }
} else writeFileSync(page, text);
