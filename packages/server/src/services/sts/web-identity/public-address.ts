import { BlockList, isIP } from "node:net";

/**
 * What is not the public Internet ("IANA IPv4 Special-Purpose Address Registry", "IANA IPv6 Special-Purpose Address Registry"):
 * this machine, private and link-local networks, the metadata addresses of clouds, multicast, and addresses that hide others.
 */
const ipv4: readonly (readonly [address: string, prefix: number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.31.196.0", 24],
  ["192.52.193.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["192.175.48.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];

/** Of IPv6 only 2000::/3 is public, and of that not these. */
const ipv6: readonly (readonly [address: string, prefix: number])[] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["2620:4f:8000::", 48],
  ["3fff::", 20],
];

const special = new BlockList();
for (const [address, prefix] of ipv4) special.addSubnet(address, prefix, "ipv4");
for (const [address, prefix] of ipv6) special.addSubnet(address, prefix, "ipv6");

const unicast = new BlockList();
unicast.addSubnet("2000::", 3, "ipv6");

/** Whether an IP address is one of the public Internet. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !special.check(address, "ipv4");
    case 6:
      return unicast.check(address, "ipv6") && !special.check(address, "ipv6");
    default:
      return false;
  }
}
