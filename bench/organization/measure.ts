import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { carry } from "../load/connection.ts";
import { generate, type Traffic } from "../load/generate.ts";
import { type Call, type OrganizationsCall, signedRequest } from "../load/signed-request.ts";
import type { Effort } from "../measure/effort.ts";
import { ostiaryCommand } from "../peers/ostiary.ts";
import { freePort, type PeerProcess, startPeer } from "../peers/peer.ts";
import { residentMegabytes } from "../process-usage.ts";
import { percentile } from "../statistics.ts";
import type { Caller, OrganizationStage } from "./stage.ts";

/** What every caller asks: who it is itself. */
const ask = (port: number, { userName, credentials }: Caller): Promise<Buffer> => {
  const call: Call = { service: "iam", form: { Action: "GetUser", UserName: userName } };
  return signedRequest(call, port, credentials);
};

const sending = (port: number, callers: readonly Caller[]): Promise<Buffer[]> =>
  Promise.all(callers.map((caller) => ask(port, caller)));

/** Microseconds of the server's processors for one request. */
const cost = ({ serverCores, perSecond }: Traffic): number => (serverCores / perSecond) * 1e6;

/** What one start came to. */
export interface MeasuredStart {
  readonly milliseconds: number;
  readonly megabytes: number;
}

const settling = 1_000;

/** Starts a server on the organization; its first call is by a user of a member. */
export async function startOn(
  data: string,
  { callers: [caller] }: OrganizationStage,
): Promise<{ readonly peer: PeerProcess; readonly start: MeasuredStart }> {
  const port = await freePort();
  if (caller === undefined) throw new Error("The organization has no members.");
  const first = await ask(port, caller);
  const peer = await startPeer(ostiaryCommand({ data }, port), port, first);
  if (peer.firstStatus !== 200) throw new Error(`The first answer was ${peer.firstStatus}.`);
  await sleep(settling);
  return {
    peer,
    start: { milliseconds: peer.firstAnswer, megabytes: residentMegabytes(peer.pid) },
  };
}

/** What a decided call costs in a single account, and in accounts of the organization; in µs, by rounds in turns. */
export interface DecisionCosts {
  readonly single: readonly number[];
  readonly members: readonly number[];
}

export async function measureDecisions(
  { port, pid }: PeerProcess,
  { callers, single }: OrganizationStage,
  { rounds, seconds, warmUpSeconds, connections }: Effort,
): Promise<DecisionCosts> {
  const costs: { single: number[]; members: number[] } = { single: [], members: [] };
  const kinds = [
    ["single", await sending(port, single)],
    ["members", await sending(port, callers)],
  ] as const;
  for (let round = 0; round < rounds; round += 1) {
    for (const [kind, requests] of kinds) {
      const load = { port, pid, connections, requests, cycled: true };
      await generate({ ...load, seconds: warmUpSeconds });
      costs[kind].push(cost(await generate({ ...load, seconds })));
    }
  }
  return costs;
}

/** The 99th percentile of the time that DescribeEffectivePolicy takes over one connection, in milliseconds. */
export async function measureEffectivePolicy(
  { port, pid }: PeerProcess,
  { callers }: OrganizationStage,
  seconds: number,
  administrator: Caller,
): Promise<number> {
  const requests = await Promise.all(
    callers.map(({ accountId }) =>
      signedRequest(describe(accountId), port, administrator.credentials),
    ),
  );
  const load = { port, pid, connections: 1, requests, cycled: true };
  await generate({ ...load, seconds: 1 });
  return (await generate({ ...load, seconds })).p99;
}

const describe = (TargetId: string): OrganizationsCall => ({
  service: "organizations",
  operation: "DescribeEffectivePolicy",
  input: { PolicyType: "TAG_POLICY", TargetId },
});

/** Sends each request once over many connections, and counts the answers by their status. */
async function statuses(port: number, requests: readonly Buffer[]): Promise<Map<number, number>> {
  const seen = new Map<number, number>();
  let sent = 0;
  const traffic = {
    next: () => requests[sent++],
    answered: (status: number): void => {
      seen.set(status, (seen.get(status) ?? 0) + 1);
    },
  };
  await Promise.all(Array.from({ length: 16 }, () => carry(port, traffic)));
  return seen;
}

/**
 * How long it takes, in milliseconds, from asking for a policy to be attached to the unit above half of the accounts until callers
 * of that half are denied, every one of them, and all others are not.
 */
export async function measureAttachment(
  { port }: PeerProcess,
  { callers, denyId, unitId, administrator }: OrganizationStage,
): Promise<number> {
  const change = (operation: string): Promise<Buffer> =>
    signedRequest(
      { service: "organizations", operation, input: { PolicyId: denyId, TargetId: unitId } },
      port,
      administrator.credentials,
    );
  const requests = await sending(port, callers);
  const attach = await change("AttachPolicy");
  const detach = await change("DetachPolicy");
  const begun = performance.now();
  await statuses(port, [attach]);
  const after = await statuses(port, requests);
  const took = performance.now() - begun;
  const denied = after.get(403) ?? 0;
  if (Math.abs(denied / callers.length - 0.5) > 0.02 || after.size !== 2) {
    throw new Error(`Of ${callers.length} callers ${denied} were denied.`);
  }
  await statuses(port, [detach]);
  const back = await statuses(port, requests);
  if (back.get(200) !== callers.length) throw new Error("Not every caller is allowed again.");
  return took;
}

/** The value in the middle. */
export const median = (values: readonly number[]): number => percentile(values, 0.5);
