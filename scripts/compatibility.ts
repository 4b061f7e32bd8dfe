import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { operations } from "@ostiary/server";
import { loadService, type ServiceName, services } from "@ostiary/wire";

/** Writes docs/compatibility.md from the operations that are served; with --check it only says whether the page is current. */
const page = fileURLToPath(new URL("../docs/compatibility.md", import.meta.url));
const motoPage = fileURLToPath(new URL("../docs/moto.md", import.meta.url));

/** How moto's own tests do, as the page of `node scripts/moto.ts` says it. */
function motoCount(): string {
  const text = readFileSync(motoPage, "utf8").replaceAll("\n", " ");
  const [, version, passed, all] = /moto ([\d.]+) .*? (\d+) of (\d+) pass/.exec(text) ?? [];
  if (all === undefined) throw new Error("docs/moto.md tells no count: run node scripts/moto.ts");
  return `Of the ${all} tests of IAM and STS that moto ${version} comes with, ${passed} pass in lenient mode; [moto.md](moto.md) names and explains every other.`;
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
  motoCount(),
  "",
  ...sections.filter((one) => one !== ""),
].join("\n");

if (process.argv.includes("--check")) {
  if (readFileSync(page, "utf8") !== text) {
    console.error("docs/compatibility.md is not current: run node scripts/compatibility.ts");
    process.exitCode = 1;
  }
} else writeFileSync(page, text);
