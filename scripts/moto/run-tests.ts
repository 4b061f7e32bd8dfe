import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { devNull, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultSettings, startServer } from "@ostiary/server";
import type { MotoEnvironment } from "./environment.ts";

/** How a test of moto's ended. */
export interface MotoTest {
  /** `test_iam/test_iam.py::test_create_user`. */
  readonly id: string;
  readonly outcome: "passed" | "failed" | "skipped";
  /** The first line of what failed, or why it was skipped. */
  readonly because: string;
  /** The operations that it asked a server for: `iam:CreateUser`. */
  readonly asked: readonly string[];
}

export interface MotoReport {
  readonly version: string;
  readonly tests: readonly MotoTest[];
}

const plugins = fileURLToPath(new URL(".", import.meta.url));

/** Runs moto's tests of IAM and STS, as moto's server mode does, against a lenient server on a fresh folder. */
export async function runMotoTests({ python, moto }: MotoEnvironment): Promise<MotoReport> {
  const data = await mkdtemp(join(tmpdir(), "ostiary-moto-"));
  const server = await startServer({
    ...defaultSettings,
    data: join(data, "server"),
    port: 0,
    lenient: true,
    logLevel: "error",
  });
  try {
    const report = join(data, "report.json");
    await pytest(python, moto, {
      OSTIARY_MOTO_REPORT: report,
      PATH: process.env["PATH"],
      PYTHONPATH: plugins,
      PYTHONDONTWRITEBYTECODE: "1",
      TEST_SERVER_MODE: "true",
      TEST_SERVER_MODE_ENDPOINT: server.endpoint,
      AWS_ACCESS_KEY_ID: "testing",
      AWS_SECRET_ACCESS_KEY: "testing",
      AWS_DEFAULT_REGION: "us-east-1",
      AWS_CONFIG_FILE: devNull,
      AWS_SHARED_CREDENTIALS_FILE: devNull,
    });
    return reported(JSON.parse(await readFile(report, "utf8")));
  } finally {
    await server.stop();
    await rm(data, { recursive: true, force: true });
  }
}

/** How pytest leaves where it ran: every test passed, or some failed. */
const ran = [0, 1];

async function pytest(python: string, cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  const options = ["-p", "report", "-p", "no:cacheprovider", "--tb=line", "--quiet"];
  const parameters = ["-m", "pytest", ...options, "tests/test_iam", "tests/test_sts"];
  const child = spawn(python, parameters, { cwd, env, stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  const [code]: (number | null)[] = await once(child, "close");
  if (!ran.some((expected) => expected === code)) throw new Error(`pytest: ${output}`);
}

const reported = ({ version, tests }: MotoReport): MotoReport => ({
  version,
  tests: tests.map((test) => ({ ...test, id: test.id.replace(/^tests\//, "") })),
});
