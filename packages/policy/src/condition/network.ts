import {
  addressOf,
  isInNetwork,
  networkOf,
  type PlainNetwork,
  plainAddress,
  plainNetwork,
} from "./ip-address.ts";
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
      const address = plainAddress(request);
      // An IPv6 network holds no IPv4 address, so the plain ones are all that count.
      const inside = Number.isNaN(address) ? inAny(request) : inAnyPlain(plain, address);
      return inside !== undefined && inside !== negated;
    });
  };

function inAnyPlain(networks: readonly PlainNetwork[], address: number): boolean {
  for (const { size, place } of networks) {
    if (Math.floor(address / size) === place) return true;
  }
  return false;
}
