import { describe, expect, test } from "vitest";
import {
  defaultLimits,
  loadService,
  parseSignature,
  readRequest,
  validateInput,
  type WireRequest,
} from "../src/index.ts";
import { type FormNode, parseForm } from "../src/query/form.ts";
import { canonicalRequest } from "../src/sigv4/canonical-request.ts";
import { checkOf, type Findings } from "../src/validation/check.ts";
import { formRequest, jsonRequest, refusal, restRequest } from "./requests.ts";
import { survives } from "./survival.ts";

const iam = await loadService("iam");
const organizations = await loadService("organizations");
const analyzer = await loadService("access-analyzer");

const { bodyBytes, parameters, depth } = defaultLimits;

/** As many repetitions of a piece as a body may hold beside a little else. */
const full = (piece: string, bytes = bodyBytes - 1_000): string =>
  piece.repeat(Math.floor(bytes / Buffer.byteLength(piece)));

const form = (rest: string) => formRequest(`Version=${iam.version}&Action=CreateUser&${rest}`);
const json = (body: string) => jsonRequest("AWSOrganizationsV20161128.TagResource", body);
const rest = (path: string, query: string) => ({ ...restRequest("GET", path), query });

const signed = (parts: string, headers: WireRequest["headers"] = {}) => ({
  ...formRequest(""),
  headers: {
    host: "h",
    "x-amz-date": "20260102T030405Z",
    authorization: `AWS4-HMAC-SHA256 Credential=A/20260102/r/iam/aws4_request, ${parts}`,
    ...headers,
  },
});

const headerNames = Array.from(
  { length: 3_000 },
  (_, place) => `h${String(place).padStart(4, "0")}`,
);

const forms: readonly (readonly [string, string])[] = [
  ["ampersands", full("&")],
  ["a name of dots", full(".")],
  ["equals signs", full("=")],
  ["plus signs", full("+")],
  ["percent signs", full("%")],
  ["percent-encoded bytes", `UserName=${full("%41")}`],
  ["one long value", `UserName=${full("a")}`],
  ["a value that ends in a control character", `UserName=${full("a")}%00`],
  ["a number of digits", `MaxItems=${full("9")}`],
  [
    "as many parameters as there may be, as deep as they may be",
    Array.from({ length: parameters - 2 }, (_, place) =>
      [`p${place}`, ...Array<string>(depth - 1).fill("x")].join("."),
    ).join("&"),
  ],
  [
    "as many items as there may be",
    Array.from({ length: parameters - 2 }, (_, place) => `Tags.member.${place + 1}.Key=`).join("&"),
  ],
];

const jsons: readonly (readonly [string, string])[] = [
  ["opening brackets", full("[")],
  [
    "arrays as deep as they may be",
    `[${full(`${"[".repeat(depth - 1)}${"]".repeat(depth - 1)},`)}0]`,
  ],
  ["quotes", full('"')],
  ["backslashes", `"${full("\\")}`],
  ["blanks", full(" ")],
  ["empty structures", `{"ResourceId":"r","Tags":[${full("{},")}{}]}`],
  ["empty texts", `{"ResourceId":"r","Tags":[${full('{"Key":""},')}{}]}`],
  ["one name many times", `{${full('"__proto__":{},')}"ResourceId":"r"}`],
  ["a number of digits", `{"ResourceId":${full("9")}}`],
  ["one long value", `{"ResourceId":"${full("a")}"}`],
];

const size = 65_536;

const others: readonly (readonly [string, WireRequest])[] = [
  ["a path of slashes", rest(full("/", size), "")],
  ["a path of dots", rest(full("/..", size), "")],
  ["a long label", rest(`/tags/${full("%C3%A9", size)}`, "")],
  ["a query of ampersands", rest("/analyzer", full("&", size))],
  ["a query of one parameter", rest("/analyzer", full("type=ACCOUNT&", size))],
  ["a query of plus signs", rest("/analyzer", full("+", size))],
  ["a signature of commas", signed(full(",", 19_000))],
  ["a signature of equals signs", signed(full("=", 19_000))],
  ["a signature of blanks", signed(full(" ", 19_000))],
  ["a list of semicolons", signed(`Signature=0, SignedHeaders=${full(";", 19_000)}`)],
  [
    "a header of blanks",
    signed("Signature=0, SignedHeaders=h;host;x-amz-date", { h: full(" \t") }),
  ],
  [
    "a header of letters between blanks",
    signed("Signature=0, SignedHeaders=h;host;x-amz-date", { h: full("a ") }),
  ],
  [
    "a header many times",
    signed("Signature=0, SignedHeaders=h;host;x-amz-date", {
      h: Array<string>(100_000).fill("a"),
    }),
  ],
  [
    "many signed headers",
    signed(
      `Signature=0, SignedHeaders=${headerNames.join(";")};host;x-amz-date`,
      Object.fromEntries(headerNames.map((name) => [name, "a"])),
    ),
  ],
];

describe("at its limits, a request still gets an answer or a refusal", () => {
  test.each(forms)("a form: %s", (_, text) => void survives(iam, form(text)));
  test.each(jsons)("JSON: %s", (_, text) => void survives(organizations, json(text)));
  test.each(others)("%s", (_, request) => void survives(analyzer, request));
});

const nodesIn = ({ children }: FormNode): number =>
  [...(children?.values() ?? [])].reduce((sum, child) => sum + 1 + nodesIn(child), 0);

test("a form makes no more nodes than its parameters have levels", () => {
  for (const [, text] of forms) {
    let nodes = 0;
    refusal(() => {
      nodes = nodesIn(parseForm("", text, defaultLimits));
    });
    expect(nodes).toBeLessThanOrEqual(Math.min(parameters * depth, text.length + 1));
  }
});

test("a canonical request is no more than six times as long as the request", () => {
  for (const [, request] of others) {
    refusal(() => {
      const parsed = parseSignature(request);
      if (parsed === undefined) return;
      const { path, query, headers } = request;
      const sent = JSON.stringify([path, query, headers]).length;
      expect(canonicalRequest(request, parsed).length).toBeLessThan(6 * sent + 1_000);
    });
  }
});

test("every violation is counted, and no more are told than a message holds", () => {
  const { operation, input } = readRequest(
    organizations,
    json(`{"ResourceId":"r","Tags":[${'{"Key":""},'.repeat(100_000)}{"Key":"k","Value":""}]}`),
  );
  const found: Findings = { count: 0, told: [] };
  const { constraints } = organizations;
  checkOf(constraints, constraints.inputs[operation.name] ?? "")(input, "", "", found);
  expect(found.count).toBe(200_001);
  expect(found.told).toHaveLength(1_000);
  const { tellsReasons: _, ...quoting } = organizations;
  const said = refusal(() => validateInput(quoting, operation, input));
  expect(said).toMatch(/^ValidationError: 200001 validation errors detected: /);
  expect(said.length).toBeLessThan(66_000);
});
