import { inNetwork } from "../condition/ip-address.ts";

/** A range of addresses of a condition. */
export interface AddressRange {
  /** The range with the bits after the prefix set to zero; undefined where they are. */
  readonly improved: string | undefined;
  /** It lies within the ranges that are not routed on the Internet. */
  readonly isPrivate: boolean;
}

/** RFC 1918, and RFC 4193 for IPv6. */
const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"] as const;

const prefixOf = (range: string): number => Number(range.slice(range.indexOf("/") + 1));

/** Reads a range, or an address as a range of its own; undefined where it is neither. */
export function addressRangeOf(text: string): AddressRange | undefined {
  const slash = text.indexOf("/");
  const address = slash < 0 ? text : text.slice(0, slash);
  const six = address.includes(":");
  // Only the form is asked for: whether the other address is in the range does not matter.
  if (inNetwork(address, text) === undefined) return undefined;
  const width = six ? 128 : 32;
  const prefix = slash < 0 ? width : Number(text.slice(slash + 1));
  const first = firstAddress(groupsOf(address, six), prefix, six ? 16 : 8);
  return {
    improved: first === undefined ? undefined : `${printed(first, six)}/${prefix}`,
    isPrivate: privateRanges.some(
      (range) => prefix >= prefixOf(range) && inNetwork(address, range) === true,
    ),
  };
}

/** The numbers of an address: bytes of IPv4, groups of IPv6. */
function groupsOf(address: string, six: boolean): readonly number[] {
  if (!six) return address.split(".").map(Number);
  const dotted = /[0-9.]+$/.exec(address)?.[0] ?? "";
  const [a = 0, b = 0, c = 0, d = 0] = dotted.includes(".") ? dotted.split(".").map(Number) : [];
  const plain = dotted.includes(".")
    ? `${address.slice(0, -dotted.length)}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
    : address;
  const [head = "", tail] = plain.split("::");
  const numbers = (half: string): readonly number[] =>
    half === "" ? [] : half.split(":").map((group) => Number.parseInt(group, 16));
  const before = numbers(head);
  if (tail === undefined) return before;
  const after = numbers(tail);
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

/** The groups with everything after the prefix set to zero; undefined where nothing changes. */
function firstAddress(
  groups: readonly number[],
  prefix: number,
  bits: number,
): readonly number[] | undefined {
  const first = groups.map((group, index) => {
    const free = Math.min(bits, Math.max(0, bits * (index + 1) - prefix));
    return group - (group % 2 ** free);
  });
  return first.every((group, index) => group === groups[index]) ? undefined : first;
}

const printed = (groups: readonly number[], six: boolean): string =>
  six
    ? groups
        .map((group) => group.toString(16))
        .join(":")
        .replace(/(?:^|:)0(?::0)+(?::|$)/, "::")
    : groups.join(".");
