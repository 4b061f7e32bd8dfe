import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PythonEnvironment, pythonEnvironment } from "../scripts/python.ts";
import { clientEnvironment } from "./clients/client-environment.ts";
import { type TestServer, testServer } from "./running-server.ts";

const run = promisify(execFile);

let running: TestServer;
let python: PythonEnvironment;

beforeAll(async () => {
  running = await testServer();
  python = await pythonEnvironment();
  if ("missing" in python) console.warn(`The Python clients are skipped: ${python.missing}`);
});
afterAll(() => running.stop());

const environment = () => clientEnvironment(running.operator);

test("the AWS CLI makes a user, pages through users, and shows a conflict as AWS words it", async ({
  skip,
}) => {
  if ("missing" in python) return skip(python.missing);
  const { bin } = python;
  const aws = (...parameters: string[]) => run(`${bin}/aws`, parameters, { env: environment() });
  await aws("iam", "create-user", "--user-name", "carol", "--tags", "Key=team,Value=a b=é+@");
  await aws("iam", "create-user", "--user-name", "dave");
  const { stdout } = await aws(
    "iam",
    "list-users",
    "--page-size",
    "1",
    "--query",
    "Users[].UserName",
  );
  expect(JSON.parse(stdout)).toEqual(["carol", "dave"]);
  await expect(aws("iam", "create-user", "--user-name", "Carol")).rejects.toMatchObject({
    stderr: expect.stringContaining(
      "An error occurred (EntityAlreadyExists) when calling the CreateUser operation: User with name Carol already exists.",
    ),
  });
});

test("boto3 lives through the README's story", async ({ skip }) => {
  if ("missing" in python) return skip(python.missing);
  const script = fileURLToPath(new URL("python/story.py", import.meta.url));
  const { stdout } = await run(python.python, [script], { env: environment() });
  expect(stdout.trim()).toBe("told");
});
