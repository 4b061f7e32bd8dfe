import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { chmod, chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A PostgreSQL server of one's own. */
export interface RunningPostgres {
  readonly url: string;
  /** The process id of the server, for tests that end it the hard way. */
  readonly pid: number;
  /** Starts the server again on the same data and port, after its process has ended. */
  restart(): Promise<void>;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

const debianFolder = "/usr/lib/postgresql";
const startLimit = 30_000;

function findBinaries(): string | undefined {
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder) : [];
  const folders = [
    ...versions
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(debianFolder, version, "bin")),
    ...(process.env["PATH"] ?? "").split(delimiter),
  ];
  return folders.find((folder) =>
    ["initdb", "postgres"].every((name) => {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return true;
      } catch {
        return false;
      }
    }),
  );
}

const isRoot = process.getuid?.() === 0;

async function installBinaries(): Promise<string | undefined> {
  if (!isRoot || !existsSync("/usr/bin/apt-get")) return undefined;
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const options = { env: environment, timeout: 300_000, maxBuffer: 1 << 26 };
  try {
    await run("apt-get", ["update", "-qq"], options).catch(() => {});
    await run(
      "apt-get",
      ["install", "-qq", "-y", "--no-install-recommends", "postgresql"],
      options,
    );
  } catch {
    return undefined;
  }
  return findBinaries();
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it, and `nobody` is there without it. */
async function unprivilegedUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (!isRoot) return undefined;
  for (const name of ["postgres", "nobody"]) {
    try {
      const uid = Number((await run("id", ["-u", name])).stdout);
      const gid = Number((await run("id", ["-g", name])).stdout);
      return { uid, gid };
    } catch {}
  }
  throw new Error("There is no user to run PostgreSQL as: neither postgres nor nobody.");
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No port.");
  return address.port;
}

/**
 * Starts a PostgreSQL of its own on loopback, with a random port and password and data in a temporary folder, and every commit
 * on disk before it is acknowledged. Uses the binaries that it finds; as root on Debian it installs them where there are none.
 */
export async function startPostgres(): Promise<RunningPostgres | { missing: string }> {
  const binaries = findBinaries() ?? (await installBinaries());
  if (binaries === undefined) {
    return { missing: "PostgreSQL is not installed (Debian: apt-get install postgresql)." };
  }
  const user = await unprivilegedUser();
  const folder = await mkdtemp(join(tmpdir(), "ostiary-postgres-"));
  const password = randomBytes(16).toString("hex");
  const passwordFile = join(folder, "password");
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user !== undefined) {
    await chown(folder, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  await chmod(folder, 0o700);
  const data = join(folder, "data");
  const authentication = ["--auth=scram-sha-256", "--username=ostiary", `--pwfile=${passwordFile}`];
  const form = ["--encoding=UTF8", "--locale=C", "--no-sync"];
  const environment = { PATH: process.env["PATH"], LC_ALL: "C" };
  await run(join(binaries, "initdb"), ["-D", data, ...authentication, ...form], {
    ...user,
    cwd: folder,
    env: environment,
  });
  const port = await freePort();
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: folder,
    fsync: "on",
    synchronous_commit: "on",
    max_connections: 60,
    shared_buffers: "32MB",
  };
  const parameters = Object.entries(settings).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const url = `postgres://ostiary:${password}@127.0.0.1:${port}/postgres`;

  /** Waits out the processes of a server that was killed, which hold its shared memory until they notice. */
  async function launch() {
    const deadline = performance.now() + startLimit;
    for (;;) {
      const started = await launchOnce(deadline);
      if (!("log" in started)) return started;
      if (!started.log.includes("shared memory") || performance.now() > deadline) {
        throw new Error(`PostgreSQL did not start:\n${started.log}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async function launchOnce(deadline: number) {
    const child = spawn(join(binaries ?? "", "postgres"), ["-D", data, ...parameters], {
      ...user,
      cwd: folder,
      env: environment,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let log = "";
    child.stderr.on("data", (chunk) => {
      log = (log + chunk).slice(-4_000);
    });
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    while (!log.includes("database system is ready to accept connections")) {
      if (child.exitCode !== null || child.signalCode !== null || performance.now() > deadline) {
        child.kill("SIGKILL");
        await ended;
        return { log };
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return { child, ended, pid: child.pid ?? 0 };
  }

  let server = await launch();
  const stopWithParent = (): void => void server.child.kill("SIGQUIT");
  process.once("exit", stopWithParent);
  return {
    url,
    get pid() {
      return server.pid;
    },
    async restart() {
      await server.ended;
      server = await launch();
    },
    async stop() {
      process.off("exit", stopWithParent);
      server.child.kill("SIGINT");
      await server.ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
