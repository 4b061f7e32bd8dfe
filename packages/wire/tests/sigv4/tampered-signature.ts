import { partOf, rawPairs, signedNames, withHeader, withPairs, withPart } from "./editing.ts";
import { encoded } from "./signing.ts";
import { type Edit, edit, type Tampering } from "./tampering.ts";

const otherDigit = (text: string, place: number): string => {
  const digit = Number.parseInt(text.charAt(place), 16) ^ 1;
  return `${text.slice(0, place)}${digit.toString(16)}${text.slice(place + 1)}`;
};

const scoped = (place: number, text: string): Tampering =>
  edit((request) =>
    withPart(request, "Credential", (credential) =>
      credential.split("/").with(place, text).join("/"),
    ),
  );

const listed = (change: (names: readonly string[], pick: number) => readonly string[]): Tampering =>
  edit((request, pick) =>
    withPart(request, "SignedHeaders", (names) => change(names.split(";"), pick).join(";")),
  );

const dated =
  (change: (moment: number) => number): Edit =>
  (request) =>
    withPart(request, "Date", (date) => {
      const moment = Date.parse(date.replace(/^(....)(..)(..T..)(..)(..)/, "$1-$2-$3:$4:$5"));
      return new Date(change(moment)).toISOString().replace(/[-:]|\.000/g, "");
    });

const dayLater = 86_400_000;

/** Changes of what a request says of its signature. */
export const tamperedSignature: Readonly<Record<string, Tampering>> = {
  "a second more": edit(dated((moment) => moment + 1_000)),
  "a second less": edit(dated((moment) => moment - 1_000)),
  "the day after, in every date": {
    tamper: ({ request, secret, now }) => {
      const later = dated((moment) => moment + dayLater)(request, 0);
      const moved =
        later &&
        withPart(later, "Credential", (credential) =>
          credential
            .split("/")
            .with(1, (partOf(later, "Date") ?? "").slice(0, 8))
            .join("/"),
        );
      return moved && { request: moved, secret, now: new Date(now.getTime() + dayLater) };
    },
  },
  "another day in the scope": scoped(1, "20260104"),
  "another region": scoped(2, "eu-west-1"),
  "another service": scoped(3, "sts"),
  "another terminator": scoped(4, "aws5_request"),
  "another access key": { ...scoped(0, "AKIDOTHER"), form: "presigned" },
  "a signed header less in the list": listed((names, pick) =>
    names.toSpliced(pick % names.length, 1),
  ),
  "a signed header more in the list": listed((names) => [...names, "user-agent"].sort()),
  "an absent header in the list": listed((names) => [...names, "zzz"]),
  "the list from behind": edit((request) =>
    signedNames(request).length < 2
      ? undefined
      : withPart(request, "SignedHeaders", (names) => names.split(";").reverse().join(";")),
  ),
  "a header twice in the list": listed((names, pick) => {
    const place = pick % names.length;
    return names.toSpliced(place, 0, names[place] ?? "");
  }),
  "capitals in the list": listed((names) => names.map((name) => name.toUpperCase())),
  "another session token": edit((request) =>
    withPart(request, "Security-Token", (token) => `${token}x`),
  ),
  "no session token": edit((request) =>
    partOf(request, "Security-Token") === undefined
      ? undefined
      : withPairs(
          withHeader(request, "x-amz-security-token", undefined),
          rawPairs(request).filter((pair) => !pair.startsWith("X-Amz-Security-Token=")),
        ),
  ),
  "a session token in a header": edit((request) =>
    withHeader(request, "x-amz-security-token", "stolen"),
  ),
  "a session token in the query": edit((request) =>
    withPairs(request, [...rawPairs(request), "X-Amz-Security-Token=stolen"]),
  ),
  "another digit of the signature": edit((request, pick) =>
    withPart(request, "Signature", (signature) => otherDigit(signature, pick % 64)),
  ),
  "a digit of the signature less": edit((request) =>
    withPart(request, "Signature", (signature) => signature.slice(1)),
  ),
  "a digit of the signature more": edit((request) =>
    withPart(request, "Signature", (signature) => `${signature}0`),
  ),
  "the signature in capitals": edit((request) =>
    withPart(request, "Signature", (signature) => signature.toUpperCase()),
  ),
  "no signature": edit((request) => withPart(request, "Signature", () => "")),
  "another secret": { tamper: (attempt) => ({ ...attempt, secret: `${attempt.secret}x` }) },
  "another algorithm": edit((request) => withPart(request, "Algorithm", () => "AWS4-HMAC-SHA512")),
  "the algorithm in small letters": edit((request) =>
    withPart(request, "Algorithm", (algorithm) => algorithm.toLowerCase()),
  ),
  "a later expiry": edit(
    (request) => ({
      ...request,
      query: request.query.replace(/(X-Amz-Expires=)[0-9]+/, (old, name) =>
        old === `${name}900` ? `${name}901` : `${name}900`,
      ),
    }),
    "presigned",
  ),
  "no expiry": edit(
    (request) =>
      withPairs(
        request,
        rawPairs(request).filter((pair) => !pair.startsWith("X-Amz-Expires=")),
      ),
    "presigned",
  ),
  "its signature moved into the query": edit((request) => {
    const { authorization: _, ...headers } = request.headers;
    const moved = (["Algorithm", "Credential", "SignedHeaders", "Signature"] as const).map(
      (part) => `X-Amz-${part}=${encoded(partOf(request, part) ?? "")}`,
    );
    const date = `X-Amz-Date=${partOf(request, "Date")}`;
    return { ...withPairs(request, [...rawPairs(request), ...moved, date]), headers };
  }, "header"),
};
