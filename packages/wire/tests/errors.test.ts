import { describe, expect, test } from "vitest";
import {
  commonErrors,
  loadService,
  type ServiceModel,
  serviceError,
  writeError,
} from "../src/index.ts";

const iam = await loadService("iam");
const organizations = await loadService("organizations");
const analyzer = await loadService("access-analyzer");

/** A service that models none of the common errors. */
const plain = (model: ServiceModel): ServiceModel => ({ ...model, errors: new Map() });

const codeIn = (body: string): string | undefined =>
  /<Code>(.*)<\/Code>/.exec(body)?.[1] ?? /"__type":"([^"]*)"/.exec(body)?.[1];

/** What one thing is called, and its status, in Query, in JSON and in REST. */
const cases: readonly (readonly [code: string, query: string, json: string, rest: string])[] = [
  ["AccessDenied", "403 AccessDenied", "400 AccessDeniedException", "403 AccessDeniedException"],
  [
    "AccessDeniedException",
    "403 AccessDenied",
    "400 AccessDeniedException",
    "403 AccessDeniedException",
  ],
  ["ExpiredToken", "403 ExpiredToken", "400 ExpiredTokenException", "403 ExpiredTokenException"],
  [
    "IncompleteSignature",
    "400 IncompleteSignature",
    "400 IncompleteSignatureException",
    "403 IncompleteSignatureException",
  ],
  ["InternalFailure", "500 InternalFailure", "500 InternalFailure", "500 InternalFailure"],
  [
    "InvalidAction",
    "400 InvalidAction",
    "400 UnknownOperationException",
    "404 UnknownOperationException",
  ],
  [
    "InvalidClientTokenId",
    "403 InvalidClientTokenId",
    "400 UnrecognizedClientException",
    "403 UnrecognizedClientException",
  ],
  [
    "MalformedInput",
    "400 MalformedInput",
    "400 SerializationException",
    "400 SerializationException",
  ],
  [
    "MissingAction",
    "400 MissingAction",
    "400 UnknownOperationException",
    "404 UnknownOperationException",
  ],
  [
    "MissingAuthenticationToken",
    "403 MissingAuthenticationToken",
    "400 MissingAuthenticationTokenException",
    "403 MissingAuthenticationTokenException",
  ],
  ["RequestExpired", "400 RequestExpired", "400 RequestExpired", "400 RequestExpired"],
  [
    "ServiceUnavailable",
    "503 ServiceUnavailable",
    "503 ServiceUnavailableException",
    "503 ServiceUnavailableException",
  ],
  [
    "SignatureDoesNotMatch",
    "403 SignatureDoesNotMatch",
    "400 InvalidSignatureException",
    "403 InvalidSignatureException",
  ],
  ["Throttling", "400 Throttling", "400 ThrottlingException", "429 ThrottlingException"],
  ["ValidationError", "400 ValidationError", "400 ValidationException", "400 ValidationException"],
];

describe.each(cases)("%s", (code, query, json, rest) => {
  test.each([
    ["Query", iam, query],
    ["JSON", plain(organizations), json],
    ["REST", plain(analyzer), rest],
  ])("in %s", (_, model, expected) => {
    const answer = writeError(model, serviceError(code, "Because."), "id");
    const told = answer.headers["x-amzn-errortype"] ?? codeIn(answer.body);
    expect(`${answer.status} ${told}`).toBe(expected);
    expect(answer.body).toContain("Because.");
  });
});

test("a JSON service that models a common error answers 400 all the same", () => {
  const answer = writeError(organizations, serviceError("AccessDenied", "No."), "id");
  expect(answer.status).toBe(400);
  expect(JSON.parse(answer.body)).toEqual({ __type: "AccessDeniedException", Message: "No." });
});

test("without a service the answer is in Query", () => {
  const answer = writeError(undefined, serviceError("MissingAuthenticationToken", "No."), "id");
  expect(answer.body).toContain('xmlns="http://webservices.amazon.com/AWSFault/2005-15-09"');
});

test.each([iam, organizations, analyzer, undefined])(
  "a code that no table knows tells nothing of itself",
  (model) => {
    const answer = writeError(model, serviceError("Surprise", "secret detail"), "id");
    expect(answer.status).toBe(500);
    expect(answer.body).not.toContain("secret detail");
    expect(answer.body + JSON.stringify(answer.headers)).toContain("InternalFailure");
  },
);

test("no common error is a client's fault with a server's status", () => {
  for (const [code, { query, json, rest }] of commonErrors) {
    for (const { status } of [query, json, rest]) {
      expect(status, code).toBeGreaterThanOrEqual(400);
      expect(status >= 500, code).toBe(query.status >= 500);
    }
  }
});

test("text in an error can't leave its element", () => {
  const error = serviceError("InvalidAction", `</Message><Code>x</Code> \u0000`);
  expect(writeError(iam, error, "id").body).toContain(
    "<Message>&lt;/Message&gt;&lt;Code&gt;x&lt;/Code&gt; \ufffd</Message>",
  );
});
