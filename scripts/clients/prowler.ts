import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clientEnvironment } from "../../tests/clients/client-environment.ts";
import type { ClientSettings } from "../../tests/running-server.ts";
import { pythonEnvironment } from "../python.ts";
import { isExplained } from "./complaints.ts";

/** What Prowler made of a server. */
export interface ProwlerRun {
  readonly version: string;
  /** 0: nothing found; 3: it has findings. Anything else: it broke. */
  readonly exitCode: number;
  /** Checks of IAM that were run, and those that came to a finding. */
  readonly checks: number;
  readonly checksWithFindings: number;
  readonly findings: Readonly<Record<string, number>>;
  /** Lines of its log that are worse than information, without those that are explained. */
  readonly complaints: readonly string[];
}

interface LogLine {
  readonly level: string;
  readonly message: string;
}

function logOf(file: string): readonly LogLine[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line): LogLine => JSON.parse(line));
}

/** The columns CHECK_ID and STATUS of Prowler's report, which parts its fields by semicolons and quotes none of these. */
function reportOf(file: string): readonly { check: string; status: string }[] {
  const [heading = "", ...lines] = readFileSync(file, "utf8").trim().split("\n");
  const columns = heading.split(";");
  const [check, status] = [columns.indexOf("CHECK_ID"), columns.indexOf("STATUS")];
  return lines
    .map((line) => line.split(";"))
    .map((fields) => ({ check: fields[check] ?? "", status: fields[status] ?? "" }))
    .filter((row) => /^iam_\w+$/.test(row.check));
}

/** Runs every check of IAM that Prowler has against a server. */
export async function runProwler(settings: ClientSettings): Promise<ProwlerRun> {
  const environment = await pythonEnvironment({
    name: "prowler",
    requirements: "scripts/clients/requirements.txt",
  });
  if ("missing" in environment) throw new Error(environment.missing);
  const command = `${environment.bin}/prowler`;
  const folder = mkdtempSync(join(tmpdir(), "ostiary-prowler-"));
  const log = join(folder, "log.json");
  const options = { maxBuffer: 1 << 26, env: { ...clientEnvironment(settings), HOME: folder } };
  const run = (...parameters: readonly string[]) =>
    new Promise<{ exitCode: number; said: string }>((resolve) => {
      const child = execFile(command, parameters, options, (_, stdout, stderr) =>
        resolve({ exitCode: child.exitCode ?? -1, said: stdout + stderr }),
      );
    });
  try {
    const listed = await run("aws", "--list-checks", "--service", "iam", "--no-color");
    const { exitCode, said } = await run(
      ...["aws", "--service", "iam", "--region", settings.region],
      ...["--no-banner", "--no-color", "--output-formats", "csv", "--output-directory", folder],
      ...["--log-level", "INFO", "--log-file", log],
    );
    const report = readdirSync(folder).find((name) => name.endsWith(".csv"));
    if (report === undefined) throw new Error(`Prowler wrote no report:\n${said}`);
    const rows = reportOf(join(folder, report));
    const worse = logOf(log).filter(({ level }) => level !== "INFO");
    const traces = /Traceback/.test(said) ? ["It printed a traceback."] : [];
    return {
      version: readFileSync(new URL("requirements.txt", import.meta.url), "utf8").trim(),
      exitCode,
      checks: new Set(listed.said.match(/\biam_\w+/g)).size,
      checksWithFindings: new Set(rows.map(({ check }) => check)).size,
      findings: Object.fromEntries(
        [...Map.groupBy(rows, (row) => row.status)].map(([name, of]) => [name, of.length]),
      ),
      complaints: [
        ...traces,
        ...worse.map(({ message }) => message).filter((message) => !isExplained(message)),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
