interface Address {
  readonly family: 4 | 6;
  readonly bits: bigint;
}

function v4(text: string): bigint | undefined {
  const parts = text.split(".", 5);
  if (parts.length !== 4) return undefined;
  let bits = 0n;
  for (const part of parts) {
    if (!/^[0-9]{1,3}$/.test(part) || Number(part) > 255) return undefined;
    bits = (bits << 8n) | BigInt(part);
  }
  return bits;
}

function v6(text: string): bigint | undefined {
  const lastColon = text.lastIndexOf(":");
  const tail = text.includes(".") ? v4(text.slice(lastColon + 1)) : undefined;
  if (text.includes(".") && tail === undefined) return undefined;
  const whole =
    tail === undefined
      ? text
      : `${text.slice(0, lastColon + 1)}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}`;
  const halves = whole.split("::", 3);
  if (halves.length > 2) return undefined;
  const groupsOf = (half: string | undefined): string[] =>
    half === undefined || half === "" ? [] : half.split(":", 9);
  const head = groupsOf(halves[0]);
  const rest = groupsOf(halves[1]);
  const missing = 8 - head.length - rest.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  let bits = 0n;
  for (const group of [
    ...head,
    ...Array<string>(halves.length === 2 ? missing : 0).fill("0"),
    ...rest,
  ]) {
    if (!/^[0-9a-fA-F]{1,4}$/.test(group)) return undefined;
    bits = (bits << 16n) | BigInt(`0x${group}`);
  }
  return bits;
}

const mappedPrefix = 0xffffn;

/** An address; an IPv4 address that IPv6 carries (::ffff:192.0.2.1) is the IPv4 address. */
function addressOf(text: string): Address | undefined {
  if (!text.includes(":")) {
    const bits = v4(text);
    return bits === undefined ? undefined : { family: 4, bits };
  }
  const bits = v6(text);
  if (bits === undefined) return undefined;
  return bits >> 32n === mappedPrefix
    ? { family: 4, bits: bits & 0xffffffffn }
    : { family: 6, bits };
}

/** Whether an address lies in a network (CIDR, or one address); undefined where the address or the network is none. */
export function inNetwork(request: string, policy: string): boolean | undefined {
  const slash = policy.indexOf("/");
  const address = addressOf(request);
  const network = addressOf(slash < 0 ? policy : policy.slice(0, slash));
  if (address === undefined || network === undefined) return undefined;
  const width = network.family === 4 ? 32 : 128;
  const prefix = slash < 0 ? String(width) : policy.slice(slash + 1);
  if (!/^[0-9]{1,3}$/.test(prefix) || Number(prefix) > width) return undefined;
  if (address.family !== network.family) return false;
  const shift = BigInt(width - Number(prefix));
  return address.bits >> shift === network.bits >> shift;
}
