import { compileLayers, decide } from "@ostiary/policy";
import { cpuMicroseconds } from "../cost.ts";
import type { Effort } from "../effort.ts";
import { casbinPeer } from "../peers/casbin.ts";
import { cedarPeer } from "../peers/cedar.ts";
import { iamSimulatePeer } from "../peers/iam-simulate.ts";
import type { Peer } from "../peers/peer.ts";
import { layersOf, typicalWorkload } from "../workload.ts";

/** What one engine costs over the typical stack. */
export interface Compared {
  readonly name: string;
  readonly version: string;
  /** Microseconds of processor time for a decision, the least of the rounds. */
  readonly microseconds: number;
  /** How many of the requests it decides at all, and how many of those otherwise than Ostiary. */
  readonly decided: number;
  readonly otherwise: number;
}

const { requests } = typicalWorkload;

function ostiary(): Peer {
  const layers = compileLayers(layersOf(typicalWorkload));
  return {
    name: "Ostiary",
    version: "",
    takes: [...requests.keys()],
    allows(place) {
      const request = requests[place];
      return request !== undefined && decide(request, layers).result === "allowed";
    },
  };
}

/** Microseconds of one decision, over all requests again and again for some time. */
async function once({ takes, allows }: Peer, milliseconds: number): Promise<number> {
  const begun = cpuMicroseconds();
  let passes = 0;
  let spent = 0;
  while (spent < milliseconds * 1000) {
    for (const place of takes) {
      const answer = allows(place);
      // An answer that is there is not waited for.
      if (typeof answer !== "boolean") await answer;
    }
    passes += 1;
    spent = cpuMicroseconds() - begun;
  }
  return spent / passes / takes.length;
}

async function differences(ours: Peer, { takes, allows }: Peer): Promise<number> {
  let count = 0;
  for (const place of takes) {
    if ((await allows(place)) !== ours.allows(place)) count += 1;
  }
  return count;
}

/** Every engine over the typical stack, in turns; each has a round of its own to warm up. */
export async function measureComparison(effort: Effort): Promise<readonly Compared[]> {
  const ours = ostiary();
  const peers = [ours, await iamSimulatePeer(), cedarPeer(), await casbinPeer()];
  const milliseconds = effort.batchMilliseconds * 5;
  const least = peers.map(() => Number.POSITIVE_INFINITY);
  for (let round = -1; round < effort.rounds; round += 1) {
    for (const [place, peer] of peers.entries()) {
      const spent = await once(peer, milliseconds);
      if (round >= 0) least[place] = Math.min(least[place] ?? 0, spent);
    }
  }
  const compared: Compared[] = [];
  for (const [place, peer] of peers.entries()) {
    const { name, version } = peer;
    const otherwise = await differences(ours, peer);
    const microseconds = least[place] ?? Number.NaN;
    compared.push({ name, version, microseconds, decided: peer.takes.length, otherwise });
  }
  return compared;
}
