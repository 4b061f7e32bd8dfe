import { expect, test } from "vitest";
import {
  defaultLimits,
  loadService,
  readRequest,
  type ServiceModel,
  serviceError,
  writeError,
  writeOutput,
} from "../../src/index.ts";
import { jsonRequest, refusal } from "../requests.ts";

const organizations = await loadService("organizations");
const ssoAdmin = await loadService("sso-admin");
const cloudtrail = await loadService("cloudtrail");
const identitystore = await loadService("identitystore");

const request = (model: ServiceModel, operation: string, body: unknown) =>
  jsonRequest(
    `${model.targetPrefix}.${operation}`,
    typeof body === "string" ? body : JSON.stringify(body),
  );
const read = (model: ServiceModel, operation: string, body: unknown) =>
  readRequest(model, request(model, operation, body)).input;

const cases: readonly (readonly [
  rule: string,
  ServiceModel,
  string,
  body: unknown,
  input: object,
])[] = [
  ["an empty body is an empty input", organizations, "ListRoots", "", {}],
  [
    "unknown members are ignored",
    organizations,
    "ListRoots",
    { MaxResults: 5, Nothing: { a: [] } },
    { MaxResults: 5 },
  ],
  [
    "nulls are left out",
    organizations,
    "CreateAccount",
    { Email: null, Tags: [null, { Key: "k", Value: null }] },
    { Tags: [{ Key: "k" }] },
  ],
  [
    "dates are epoch seconds",
    cloudtrail,
    "LookupEvents",
    { StartTime: 1700000000.123 },
    { StartTime: new Date(1700000000123) },
  ],
  [
    "text is kept as it is",
    organizations,
    "CreateAccount",
    { Email: " 0012\r\n😀 " },
    { Email: " 0012\r\n😀 " },
  ],
  [
    "documents are kept as they are",
    ssoAdmin,
    "PutApplicationAuthenticationMethod",
    { AuthenticationMethod: { Iam: { ActorPolicy: { a: [1, null, { b: "c" }] } } } },
    { AuthenticationMethod: { Iam: { ActorPolicy: { a: [1, null, { b: "c" }] } } } },
  ],
];

test.each(cases)("%s", (_, model, operation, body, input) => {
  expect(read(model, operation, body)).toEqual(input);
});

test("a Java package before the target's prefix is no part of it", () => {
  const target = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.ListTrails";
  expect(readRequest(cloudtrail, jsonRequest(target, "{}")).operation.name).toBe("ListTrails");
});

