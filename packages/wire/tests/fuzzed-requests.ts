import fc from "fast-check";
import {
  loadService,
  type ServiceModel,
  type ServiceName,
  services,
  type WireRequest,
} from "../src/index.ts";
import { form, jsonBody, pairs } from "./fuzzed-bodies.ts";
import { headers, signatureQuery } from "./fuzzed-headers.ts";
import { namesOf, spelled, values } from "./fuzzed-text.ts";
import { variants } from "./synthetic-value.ts";
import { validRequest } from "./valid-requests.ts";

const isService = (name: string): name is ServiceName => name in services;

/** Every service's model. */
export const models: readonly ServiceModel[] = await Promise.all(
  Object.keys(services).filter(isService).map(loadService),
);

const path = (model: ServiceModel): fc.Arbitrary<string> => {
  const templates = [...model.operations.values()].map(({ http }) => http.uri);
  const known = new Set(templates.flatMap((uri) => uri.split(/[/?]/)));
  const segment = fc.oneof(fc.constantFrom(...known, ".", ".."), spelled(values));
  return fc.array(segment, { maxLength: 5 }).map((segments) => `/${segments.join("/")}`);
};

/** A request for a service, hostile in every part. */
const hostileRequest = (model: ServiceModel): fc.Arbitrary<WireRequest> =>
  fc.record({
    method: fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH", "get", "", "CONNECT"),
    path: path(model),
    query: fc.oneof(
      fc.constant(""),
      pairs(namesOf(model)),
      signatureQuery,
      fc.string({ unit: "binary", maxLength: 50 }),
    ),
    headers: headers(model),
    body: model.protocol === "query" ? form(model) : jsonBody(model),
  });

const pieces = fc.oneof(
  fc.constantFrom(
    "&",
    "=",
    ".",
    "%",
    "+",
    "/",
    "..",
    "?",
    '"',
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "__proto__",
    "-",
    "9",
    "\u0000",
    "\u00ff",
  ),
  fc.string({ unit: "binary", maxLength: 4 }),
);

type Mutation = readonly [at: number, removed: number, added: string];

/** A text with some of it replaced at some places. */
const mutated = (text: string, mutations: readonly Mutation[]): string =>
  mutations.reduce((before, [at, removed, added]) => {
    const place = at % (before.length + 1);
    return before.slice(0, place) + added + before.slice(place + removed);
  }, text);

const mutations = fc.array(fc.tuple(fc.nat(), fc.nat(3), pieces), { maxLength: 3 });

/** A valid request of one of a service's operations, changed at a few places. */
const mutatedRequest = (model: ServiceModel): fc.Arbitrary<WireRequest> =>
  fc
    .tuple(
      fc.constantFrom(...model.operations.values()),
      fc.nat(variants - 1),
      fc.record({ path: mutations, query: mutations, body: mutations }),
    )
    .map(([operation, number, at]) => {
      const request = validRequest(model, operation, { number, emptyItems: false });
      const body = Buffer.from(request.body).toString("latin1");
      return {
        ...request,
        path: mutated(request.path, at.path.slice(1)),
        query: mutated(request.query, at.query.slice(1)),
        body: Buffer.from(mutated(body, at.body), "latin1"),
      };
    });

/** A request from outside, for a service. */
export const fuzzedRequest = (model: ServiceModel): fc.Arbitrary<WireRequest> =>
  fc.oneof(hostileRequest(model), mutatedRequest(model));
