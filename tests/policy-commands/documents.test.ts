import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root, stepsOf } from "../documented-steps.ts";

const run = promisify(execFile);
let home = "";

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "ostiary-documents-"));
});
afterAll(() => rm(home, { recursive: true, force: true }));

const separator = "---- next ----";

test.each([
  ["docs/simulate.md", 3],
  ["docs/validation.md", 1],
])("%s shows what the commands print", async (page, examples) => {
  const steps = stepsOf(await readFile(join(root, page), "utf8"));
  const shown = steps.findLastIndex((step) => step.shown !== undefined);
  // What follows needs a server, or Terraform.
  const tried = steps.slice(0, shown + 1);
  const script = tried.map(({ command }) => `${command}\necho '${separator}'`).join("\n");
  const PATH = [join(root, "node_modules/.bin"), process.env["PATH"]].join(delimiter);
  const options = { cwd: home, env: { PATH, HOME: home } };
  const { stdout, stderr } = await run("bash", ["-c", script], options);
  expect(stderr).toBe("");
  const outputs = stdout.split(`${separator}\n`);
  const found = tried.flatMap((step, place) =>
    step.shown === undefined ? [] : [[step.shown.trim(), outputs[place]?.trim()] as const],
  );
  expect(found.length).toBe(examples);
  for (const [expected, printed] of found) expect(printed).toBe(expected);
});
