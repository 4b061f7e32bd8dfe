import { generate, type Traffic } from "../load/generate.ts";
import { type Call, signedRequest } from "../load/signed-request.ts";
import { callsOfRound, type MeasuredOperation } from "../operations.ts";
import type { RunningPeer } from "../peers/peer.ts";
import type { Stage } from "../stage/stage.ts";
import type { Effort } from "./effort.ts";

/** A peer with what lies in it. */
export interface StagedPeer<S extends Stage = Stage> {
  readonly peer: RunningPeer;
  readonly stage: S;
}

/** The rounds of one operation on one peer. */
export interface MeasuredRounds {
  readonly operation: string;
  readonly peer: string;
  readonly rounds: readonly Traffic[];
}

/** Measures operations on the peers in turns: ours, theirs, ours, theirs … */
export async function measureThroughput<S extends Stage>(
  measuredOperations: readonly MeasuredOperation<S>[],
  peers: readonly StagedPeer<S>[],
  effort: Effort,
  tell: (line: string) => void,
): Promise<readonly MeasuredRounds[]> {
  const measured: MeasuredRounds[] = [];
  for (const operation of measuredOperations) {
    const rounds = new Map<StagedPeer<S>, Traffic[]>(peers.map((peer) => [peer, []]));
    for (let round = 1; round <= effort.rounds; round += 1) {
      for (const [staged, done] of rounds) {
        const traffic = await measureRound(staged, operation, round, effort);
        done.push(traffic);
        tell(
          `${operation.name}, round ${round}, ${staged.peer.name}: ${traffic.perSecond.toFixed(0)}/s`,
        );
      }
    }
    for (const [{ peer }, done] of rounds) {
      measured.push({ operation: operation.name, peer: peer.name, rounds: done });
    }
  }
  return measured;
}

/** Signs the calls of a round, warms the peer up with a part of them and measures the rest; what they made goes afterwards. */
export async function measureRound<S extends Stage>(
  { peer, stage }: StagedPeer<S>,
  operation: MeasuredOperation<S>,
  round: number,
  { seconds, warmUpSeconds, connections, pause }: Omit<Effort, "rounds" | "starts">,
): Promise<Traffic> {
  const { port, pid } = peer;
  const signed = (calls: readonly Call[]): Promise<Buffer[]> =>
    Promise.all(calls.map((call) => signedRequest(call, port, stage.caller)));
  const indexes = Array.from({ length: callsOfRound }, (_, index) => index);
  const requests = await signed(indexes.map((index) => operation.call(index, round, stage)));
  const { undo } = operation;
  const cycled = undo === undefined;
  const target = { port, pid, connections, cycled };
  const warmUp = await generate({
    ...target,
    requests: cycled ? requests : requests.slice(0, callsOfRound / 8),
    seconds: warmUpSeconds,
  });
  const traffic = await generate({
    ...target,
    ...(pause !== undefined && { pause }),
    requests: cycled ? requests : requests.slice(warmUp.sent),
    seconds,
  });
  if (undo !== undefined) {
    const made = indexes.slice(0, warmUp.sent + traffic.sent);
    const undoing = await signed(made.map((index) => undo(index, round, stage)));
    await generate({ ...target, requests: undoing, seconds: Number.POSITIVE_INFINITY });
  }
  return traffic;
}
