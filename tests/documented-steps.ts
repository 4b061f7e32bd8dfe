import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "vitest";

const run = promisify(execFile);
export const root = fileURLToPath(new URL("..", import.meta.url));

/** A command of a page. */
export interface Step {
  readonly command: string;
  /** What the page shows for it; undefined: it shows nothing of the output. */
  readonly shown: string | undefined;
}

/** The commands of a section's blocks, in order, each with what is printed under it. */
export function stepsOf(section: string): Step[] {
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

/** Whether an output is what a page shows; `…` stands for what it leaves out. */
export function isShown(shown: string, output: string): boolean {
  const literal = (part: string): string => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = stable(shown).split("…").map(literal).join("[^\\n]*");
  return new RegExp(`^${pattern}$`).test(stable(output));
}

/** A server that a page's reader has started, and the shell beside it. */
export interface Reader {
  /** The line that the server prints when it is ready. */
  readonly ready: string;
  bash(script: string): Promise<string>;
  /** Tries the steps one after the other, in one shell. */
  follow(steps: readonly Step[]): Promise<void>;
  stop(): Promise<void>;
}

const separator = "---- next ----";

/** Starts the server as `npm start` does, on a free port, in the home of a reader who has the clients in `bin`. */
export async function reader(
  home: string,
  bin: string,
  options: readonly string[] = [],
): Promise<Reader> {
  const command = join(root, "packages/cli/bin/ostiary.mjs");
  const data = join(home, "data");
  const server: ChildProcess = spawn(process.execPath, [
    command,
    "start",
    ...["--port", "0", "--data", data],
    ...options,
  ]);
  if (server.stdout === null) throw new Error("The server has no output.");
  const [line] = await once(server.stdout, "data");
  const path = [bin, join(root, "node_modules/.bin"), process.env["PATH"]].join(delimiter);
  const environment = { PATH: path, HOME: home, OSTIARY_DATA: data, AWS_PAGER: "" };
  const bash = async (script: string): Promise<string> =>
    (await run("bash", ["-c", script], { env: environment, cwd: root })).stdout;
  return {
    ready: String(line),
    bash,
    async follow(steps) {
      const script = steps.map(({ command }) => `${command}\necho '${separator}'`).join("\n");
      // What a page leaves running in the background ends with its shell.
      const ending = "trap 'kill $(jobs -p) 2>/dev/null' EXIT";
      const outputs = (await bash(`exec 2>&1\n${ending}\n${script}`)).split(`${separator}\n`);
      for (const [at, { command, shown }] of steps.entries()) {
        const output = outputs[at] ?? "";
        if (shown === undefined) expect(output, command).not.toContain("error");
        else expect(isShown(shown, output), `${command}\nprinted:\n${output}`).toBe(true);
      }
    },
    async stop() {
      server.kill("SIGTERM");
      const [code] = await once(server, "exit");
      expect(code).toBe(0);
    },
  };
}
