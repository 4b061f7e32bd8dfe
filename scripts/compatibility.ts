import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { operations } from "@ostiary/server";
import { loadService, type ServiceName, services } from "@ostiary/wire";

/** Writes docs/compatibility.md from the operations that are served; with --check it only says whether the page is current. */
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

async function section(name: ServiceName): Promise<string> {
  const model = await loadService(name);
  const served = [...model.operations.keys()]
    .sort()
    .map((operation) => operations.get(`${name}:${operation}`))
    .filter((operation) => operation !== undefined);
  if (served.length === 0) return "";
  const rows = served.map(({ name: operation, action, declaration }) => {
    const needs = action === "none" ? "decided by the operation itself, or none" : action;
    return `| ${operation} | ${kinds[declaration.access]} | ${needs} |`;
  });
  const title = `## ${name}: ${served.length} of ${model.operations.size} operations`;
  return [title, "", "| operation | does | permission |", "| --- | --- | --- |", ...rows, ""].join(
    "\n",
  );
}

const names = Object.keys(services).filter((name): name is ServiceName => name in services);
const sections: string[] = [];
for (const name of names) sections.push(await section(name));
const text = [
  "# Operations that are served",
  "",
  "Made by `node scripts/compatibility.ts`. Other operations answer InvalidAction.",
  "",
  motoCounts(),
  "",
  ...sections.filter((one) => one !== ""),
].join("\n");

if (process.argv.includes("--check")) {
  if (readFileSync(page, "utf8") !== text) {
    console.error("docs/compatibility.md is not current: run node scripts/compatibility.ts");
    process.exitCode = 1;
  }
} else writeFileSync(page, text);
