import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(new URL("../../packages/cli/bin/ostiary.mjs", import.meta.url));

/** What a run of the command left. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder with files, in which the command runs as a person would run it. */
export interface Workbench {
  file(name: string, content: string | object): Promise<void>;
  ostiary(parameters: readonly string[], more?: RunOptions): Promise<Ran>;
  /** Runs the command for somebody who closes its output after the first piece. */
  firstOf(parameters: readonly string[]): Promise<Ran>;
  remove(): Promise<void>;
}

export interface RunOptions {
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Makes a workbench. */
export async function workbench(): Promise<Workbench> {
  const folder = await mkdtemp(join(tmpdir(), "ostiary-policies-"));
  const started = (parameters: readonly string[], environment = {}) =>
    spawn(process.execPath, [command, ...parameters], {
      cwd: folder,
      env: { PATH: process.env["PATH"] ?? "", HOME: folder, ...environment },
    });
  return {
    file: (name, content) =>
      writeFile(
        join(folder, name),
        typeof content === "string" ? content : JSON.stringify(content, null, 2),
      ),
    async ostiary(parameters, { input = "", environment = {} } = {}) {
      const child = started(parameters, environment);
      child.stdin.end(input);
      const exit = new Promise<number | null>((resolve) => child.on("close", resolve));
      const [stdout, stderr, code] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        exit,
      ]);
      return { code, stdout, stderr };
    },
    async firstOf(parameters) {
      const child = started(parameters);
      const exit = once(child, "close");
      const [first] = await once(child.stdout, "data");
      child.stdout.destroy();
      const stderr = await text(child.stderr);
      const [code] = await exit;
      return { code, stdout: String(first), stderr };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
