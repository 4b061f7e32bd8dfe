import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = new URL("../.github/workflows/", import.meta.url);
const workflows = readdirSync(folder).map((name): [string, string] => [
  name,
  readFileSync(new URL(name, folder), "utf8"),
]);

test.each(workflows)("%s pins every action by its hash and names its permissions", (_, text) => {
  const used = [...text.matchAll(/uses:\s*(\S+)/g)].map(([, action]) => action);
  expect(used.length).toBeGreaterThan(0);
  for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/);
  expect(text).toMatch(/^permissions:/m);
});

test("continuous integration runs what the README tells", () => {
  expect(workflows.find(([name]) => name === "ci.yml")?.[1]).toContain("- run: .ci/run");
  expect(readFileSync(new URL("../.ci/run", import.meta.url), "utf8")).toContain("npm test");
  expect(readFileSync(new URL("../README.md", import.meta.url), "utf8")).toContain("npm test");
});
