import {
  type AttachedPolicy,
  type CompiledLayers,
  compileLayers,
  compilePolicy,
  decide,
  parsePolicy,
  requestContext,
} from "@ostiary/policy";
import { spread } from "../../statistics.ts";
import { cpuMicroseconds } from "../cost.ts";
import type { Effort } from "../effort.ts";
import { liveBytes } from "../heap.ts";
import { managedPolicy } from "../workload.ts";

export interface ViewResult {
  readonly principals: number;
  readonly attachments: number;
  /** With the layers of every principal compiled and asked once. */
  readonly megabytes: number;
  /** Principals that a change of one policy concerns, the median. */
  readonly concerned: number;
  /** Until every layer that holds the policy holds the new one, in milliseconds. */
  readonly update: { readonly median: number; readonly most: number };
  /** The same, and each of those layers asked once. */
  readonly updateAndAsk: { readonly median: number; readonly most: number };
}

const policies = 2_000;
const attachedToEach = 10;
const changes = 50;

interface View {
  readonly shared: AttachedPolicy[];
  /** The places of the shared policies that each principal has. */
  readonly attached: readonly Uint16Array[];
  /** The principals that have each policy. */
  readonly holders: readonly number[][];
  readonly layers: CompiledLayers[];
}

function attachedPolicy(place: number, revision: number): AttachedPolicy {
  const text = managedPolicy(place).replaceAll("app", `app-${place}-${revision}`);
  const parsed = parsePolicy(text, "identity");
  if (!parsed.ok) throw new Error(parsed.findings[0].message);
  const id = `arn:aws:iam::111122223333:policy/p-${place}`;
  return { id, source: "user-managed", policy: compilePolicy(parsed.policy) };
}

const layersFor = (attached: Uint16Array, shared: readonly AttachedPolicy[]): CompiledLayers =>
  compileLayers({
    identity: Array.from(attached, (place) => shared[place]).filter(
      (policy) => policy !== undefined,
    ),
  });

const context = requestContext({ "aws:username": "alice", "aws:SecureTransport": "true" });
const actions = ["s3:GetObject", "sqs:SendMessage", "kms:Decrypt", "ec2:StartInstances"];

function ask(layers: CompiledLayers | undefined, place: number): void {
  if (layers === undefined) return;
  const arn = "arn:aws:iam::111122223333:user/alice";
  const principal = { kind: "user", account: "111122223333", arn, id: "AIDAALICE" } as const;
  const action = actions[place % actions.length] ?? "";
  decide({ principal, action, resource: `arn:aws:s3:::app-data/${place}`, context }, layers);
}

function viewOf(principals: number): View {
  const shared = Array.from({ length: policies }, (_, place) => attachedPolicy(place, 0));
  const holders = shared.map((): number[] => []);
  const attached = Array.from({ length: principals }, (_, principal) =>
    Uint16Array.from({ length: attachedToEach }, (_, nth) => {
      const place = (principal * 7_919 + nth * 211) % policies;
      holders[place]?.push(principal);
      return place;
    }),
  );
  const layers = attached.map((places) => layersFor(places, shared));
  for (const [place, one] of layers.entries()) ask(one, place);
  return { shared, attached, holders, layers };
}

/** Gives a policy another text, and everyone who has it layers that hold that; milliseconds of processor time. */
function change(view: View, place: number, revision: number, asking: boolean): number {
  const begun = cpuMicroseconds();
  view.shared[place] = attachedPolicy(place, revision);
  for (const principal of view.holders[place] ?? []) {
    const attached = view.attached[principal];
    if (attached !== undefined) view.layers[principal] = layersFor(attached, view.shared);
  }
  if (asking) for (const one of view.holders[place] ?? []) ask(view.layers[one], one);
  return (cpuMicroseconds() - begun) / 1000;
}

/** The memory of many principals with shared policies, and the time that one change takes. */
export function measureView({ principals }: Effort): ViewResult {
  const before = liveBytes();
  const view = viewOf(principals);
  const megabytes = (liveBytes() - before) / 1e6;
  const changed = (asking: boolean) =>
    spread(
      Array.from({ length: changes }, (_, nth) => change(view, nth * 37, nth + 1, asking)).slice(5),
    );
  return {
    principals,
    attachments: principals * attachedToEach,
    megabytes,
    concerned: spread(view.holders.map(({ length }) => length)).median,
    update: changed(false),
    updateAndAsk: changed(true),
  };
}
