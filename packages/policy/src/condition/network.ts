import {
  type Address,
  addressOf,
  type Network,
  networkOf,
  readPlainAddress,
} from "./ip-address.ts";
import { numberSlot } from "./number-slot.ts";
import { type Prepare, withoutPatterns } from "./prepared.ts";

/** IpAddress, NotIpAddress: networks in CIDR form. IPv4 addresses are compared as plain numbers. */
export const inNetworks =
  (negated: boolean): Prepare =>
  (texts) => {
    const networks = texts.map(networkOf).filter((network) => network !== undefined);
    // A value that is no network leaves a negated operator without an answer.
    if (negated && networks.length < texts.length) return withoutPatterns(() => false);
    const four = Float64Array.from(bounds(networks, 4), Number);
    const six = bounds(networks, 6);
    const inAny = ({ family, bits }: Address): boolean => {
      if (family === 6) return isWithin(six, bits);
      slot[0] = Number(bits);
      return isSlotWithin(four);
    };
    return withoutPatterns((request) => {
      if (readPlainAddress(request, slot)) return isSlotWithin(four) !== negated;
      const address = addressOf(request);
      return address !== undefined && inAny(address) !== negated;
    });
  };

const slot = numberSlot();

/** The first and the last address of each stretch that networks of a family cover, in ascending order; none meets another. */
function bounds(networks: readonly Network[], family: 4 | 6): readonly bigint[] {
  const stretches = networks
    .filter((network) => network.family === family)
    .map(({ bits, free }) => {
      const first = (bits >> free) << free;
      return { first, last: first + (1n << free) - 1n };
    })
    .sort((a, b) => signOf(a.first - b.first) || signOf(b.last - a.last));
  const merged: bigint[] = [];
  for (const { first, last } of stretches) {
    const end = merged.at(-1);
    // Of two networks that share an address one holds the other, and that one is first.
    if (end === undefined || first > end) merged.push(first, last);
  }
  return merged;
}

const signOf = (value: bigint): number => (value < 0n ? -1 : value > 0n ? 1 : 0);

/** Whether an address lies between two bounds. */
function isWithin(ends: readonly bigint[], address: bigint): boolean {
  let low = 0;
  let high = ends.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (address < (ends[2 * middle] ?? 0n)) high = middle;
    else if (address > (ends[2 * middle + 1] ?? 0n)) low = middle + 1;
    else return true;
  }
  return false;
}

/** The same for the address in the slot. */
function isSlotWithin(ends: Float64Array): boolean {
  const address = slot[0] ?? 0;
  let low = 0;
  let high = ends.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (address < (ends[2 * middle] ?? 0)) high = middle;
    else if (address > (ends[2 * middle + 1] ?? 0)) low = middle + 1;
    else return true;
  }
  return false;
}
