import fc from "fast-check";
import { expect, test } from "vitest";
import { loadService, readRequest, type ServiceModel, type WireRequest } from "../../src/index.ts";
import { refusal } from "../requests.ts";
import { type PlainRequest, plainRequest } from "./plain-request.ts";
import { secret, signedBySdk, verdict } from "./signing.ts";

interface Vocabulary {
  readonly model: ServiceModel;
  readonly methods: readonly string[];
  readonly paths: readonly string[];
  readonly fixed: PlainRequest["query"];
  readonly parameters: readonly string[];
}

const iam = await loadService("iam");

const vocabularies: Readonly<Record<string, Vocabulary>> = {
  "a Query service": {
    model: iam,
    methods: ["GET"],
    paths: ["/"],
    fixed: [
      ["Action", "UntagUser"],
      ["Version", iam.version],
    ],
    parameters: ["UserName", "TagKeys.member.1", "TagKeys.member.01", "TagKeys.member.2"],
  },
  "a REST service": {
    model: await loadService("access-analyzer"),
    methods: ["GET", "DELETE", "PUT"],
    paths: ["/analyzer", "/tags/a", "/tags/a%2Fb", "/analyzer/archive-rule", "/analyzer/findings/"],
    fixed: [],
    parameters: ["tagKeys", "type", "nextToken", "clientToken"],
  },
  "a service that tells operations apart by their query": {
    model: await loadService("sso-oidc"),
    methods: ["POST"],
    paths: ["/token"],
    fixed: [],
    parameters: ["aws_iam"],
  },
};

/** What a service reads of a request; lists that a query has are sets. Undefined where the service refuses the request. */
function reading(model: ServiceModel, request: WireRequest): string | undefined {
  let read: string | undefined;
  refusal(() => {
    const { operation, input } = readRequest(model, request);
    read = JSON.stringify({ name: operation.name, input }, (_, value) =>
      model.protocol === "rest" && Array.isArray(value) ? value.toSorted() : value,
    );
  });
  return read;
}

const text = fc.constantFrom("", "a", "b", "a b", "a+b", "t", "ACCOUNT");

const requestFor = ({
  methods,
  paths,
  fixed,
  parameters,
}: Vocabulary): fc.Arbitrary<PlainRequest> =>
  fc
    .tuple(
      plainRequest,
      fc.constantFrom(...methods),
      fc.constantFrom(...paths),
      fc.array(fc.tuple(fc.constantFrom(...parameters), text), { maxLength: 5 }),
    )
    .map(([{ date, sessionToken, expiresIn }, method, path, query]) => ({
      ...{ date, sessionToken, expiresIn, method, path },
      headers: { host: "example.test" },
      query: [...fixed, ...query],
      body: new Uint8Array(0),
    }));

interface Spelling {
  readonly order: readonly number[];
  /** Put after the segments of the path, one for each. */
  readonly detours: readonly string[];
  /** What a plus sign stands for. */
  readonly plus: string;
}

const spelling: fc.Arbitrary<Spelling> = fc.record({
  order: fc.array(fc.nat(9), { maxLength: 9 }),
  detours: fc.array(fc.constantFrom("", "", "/.", "/", "/x/..", "/./x/.."), { maxLength: 4 }),
  plus: fc.constantFrom("%20", "%2B"),
});

const respelled = (request: WireRequest, { order, detours, plus }: Spelling): WireRequest => ({
  ...request,
  path: request.path
    .split("/")
    .map((segment, place) => `${segment}${detours[place] ?? ""}`)
    .join("/"),
  query: request.query
    .replaceAll(plus, "+")
    .split("&")
    .map((pair, place) => ({ pair, rank: order[place] ?? place }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ pair }) => pair)
    .join("&"),
});

test.each(Object.entries(vocabularies))(
  "what a signature takes for the same is the same to %s, or refused",
  async (_, vocabulary) => {
    const { model } = vocabulary;
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(requestFor(vocabulary), spelling, async (plain, other) => {
        const request = await signedBySdk(plain, "header");
        const same = respelled(request, other);
        if (verdict({ request: same, secret, now: plain.date }) !== "accepted") return;
        const [read, readOfSame] = [reading(model, request), reading(model, same)];
        if (read === undefined || readOfSame === undefined) return;
        compared += 1;
        expect(readOfSame).toBe(read);
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(0);
  },
);
