import {
  addressOf,
  isInNetwork,
  networkOf,
  type PlainNetwork,
  plainNetwork,
  readPlainAddress,
} from "./ip-address.ts";
import { numberSlot } from "./number-slot.ts";
import { type Prepare, withoutPatterns } from "./prepared.ts";

/** IpAddress, NotIpAddress: networks in CIDR form. IPv4 addresses in IPv4 networks are compared as plain numbers. */
export const inNetworks =
  (negated: boolean): Prepare =>
  (texts) => {
    const read = texts.map(networkOf);
    const networks = read.filter((network) => network !== undefined);
    // A value that is no network leaves a negated operator without an answer.
    if (negated && networks.length < read.length) return withoutPatterns(() => false);
    const plain = networks.map(plainNetwork).filter((network) => network !== undefined);
    const inAny = (text: string): boolean | undefined => {
      const address = addressOf(text);
      return address && networks.some((network) => isInNetwork(address, network));
    };
    return withoutPatterns((request) => {
      // An IPv6 network holds no IPv4 address, so the plain ones are all that count.
      const inside = readPlainAddress(request, slot) ? isInAnyPlain(plain) : inAny(request);
      return inside !== undefined && inside !== negated;
    });
  };

const slot = numberSlot();

/** Whether the address in the slot lies in any of the networks. */
function isInAnyPlain(networks: readonly PlainNetwork[]): boolean {
  const address = slot[0] ?? 0;
  for (const { size, place } of networks) {
    if (Math.floor(address / size) === place) return true;
  }
  return false;
}
