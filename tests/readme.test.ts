import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pythonEnvironment } from "../scripts/python.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));

interface Step {
  readonly command: string;
  /** What the README shows for it; undefined: it shows nothing of the output. */
  readonly shown: string | undefined;
}

/** The commands of a section's blocks, in order, each with what is printed under it. */
function stepsOf(section: string): Step[] {
  return [...section.matchAll(/```(sh|console)\n(.*?)```/gs)].flatMap(([, kind, text = ""]) =>
    kind === "sh" ? [{ command: text, shown: undefined }] : consoleSteps(text),
  );
}

function consoleSteps(text: string): Step[] {
  const parts = text.split(/^\$ /m).slice(1);
  return parts.map((part) => {
    const lines = part.replace(/\n$/, "").split("\n");
    const more = lines.findIndex((line, at) => at > 0 && !line.startsWith("> "));
    const end = more < 0 ? lines.length : more;
    const command = [lines[0], ...lines.slice(1, end).map((line) => line.slice(2))].join("\n");
    return { command, shown: lines.slice(end).join("\n") };
  });
}

/** Text with what differs from run to run made the same. */
const stable = (text: string): string =>
  text
    .replace(/\b\d{12}\b/g, "ACCOUNT")
    .replace(/\bA(KIA|SIA|IDA|ROA)[A-Z0-9]{12,}/g, "ID")
    .replace(/botocore-session-\d+/g, "SESSION")
    .replace(/operator-[\w-]+/g, "operator")
    .replace(/\b1\.[0-9a-f]{8}\.\S+/g, "ENCODED")
    .replace(/:\d{4,5}\b/g, ":PORT")
    .trim();

/** Whether an output is what the README shows; `…` stands for what it leaves out. */
function isShown(shown: string, output: string): boolean {
  const literal = (part: string): string => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = stable(shown).split("…").map(literal).join("[^\\n]*");
  return new RegExp(`^${pattern}$`).test(stable(output));
}

let home = "";
let server: ChildProcess | undefined;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "ostiary-readme-"));
});
afterAll(async () => {
  server?.kill("SIGKILL");
  await rm(home, { recursive: true, force: true });
});

/** Starts the server as `npm start` does, on a free port, and gives the line that it prints. */
async function start(): Promise<string> {
  const command = join(root, "packages/cli/bin/ostiary.mjs");
  const options = ["start", "--port", "0", "--data", join(home, "data")];
  server = spawn(process.execPath, [command, ...options]);
  if (server.stdout === null) throw new Error("The server has no output.");
  const [line] = await once(server.stdout, "data");
  return String(line);
}

async function stop(): Promise<void> {
  if (server === undefined) return;
  server.kill("SIGTERM");
  const [code] = await once(server, "exit");
  expect(code).toBe(0);
}

const separator = "---- next ----";

test("the five minutes of the README print what it shows, and last beyond a restart", async ({
  skip,
}) => {
  const python = await pythonEnvironment();
  if ("missing" in python) return skip(python.missing);
  const readme = await readFile(join(root, "README.md"), "utf8");
  const section = /## Five minutes\n(.*?)\n## /s.exec(readme)?.[1] ?? "";
  const [first, ...steps] = stepsOf(section);
  expect(first?.command).toBe("npm start");
  expect(isShown(first?.shown ?? "", await start())).toBe(true);

  const path = [python.bin, join(root, "node_modules/.bin"), process.env["PATH"]].join(delimiter);
  const environment = { PATH: path, HOME: home, OSTIARY_DATA: join(home, "data"), AWS_PAGER: "" };
  const bash = async (script: string): Promise<string> =>
    (await run("bash", ["-c", script], { env: environment, cwd: root })).stdout;
  const script = steps.map(({ command }) => `${command}\necho '${separator}'`).join("\n");
  const outputs = (await bash(`exec 2>&1\n${script}`)).split(`${separator}\n`);
  for (const [at, { command, shown }] of steps.entries()) {
    const output = outputs[at] ?? "";
    if (shown === undefined) expect(output, command).not.toContain("error");
    else expect(isShown(shown, output), `${command}\nprinted:\n${output}`).toBe(true);
  }

  await stop();
  await start();
  const again = await bash('eval "$(ostiary credentials)"; aws --profile alice iam get-user');
  expect(JSON.parse(again)).toMatchObject({ User: { UserName: "alice" } });
  await stop();
}, 120_000);
