import { type Network, networkOf } from "../condition/ip-address.ts";

/** A range of addresses of a condition. */
export interface AddressRange {
  /** The range with the bits after the prefix set to zero; undefined where they are. */
  readonly improved: string | undefined;
  /** It lies within the ranges that are not routed on the Internet. */
  readonly isPrivate: boolean;
}

/** RFC 1918, and RFC 4193 for IPv6. */
const privateNetworks: readonly Network[] = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "fc00::/7",
].flatMap((range) => networkOf(range) ?? []);

/** Reads a range, or an address as a range of its own; undefined where it is neither. */
export function addressRangeOf(text: string): AddressRange | undefined {
  const network = networkOf(text);
  if (network === undefined) return undefined;
  const { family, bits, free } = network;
  const first = (bits >> free) << free;
  const prefix = (family === 6 ? 128n : 32n) - free;
  return {
    improved:
      first === bits
        ? undefined
        : `${family === 6 ? printedV6(first) : printedV4(first)}/${prefix}`,
    isPrivate: privateNetworks.some((range) => holds(range, network)),
  };
}

const holds = (range: Network, { family, bits, free }: Network): boolean =>
  family === range.family && free <= range.free && bits >> range.free === range.bits >> range.free;

/** The parts of a number of so many bits each, the highest first. */
const partsOf = (bits: bigint, count: number, width: number): readonly bigint[] =>
  Array.from({ length: count }, (_, index) =>
    BigInt.asUintN(width, bits >> BigInt(width * (count - 1 - index))),
  );

const printedV4 = (bits: bigint): string => partsOf(bits, 4, 8).join(".");

const printedV6 = (bits: bigint): string =>
  partsOf(bits, 8, 16)
    .map((group) => group.toString(16))
    .join(":")
    .replace(/(?:^|:)0(?::0)+(?::|$)/, "::");
