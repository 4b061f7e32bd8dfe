import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { ask } from "../load/connection.ts";
import type { Credentials } from "../load/signed-request.ts";

/** How a server is started on a port. */
export interface PeerCommand {
  readonly program: string;
  readonly parameters: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** A process that serves. */
export interface PeerProcess {
  readonly port: number;
  readonly pid: number;
  /** Milliseconds from its start to its first answer. */
  readonly firstAnswer: number;
  /** The HTTP status of that answer. */
  readonly firstStatus: number;
  stop(): Promise<void>;
}

/** A server that can be measured. */
export interface RunningPeer extends PeerProcess {
  readonly name: string;
  readonly endpoint: string;
  readonly operator: Credentials;
}

/** A port that nobody uses. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No port.");
  return address.port;
}

const startLimit = 60_000;
const askEvery = 1;

/** Starts a server and asks it until it answers, with whatever status. */
export async function startPeer(
  { program, parameters, environment = {} }: PeerCommand,
  port: number,
  question: Uint8Array,
): Promise<PeerProcess> {
  const begun = performance.now();
  const child = spawn(program, parameters, {
    stdio: "ignore",
    env: { ...process.env, ...environment },
  });
  const stopWithParent = (): void => void child.kill("SIGKILL");
  process.once("exit", stopWithParent);
  const stop = async (): Promise<void> => {
    process.off("exit", stopWithParent);
    await ended(child);
  };
  let firstStatus = await ask(port, question);
  while (firstStatus === 0) {
    if (child.exitCode !== null || performance.now() - begun > startLimit) {
      await stop();
      throw new Error(`The server does not start: ${program} ${parameters.join(" ")}`);
    }
    await sleep(askEvery);
    firstStatus = await ask(port, question);
  }
  const firstAnswer = performance.now() - begun;
  return { port, pid: child.pid ?? 0, firstAnswer, firstStatus, stop };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  await exit;
}