test("JSON is no way to a prototype", () => {
  const body = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1}`;
  const input = read(organizations, "CreateAccount", body);
  expect(input).toEqual({});
  expect(Object.getPrototypeOf(input)).toBe(Object.prototype);
  const tags = `{"Tags":[{"__proto__":{"Key":"inherited"}}]}`;
  expect(read(organizations, "CreateAccount", tags)).toEqual({ Tags: [{}] });
  expect("polluted" in {}).toBe(false);
});

const refused: readonly (readonly [string, ServiceModel, string, unknown, string])[] = [
  [
    "a number for a text",
    organizations,
    "CreateAccount",
    { Email: 5 },
    "NUMBER_VALUE can not be converted to a String (Email).",
  ],
  [
    "a text for a number",
    organizations,
    "ListRoots",
    { MaxResults: "5" },
    "STRING_VALUE can not be converted to a Number (MaxResults).",
  ],
  [
    "an object for a list",
    organizations,
    "CreateAccount",
    { Tags: {} },
    "START_OBJECT can not be converted to a List (Tags).",
  ],
  [
    "a list for a structure",
    organizations,
    "CreateAccount",
    { Tags: [[]] },
    "START_ARRAY can not be converted to a structure (Tags).",
  ],
  [
    "a list for the input",
    organizations,
    "CreateAccount",
    [],
    "START_ARRAY can not be converted to a structure (CreateAccount).",
  ],
  [
    "null for the input",
    organizations,
    "CreateAccount",
    "null",
    "NULL can not be converted to a structure (CreateAccount).",
  ],
  [
    "a text for a boolean",
    cloudtrail,
    "CreateTrail",
    { IsMultiRegionTrail: "true" },
    "STRING_VALUE can not be converted to a Boolean (IsMultiRegionTrail).",
  ],
  [
    "a list for a date",
    cloudtrail,
    "LookupEvents",
    { StartTime: [] },
    "START_ARRAY can not be converted to a Timestamp (StartTime).",
  ],
  [
    "a date beyond all calendars",
    cloudtrail,
    "LookupEvents",
    { StartTime: 1e300 },
    "The value of StartTime is not a date.",
  ],
  [
    "a control character",
    organizations,
    "CreateAccount",
    { Email: "a\u0000" },
    "The value of Email is not free of characters that XML 1.0 does not allow.",
  ],
  [
    "half a surrogate pair",
    organizations,
    "CreateAccount",
    `{"Email":"\\ud800"}`,
    "The value of Email is not free of characters that XML 1.0 does not allow.",
  ],
  [
    "a control character in a document",
    ssoAdmin,
    "PutApplicationAuthenticationMethod",
    { AuthenticationMethod: { Iam: { ActorPolicy: { "\u0001": 1 } } } },
    "The value of ActorPolicy is not free of characters that XML 1.0 does not allow.",
  ],
  [
    "an endless number in a document",
    ssoAdmin,
    "PutApplicationAuthenticationMethod",
    `{"AuthenticationMethod":{"Iam":{"ActorPolicy":{"a":[1e999]}}}}`,
    "NUMBER_VALUE can not be converted to a Number (ActorPolicy).",
  ],
  [
    "two members of a union",
    identitystore,
    "GetUserId",
    { AlternateIdentifier: { ExternalId: {}, UniqueAttribute: {} } },
    "More than one member of the union AlternateIdentifier is set.",
  ],
  ["broken JSON", organizations, "CreateAccount", "{", "The request body is not valid JSON."],
  [
    "deep JSON",
    organizations,
    "CreateAccount",
    "[".repeat(100_000),
    `The request is nested deeper than ${defaultLimits.depth} levels.`,
  ],
];

test.each(refused)("%s is refused", (_, model, operation, body, message) => {
  expect(refusal(() => read(model, operation, body))).toBe(`MalformedInput: ${message}`);
});

test("brackets in texts are no nesting", () => {
  const Email = `\\"${"[{".repeat(1_000)}`;
  expect(read(organizations, "CreateAccount", { Email })).toEqual({ Email });
});

const unknown: readonly (readonly [string, string])[] = [
  ["an operation that the service doesn't have", `${organizations.targetPrefix}.Nothing`],
  ["a shape's name", `${organizations.targetPrefix}.CreateAccountRequest`],
  ["a prototype's member", `${organizations.targetPrefix}.constructor`],
  ["another service's prefix", `${ssoAdmin.targetPrefix}.CreateAccount`],
  ["no prefix", "CreateAccount"],
];

test.each(unknown)("%s is an unknown operation", (_, target) => {
  const run = () => readRequest(organizations, jsonRequest(target, "{}"));
  expect(refusal(run)).toMatch(/^InvalidAction: /);
});

test("an answer has the content type of the service's JSON", () => {
  const operation = organizations.operations.get("ListRoots");
  if (operation === undefined) throw new Error("There is no ListRoots.");
  expect(writeOutput(organizations, operation, { Roots: [] }, "id")).toEqual({
    status: 200,
    headers: { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": "id" },
    body: '{"Roots":[]}',
  });
});

test("an error has its type in a header and in the body", () => {
  const error = serviceError("ConstraintViolationException", "No.", {
    Reason: "ACCOUNT_NUMBER_LIMIT_EXCEEDED",
  });
  expect(writeError(organizations, error, "id")).toEqual({
    status: 400,
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amzn-requestid": "id",
      "x-amzn-errortype": "ConstraintViolationException",
    },
    body: '{"__type":"ConstraintViolationException","Reason":"ACCOUNT_NUMBER_LIMIT_EXCEEDED","Message":"No."}',
  });
});
