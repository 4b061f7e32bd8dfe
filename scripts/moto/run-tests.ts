import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { devNull, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { MotoEnvironment } from "./environment.ts";
import { type Mode, motoServer } from "./servers.ts";

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

/** The suites of moto's that are run. */
export const suites = ["test_iam", "test_organizations", "test_sts"] as const;

/** Runs moto's tests, as moto's server mode does, against a server on a fresh folder. */
export async function runMotoTests(
  { python, moto }: MotoEnvironment,
  mode: Mode,
): Promise<MotoReport> {
  const data = await mkdtemp(join(tmpdir(), "ostiary-moto-"));
  const server = await motoServer(mode, join(data, "server"));
  try {
    const report = join(data, "report.json");
    await pytest(python, moto, {
      OSTIARY_MOTO_REPORT: report,
      PATH: process.env["PATH"],
      PYTHONPATH: plugins,
      PYTHONDONTWRITEBYTECODE: "1",
      TEST_SERVER_MODE: "true",
      AWS_DEFAULT_REGION: "us-east-1",
      AWS_CONFIG_FILE: devNull,
      AWS_SHARED_CREDENTIALS_FILE: devNull,
      ...server.environment,
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
  const parameters = ["-m", "pytest", ...options, ...suites.map((suite) => `tests/${suite}`)];
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
