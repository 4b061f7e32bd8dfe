import { expect, test } from "vitest";
import {
  loadService,
  readRequest,
  serviceError,
  writeError,
  writeOutput,
} from "../../src/index.ts";
import { refusal, restRequest } from "../requests.ts";

const analyzer = await loadService("access-analyzer");
const sso = await loadService("sso");

const read = (method: string, url: string, body = "") => {
  const { operation, input } = readRequest(analyzer, restRequest(method, url, body));
  return { name: operation.name, input };
};

const arn = "arn:aws:access-analyzer:us-east-1:123456789012:analyzer/a";

const cases: readonly (readonly [
  rule: string,
  method: string,
  url: string,
  body: string,
  name: string,
  input: object,
])[] = [
  [
    "a path leads to an operation",
    "PUT",
    "/analyzer",
    '{"analyzerName":"a","type":"ACCOUNT"}',
    "CreateAnalyzer",
    { analyzerName: "a", type: "ACCOUNT" },
  ],
  ["a slash at the end changes nothing", "GET", "/analyzer/", "", "ListAnalyzers", {}],
  [
    "a label is decoded after the path is matched",
    "GET",
    `/tags/${encodeURIComponent(arn)}`,
    "",
    "ListTagsForResource",
    { resourceArn: arn },
  ],
  [
    "a repeated parameter is a list",
    "DELETE",
    `/tags/x?tagKeys=a%26&tagKeys=b+c`,
    "",
    "UntagResource",
    { resourceArn: "x", tagKeys: ["a&", "b c"] },
  ],
  [
    "a parameter may be a number",
    "GET",
    "/analyzer?maxResults=5&type=ACCOUNT",
    "",
    "ListAnalyzers",
    { maxResults: 5, type: "ACCOUNT" },
  ],
  ["a literal goes before a label", "PUT", "/policy/generation", "{}", "StartPolicyGeneration", {}],
  [
    "a label of the path is not taken from the body",
    "PUT",
    "/analyzer/a/archive-rule",
    '{"analyzerName":"b","ruleName":"r"}',
    "CreateArchiveRule",
    { analyzerName: "a", ruleName: "r" },
  ],
];

test.each(cases)("%s", (_, method, url, body, name, input) => {
  expect(read(method, url, body)).toEqual({ name, input });
});

test("a header is a member", () => {
  const request = {
    ...restRequest("GET", "/federation/credentials?account_id=1&role_name=r"),
    headers: { "x-amz-sso_bearer_token": "t" },
  };
  expect(readRequest(sso, request).input).toEqual({
    accountId: "1",
    roleName: "r",
    accessToken: "t",
  });
});

const refused: readonly (readonly [string, string, string, string, string])[] = [
  [
    "an unknown path",
    "GET",
    "/nothing",
    "",
    "InvalidAction: No operation has this method and path.",
  ],
  [
    "another method",
    "PATCH",
    "/analyzer",
    "",
    "InvalidAction: No operation has this method and path.",
  ],
  ["an empty label", "GET", "/tags/", "", "InvalidAction: No operation has this method and path."],
  [
    "a broken label",
    "GET",
    "/tags/%zz",
    "",
    "InvalidAction: No operation has this method and path.",
  ],
  [
    "a control character in a label",
    "GET",
    "/tags/%00",
    "",
    "MalformedInput: The value of resourceArn is not free of characters that XML 1.0 does not allow.",
  ],
  [
    "text for a number",
    "GET",
    "/analyzer?maxResults=x",
    "",
    "MalformedInput: The value of maxResults is not a number.",
  ],
  ["broken JSON", "PUT", "/analyzer", "{", "MalformedInput: The request body is not valid JSON."],
  [
    "a dot for a label",
    "PUT",
    "/analyzer/./archive-rule",
    "{}",
    "InvalidAction: No operation has this method and path.",
  ],
  [
    "a path that goes up",
    "GET",
    "/x/../analyzer",
    "",
    "InvalidAction: No operation has this method and path.",
  ],
  [
    "a doubled slash",
    "GET",
    "//analyzer",
    "",
    "InvalidAction: No operation has this method and path.",
  ],
  [
    "one value given twice",
    "GET",
    "/analyzer?type=ACCOUNT&type=ORGANIZATION",
    "",
    "MalformedInput: The parameter type is given more than once.",
  ],
  [
    "a broken query",
    "GET",
    "/analyzer?type=%zz",
    "",
    "MalformedQueryString: The query string contains a malformed percent-encoding.",
  ],
  [
    "too many parameters",
    "GET",
    `/analyzer?${"a=&".repeat(10_000)}`,
    "",
    "MalformedInput: The request has more than 5000 parameters.",
  ],
];

test.each(refused)("%s is refused", (_, method, url, body, message) => {
  expect(refusal(() => read(method, url, body))).toBe(message);
});

test("a parameter that tells operations apart must be there once", async () => {
  const oidc = await loadService("sso-oidc");
  const nameOf = (url: string) => readRequest(oidc, restRequest("POST", url, "{}")).operation.name;
  expect(nameOf("/token?aws_iam=t")).toBe("CreateTokenWithIAM");
  expect(nameOf("/token?aws_iam=t&aws_iam=x")).toBe("CreateToken");
  expect(nameOf("/token?aws_iam=x&aws_iam=t")).toBe("CreateToken");
});

test("dates are written in the format that the model names", () => {
  const operation = analyzer.operations.get("GetAnalyzer");
  if (operation === undefined) throw new Error("There is no GetAnalyzer.");
  const createdAt = new Date(Date.UTC(2026, 0, 2, 3, 4, 5));
  expect(writeOutput(analyzer, operation, { analyzer: { arn, createdAt } }, "id")).toEqual({
    status: 200,
    headers: { "content-type": "application/json", "x-amzn-requestid": "id" },
    body: `{"analyzer":{"arn":"${arn}","createdAt":"2026-01-02T03:04:05Z"}}`,
  });
});

test("an error has its type in a header", () => {
  const error = serviceError("ResourceNotFoundException", "None.", {
    resourceId: "r",
    resourceType: "t",
  });
  expect(writeError(analyzer, error, "id")).toEqual({
    status: 404,
    headers: {
      "content-type": "application/json",
      "x-amzn-requestid": "id",
      "x-amzn-errortype": "ResourceNotFoundException",
    },
    body: '{"resourceId":"r","resourceType":"t","message":"None."}',
  });
});
