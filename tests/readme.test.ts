import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pythonEnvironment } from "../scripts/python.ts";
import { isShown, reader, root, type Step, stepsOf } from "./documented-steps.ts";

let home = "";

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "ostiary-readme-"));
});
afterAll(() => rm(home, { recursive: true, force: true }));

/** The steps of a section of a page, the first of which starts the server. */
async function section(page: string, title: string): Promise<readonly [Step, ...Step[]]> {
  const text = await readFile(join(root, page), "utf8");
  const [, body = ""] = new RegExp(`## ${title}\\n(.*?)\\n## `, "s").exec(text) ?? [];
  const [first, ...steps] = stepsOf(body);
  if (first === undefined) throw new Error(`${page} has no section ${title}.`);
  return [first, ...steps];
}

test("the five minutes of the README print what it shows, and last beyond a restart", async ({
  skip,
}) => {
  const python = await pythonEnvironment();
  if ("missing" in python) return skip(python.missing);
  const [first, ...steps] = await section("README.md", "Five minutes");
  expect(first.command).toBe("npm start");
  const one = await reader(home, python.bin);
  expect(isShown(first.shown ?? "", one.ready)).toBe(true);
  await one.follow(steps);
  await one.stop();
  const two = await reader(home, python.bin);
  const again = await two.bash('eval "$(ostiary credentials)"; aws --profile alice iam get-user');
  expect(JSON.parse(again)).toMatchObject({ User: { UserName: "alice" } });
  await two.stop();
}, 120_000);

test("a job becomes a role as docs/federation.md shows", async ({ skip }) => {
  const python = await pythonEnvironment();
  if ("missing" in python) return skip(python.missing);
  const [first, ...steps] = await section("docs/federation.md", "Try it: a job that deploys");
  expect(first.command).toBe("npm start -- --allow-private-issuers");
  const one = await reader(join(home, "federation"), python.bin, ["--allow-private-issuers"]);
  expect(isShown(first.shown ?? "", one.ready)).toBe(true);
  await one.follow(steps);
  await one.stop();
}, 120_000);

test("a control policy binds an account as docs/organizations.md shows", async ({ skip }) => {
  const python = await pythonEnvironment();
  if ("missing" in python) return skip(python.missing);
  const title = "Try it: an account that can't lose its users";
  const [first, ...steps] = await section("docs/organizations.md", title);
  expect(first.command).toBe("npm start");
  const one = await reader(join(home, "organizations"), python.bin);
  expect(isShown(first.shown ?? "", one.ready)).toBe(true);
  await one.follow(steps);
  await one.stop();
}, 120_000);
