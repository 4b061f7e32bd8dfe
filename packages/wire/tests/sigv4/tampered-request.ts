import { rawPairs, withHeader, withOwnPair, withPairs } from "./editing.ts";
import { methods } from "./plain-request.ts";
import { encoded } from "./signing.ts";
import { edit, header, type Tampering } from "./tampering.ts";

const body = (change: (bytes: Uint8Array, pick: number) => Uint8Array): Tampering =>
  edit((request, pick) => ({ ...request, body: change(request.body, pick) }));

const path = (change: (text: string) => string): Tampering =>
  edit((request) => ({ ...request, path: change(request.path) }));

const endsPlainly = (text: string): boolean => !/\/(\.|\.\.|)$/.test(text);

/** Changes of the parts of a request that its signature covers. */
export const tamperedRequest: Readonly<Record<string, Tampering>> = {
  "another method": edit((request, pick) => {
    const others = methods.filter((method) => method !== request.method);
    return { ...request, method: others[pick % others.length] ?? "" };
  }),
  "the method in small letters": edit((request) => ({
    ...request,
    method: request.method.toLowerCase(),
  })),
  "a longer last segment": path((text) => `${text}x`),
  "one more segment": path((text) => `${text}/x`),
  "a percent-encoded character after the path": path((text) => `${text}%78`),
  "a slash after the path": edit((request) =>
    endsPlainly(request.path) ? { ...request, path: `${request.path}/` } : undefined,
  ),
  "the path's percent-encoding once more": edit((request) =>
    request.path.includes("%") && !request.path.includes("..")
      ? { ...request, path: request.path.replaceAll("%", "%25") }
      : undefined,
  ),
  "one more parameter": edit((request) => withPairs(request, [...rawPairs(request), "added=1"])),
  "one more parameter in front": edit((request) =>
    withPairs(request, ["added", ...rawPairs(request)]),
  ),
  "one more parameter named as the signature": edit(
    (request) => withPairs(request, [...rawPairs(request), "X%2DAmz%2DSignature=1"]),
    "header",
  ),
  "a parameter less": edit((request, pick) => withOwnPair(request, pick, () => [])),
  "a parameter twice": edit((request, pick) =>
    withOwnPair(request, pick, (name, value) => [`${name}=${value}`, `${name}=${value}`]),
  ),
  "a longer value of a parameter": edit((request, pick) =>
    withOwnPair(request, pick, (name, value) => [`${name}=${value}x`]),
  ),
  "a blank after a parameter": edit((request, pick) =>
    withOwnPair(request, pick, (name, value) => [`${name}=${value}+`]),
  ),
  "a longer name of a parameter": edit((request, pick) =>
    withOwnPair(request, pick, (name, value) => [`${name}x=${value}`]),
  ),
  "name and value of a parameter changed over": edit((request, pick) =>
    withOwnPair(request, pick, (name, value) =>
      name === value ? undefined : [`${value}=${name}`],
    ),
  ),
  "a value's percent-encoding once more": edit((request, pick) =>
    withOwnPair(request, pick, (name, value) =>
      value.includes("%") ? [`${name}=${encoded(value)}`] : undefined,
    ),
  ),
  "a longer header": header((value) => `${value}x`),
  "a header twice": header((value) => [value, value]),
  "a no-break space after a header": header((value) => `${value}\u00a0`),
  "a header less": header(() => undefined),
  "another host": edit((request) => withHeader(request, "host", "other.test")),
  "one more x-amz- header": edit((request) => withHeader(request, "x-amz-added", "1")),
  "another bit of the body": body((bytes, pick) =>
    bytes.length === 0
      ? Buffer.from("x")
      : bytes.with(pick % bytes.length, (bytes[pick % bytes.length] ?? 0) ^ (1 << (pick % 8))),
  ),
  "a longer body": body((bytes) => Buffer.concat([bytes, Buffer.from("\n")])),
};
